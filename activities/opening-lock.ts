import { ApplicationFailure } from '@temporalio/common';
import type { Tx } from '../prisma/database.ts';
import { found } from './not-found.ts';

/**
 * Locks the purchase: a bid being written holds it shared, so none can slip in unseen (EV-01, EV-02). True when it is
 * still to be opened. Throws TOO_EARLY before the deadline of the database's clock.
 */
export async function lockForOpening(tx: Tx, purchaseId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ early: boolean; opened: boolean }[]>`
    SELECT bid_deadline_at > clock_timestamp() AS early, bids_opened_at IS NOT NULL AS opened
    FROM purchase WHERE id = ${purchaseId}::uuid FOR UPDATE`;
  const row = found(rows[0], 'purchase');
  if (row.early) throw ApplicationFailure.create({ type: 'TOO_EARLY', message: 'the bid deadline has not passed' });
  return !row.opened;
}
