import { createHash } from 'node:crypto';
import { ApplicationFailure, Context } from '@temporalio/activity';
import type { Database, Tx } from '../prisma/database.ts';
import { found } from './not-found.ts';
import { publish, recordEvent, type PurchaseRef } from './purchase-record.ts';
import { openerFor, type BidContent, type SealKey } from './seal.ts';

export interface BidRef {
  readonly bidId: string;
  readonly providerId: string;
}

export interface OpenedLot {
  readonly lotId: string;
  readonly bids: readonly BidRef[];
}

interface SealedBid {
  readonly id: string;
  readonly lotId: string;
  readonly providerId: string;
  readonly envelope: Uint8Array;
  readonly envelopeHash: string;
}

export function openingActivities({ prisma }: Database, sealKey: SealKey) {
  return {
    /**
     * Opens every bid in one transaction, never before the deadline on the database's clock. The purchase row is locked
     * first: a bid being written holds it shared, so none can slip in unseen (EV-01, EV-02). Run again, it returns the
     * same bids. An envelope that does not open, or whose header names another lot or provider, is refused with the
     * reason; the others go on.
     */
    async openBids({ purchaseId }: PurchaseRef): Promise<OpenedLot[]> {
      return prisma.$transaction(
        async (tx) => {
          if (await lockForOpening(tx, purchaseId)) await openAll(tx, purchaseId);
          return openedLots(tx, purchaseId);
        },
        { timeout: 120_000 },
      );
    },
  };

  /** True when this run is the one to open. */
  async function lockForOpening(tx: Tx, purchaseId: string): Promise<boolean> {
    const rows = await tx.$queryRaw<{ early: boolean; opened: boolean }[]>`
      SELECT bid_deadline_at > clock_timestamp() AS early, bids_opened_at IS NOT NULL AS opened
      FROM purchase WHERE id = ${purchaseId}::uuid FOR UPDATE`;
    const row = found(rows[0], 'purchase');
    if (row.early) throw ApplicationFailure.create({ type: 'TOO_EARLY', message: 'the bid deadline has not passed' });
    return !row.opened;
  }

  async function openAll(tx: Tx, purchaseId: string): Promise<void> {
    const purchase = await tx.purchase.findUniqueOrThrow({ where: { id: purchaseId } });
    const open = openerFor(sealKey, purchaseId, found(purchase.sealedIdentity, 'opening key'));
    const openedAt = new Date();
    for (const bid of await tx.bid.findMany({ where: { purchaseId, state: 'current' }, orderBy: { id: 'asc' } })) {
      const content = await openOne(open, bid);
      Context.current().heartbeat();
      if ('refusal' in content) {
        await tx.bid.update({ where: { id: bid.id }, data: { qualified: false, refusalReason: content.refusal } });
      } else {
        const { priceFen, proposal } = content;
        await tx.bid.update({ where: { id: bid.id }, data: { openedAt, priceFen, proposal } });
      }
    }
    await tx.purchase.update({ where: { id: purchaseId }, data: { bidsOpenedAt: openedAt, sealedIdentity: null } });
    await publish(tx, { purchaseId, kind: 'opening-record', body: { bids: await openingRecord(tx, purchaseId) } });
    await recordEvent(tx, { purchaseId, key: 'opening', kind: 'opening', rule: 'EV-01' });
  }

  async function openingRecord(tx: Tx, purchaseId: string) {
    const bids = await tx.bid.findMany({
      where: { purchaseId, openedAt: { not: null } },
      include: { provider: true, lot: true },
      orderBy: [{ lotId: 'asc' }, { id: 'asc' }],
    });
    return bids.map((bid) => ({
      lot: bid.lot.seq,
      provider: bid.provider.name,
      priceFen: Number(bid.priceFen),
      envelopeHash: bid.envelopeHash,
    }));
  }
}

async function openOne(
  open: (envelope: Uint8Array) => Promise<BidContent>,
  bid: SealedBid,
): Promise<BidContent | { readonly refusal: string }> {
  if (createHash('sha256').update(bid.envelope).digest('hex') !== bid.envelopeHash) return { refusal: 'hash' };
  try {
    const content = await open(bid.envelope);
    return content.lotId === bid.lotId && content.providerId === bid.providerId ? content : { refusal: 'header' };
  } catch {
    return { refusal: 'unreadable' };
  }
}

async function openedLots(tx: Tx, purchaseId: string): Promise<OpenedLot[]> {
  const lots = await tx.lot.findMany({
    where: { purchaseId },
    orderBy: { seq: 'asc' },
    include: { bids: { where: { openedAt: { not: null } }, orderBy: { id: 'asc' } } },
  });
  return lots.map((lot) => ({
    lotId: lot.id,
    bids: lot.bids.map((bid) => ({ bidId: bid.id, providerId: bid.providerId })),
  }));
}
