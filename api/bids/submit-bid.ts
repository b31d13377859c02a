import { z } from 'zod';
import type { Tx } from '../../prisma/database.ts';
import { route } from '../route.ts';
import { purchaseParams } from '../purchases/visible-purchase.ts';
import { admit, late, readBidding } from './bid-admission.ts';
import { sealBid, type Envelope } from './seal-bid.ts';

const LONGEST_PROPOSAL = 20_000;
const MOST_FEN = 1_000_000_000_000;

const bidInput = z
  .strictObject({
    lotId: z.uuid(),
    priceFen: z.int().min(1).max(MOST_FEN).meta({ description: 'Fen; at most the ceiling (PB-02)' }),
    proposal: z.string().trim().min(1).max(LONGEST_PROPOSAL).meta({ description: 'The response to the needs' }),
  })
  .meta({
    id: 'BidInput',
    example: {
      lotId: '00000000-0000-4000-8000-d00000000001',
      priceFen: 68_800_000,
      proposal: '示例响应方案：具名服务团队、首访时限、应急预案。',
    },
  });

export const receiptShape = {
  bidId: z.uuid(),
  lotId: z.uuid(),
  envelopeHash: z
    .string()
    .meta({ description: 'SHA-256 of the sealed envelope, hexadecimal: compare it with the opening record' }),
  receivedAt: z.iso.datetime().meta({ description: 'Database time' }),
};

const receiptSchema = z
  .object({ ...receiptShape, deadline: z.object({ wall: z.iso.datetime(), legal: z.iso.datetime() }) })
  .meta({ id: 'BidReceipt' });

interface Placed {
  readonly id: string;
  readonly receivedAt: Date;
}

/**
 * A bid is sealed before it is stored. The bid's row is its own record: an entry in the audit log would tell its
 * readers who has bid before the deadline (令87 art. 28, PB-05).
 */
export const submitBid = route({
  method: 'post',
  path: '/purchases/{purchaseId}/bids',
  operationId: 'submitBid',
  summary: '提交密封的响应文件 · Submit a sealed bid',
  description:
    'Encrypted at once to a key that only the opening uses. A later bid of the same provider for the same lot replaces the earlier one.',
  tag: 'bids',
  access: ['create', 'Bid'],
  params: purchaseParams,
  body: bidInput,
  success: { status: 201, schema: receiptSchema, description: 'The receipt' },
  problems: [
    'not-found',
    'bid-late',
    'bids-not-open',
    'bid-above-ceiling',
    'provider-not-eligible',
    'idempotency-conflict',
    'idempotency-in-flight',
  ],
  creates: true,
  async handle({ params: { purchaseId }, body, caller, create }) {
    const { lotId, priceFen, proposal } = body;
    const providerId = caller.organisationId;
    return create(async (tx) => {
      const bidding = await readBidding(tx, purchaseId, lotId, providerId);
      const { sealRecipient, deadline } = admit(bidding, priceFen);
      const envelope = await sealBid(sealRecipient, { lotId, providerId, priceFen, proposal });
      const placed = await place(tx, { purchaseId, lotId, providerId }, envelope);
      // The deadline, or the opening itself, came between the check and the lock.
      if (placed === undefined) throw late(bidding!);
      return {
        bidId: placed.id,
        lotId,
        envelopeHash: envelope.hash,
        receivedAt: placed.receivedAt.toISOString(),
        deadline,
      };
    });
  },
});

/** Undefined when the purchase no longer takes bids on the database's clock. */
async function place(
  tx: Tx,
  {
    purchaseId,
    lotId,
    providerId,
  }: { readonly purchaseId: string; readonly lotId: string; readonly providerId: string },
  { bytes, hash }: Envelope,
): Promise<Placed | undefined> {
  // Two bids of one provider at once: the second waits here, so that its statement sees the first and replaces it.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`bid ${lotId} ${providerId}`}, 0))`;
  // The shared lock and the opening's exclusive one decide the race: either the opening sees this bid, or this
  // statement sees the opening. The clock is read after the lock, because waiting for it takes time.
  const [placed] = await tx.$queryRaw<Placed[]>`
    WITH locked AS MATERIALIZED (
      SELECT id, bid_deadline_at FROM purchase
      WHERE id = ${purchaseId}::uuid AND stage = 'bidding' AND state = 'running' AND bids_opened_at IS NULL
        AND bid_deadline_at > clock_timestamp()
      FOR SHARE
    ), admitted AS MATERIALIZED (
      SELECT id, bid_deadline_at, date_trunc('milliseconds', clock_timestamp()) AS at FROM locked
    ), replaced AS (
      UPDATE bid SET state = 'replaced'
      WHERE lot_id = ${lotId}::uuid AND provider_id = ${providerId}::uuid AND state = 'current'
        AND EXISTS (SELECT 1 FROM admitted WHERE at < bid_deadline_at)
      RETURNING id
    )
    INSERT INTO bid (purchase_id, lot_id, provider_id, envelope, envelope_hash, received_at)
    SELECT admitted.id, ${lotId}::uuid, ${providerId}::uuid, ${bytes}, ${hash}, admitted.at
    FROM admitted, (SELECT count(*) FROM replaced) AS first
    WHERE admitted.at < admitted.bid_deadline_at
    RETURNING id, received_at AS "receivedAt"`;
  return placed;
}
