import type { Tx } from '../../prisma/database.ts';
import type { Envelope } from './envelope.ts';

export interface BidPlace {
  readonly purchaseId: string;
  readonly lotId: string;
  readonly providerId: string;
}

export interface PlacedBid {
  readonly id: string;
  readonly lotId: string;
  readonly hash: string;
  /** Database time. */
  readonly receivedAt: Date;
}

/** Two commands of one provider on one lot at once: the second waits here, so that its statement sees the first. */
export async function lockOwnBid(tx: Tx, lotId: string, providerId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`bid ${lotId} ${providerId}`}, 0))`;
}

/**
 * Stores an envelope in the place of the provider's earlier one for the lot. Undefined when the purchase no longer takes
 * bids on the database's clock.
 */
export async function placeBid(
  tx: Tx,
  { purchaseId, lotId, providerId }: BidPlace,
  { bytes, hash }: Envelope,
): Promise<PlacedBid | undefined> {
  await lockOwnBid(tx, lotId, providerId);
  // The shared lock and the opening's exclusive one decide the race: either the opening sees this bid, or this
  // statement sees the opening. The clock is read after the lock, because waiting for it takes time.
  const [placed] = await tx.$queryRaw<Pick<PlacedBid, 'id' | 'receivedAt'>[]>`
    WITH locked AS MATERIALIZED (
      SELECT id, bid_deadline_at FROM purchase
      WHERE id = ${purchaseId}::uuid AND stage = 'bidding' AND state = 'running' AND bids_opened_at IS NULL
        AND bid_deadline_at > clock_timestamp() AND NOT is_suspended(id)
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
  return placed && { ...placed, lotId, hash };
}
