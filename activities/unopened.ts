import type { RuleId } from '../domain/procurement/rules.ts';
import type { Database, Tx } from '../prisma/database.ts';
import type { LegalInstant, LegalTime } from './legal-time.ts';
import { lockForOpening } from './opening-lock.ts';
import { recordEvent, type PurchaseRef } from './purchase-record.ts';

/** What becomes of bids that may not, or cannot, be opened: they go back as they came. */
export function unopenedActivities({ prisma }: Database, time: LegalTime) {
  return {
    /**
     * Ids of the open lots for which fewer than `least` bid at the deadline. Their envelopes stay closed (M87 41) and go
     * back; run again, it answers the same.
     */
    async lotsLeftUnopened({ purchaseId, least }: PurchaseRef & { readonly least: number }): Promise<string[]> {
      return prisma.$transaction(async (tx) => {
        await lockForOpening(tx, purchaseId);
        const lots = await tx.lot.findMany({
          where: { purchaseId, state: 'open' },
          orderBy: { seq: 'asc' },
          select: { id: true, _count: { select: { bids: { where: { state: 'current' } } } } },
        });
        const unopened = lots.filter(({ _count }) => _count.bids < least).map(({ id }) => id);
        await giveBack(tx, purchaseId, unopened, 'ME-13');
        return unopened;
      });
    },

    /** No bid of the purchase will be opened any more: all go back, and what could have opened them is wiped. */
    async returnUnopened({ purchaseId }: PurchaseRef): Promise<void> {
      await prisma.$transaction((tx) => closeUnopened(tx, purchaseId, 'HS-17'));
    },

    /** Until when shares are waited for before somebody decides about waiting on (HS-17). */
    openingStall({ purchaseId }: PurchaseRef): Promise<LegalInstant> {
      return time.taskTimes({ purchaseId }, { rule: 'HS-17', figure: 'waiting' });
    },
  };
}

/** In the transaction that ends the purchase. Does nothing to bids that have been opened. */
export async function closeUnopened(tx: Tx, purchaseId: string, rule: RuleId): Promise<void> {
  const lots = await tx.lot.findMany({ where: { purchaseId }, select: { id: true } });
  await giveBack(
    tx,
    purchaseId,
    lots.map(({ id }) => id),
    rule,
  );
  await tx.purchase.update({ where: { id: purchaseId }, data: { sealedIdentity: null } });
  await tx.openingShare.updateMany({ where: { purchaseId }, data: { wrapped: null, released: null } });
  await tx.openingKey.updateMany({ where: { purchaseId }, data: { deskIdentity: null } });
}

async function giveBack(tx: Tx, purchaseId: string, lotIds: readonly string[], rule: RuleId): Promise<void> {
  const sealed = { state: 'current', openedAt: null, refusalReason: null, returnedAt: null };
  for (const lotId of lotIds) {
    const { count } = await tx.bid.updateMany({ where: { lotId, ...sealed }, data: { returnedAt: new Date() } });
    if (count === 0) continue;
    await recordEvent(tx, { purchaseId, key: `returned:${lotId}`, kind: 'bids-returned', lotId, rule });
  }
}
