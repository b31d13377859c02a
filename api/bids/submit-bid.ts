import { z } from 'zod';
import { LONGEST_PROPOSAL, MOST_PRICE_FEN } from '../../domain/procurement/bid-content.ts';
import { ENTERPRISE_SIZE_CODES } from '../../domain/procurement/sme-reserve.ts';
import { route } from '../route.ts';
import { purchaseParams } from '../purchases/visible-purchase.ts';
import { admit, admitPrice, late, readBidding } from './bid-admission.ts';
import { sealBid } from './envelope.ts';
import { placeBid } from './place-bid.ts';
import { OWN_BID_COLUMNS, receiptOf, receiptSchema } from './receipt.ts';

const bidInput = z
  .strictObject({
    lotId: z.uuid(),
    priceFen: z.int().min(1).max(MOST_PRICE_FEN).meta({ description: 'Fen; at most the ceiling (PB-02)' }),
    enterpriseSize: z.enum(ENTERPRISE_SIZE_CODES).optional().meta({
      description:
        'What it declares itself to be (中小企业声明函): small is small or micro (PL-16), medium counts for a reserve (PL-15)',
    }),
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

/**
 * A bid is sealed before it is stored. The bid's row is its own record: an entry in the audit log would tell its
 * readers who has bid before the deadline (令87 art. 28, PB-05).
 */
export const submitBid = route({
  method: 'post',
  path: '/purchases/{purchaseId}/bids',
  operationId: 'submitBid',
  summary: '提交响应文件，由系统密封 · Submit a bid, sealed on arrival',
  description:
    'For programs that cannot seal. Encrypted at once to a key that only the opening uses. A later bid of the same provider for the same lot replaces the earlier one.',
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
  async handle({ params: { purchaseId }, body, caller, create }, { environment }) {
    const { lotId, priceFen, proposal, enterpriseSize } = body;
    const providerId = caller.organisationId;
    return create(async (tx) => {
      const bidding = await readBidding(tx, purchaseId, lotId, providerId);
      const open = admit(bidding);
      admitPrice(open, priceFen);
      const envelope = await sealBid(open.sealRecipient, {
        ...{ lotId, providerId, priceFen, proposal },
        ...(enterpriseSize && { enterpriseSize }),
      });
      const placed = await placeBid(tx, { purchaseId, lotId, providerId }, envelope);
      // The deadline, or the opening itself, came between the check and the lock.
      if (placed === undefined) throw late(bidding!);
      const bid = await tx.bid.findUniqueOrThrow({ where: { id: placed.id }, select: OWN_BID_COLUMNS });
      return receiptOf(bid, open, environment.signingKey);
    });
  },
});
