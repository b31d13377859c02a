import { Context } from '@temporalio/activity';
import type { Database, Tx } from '../prisma/database.ts';
import { found } from './not-found.ts';
import { openEnvelope, SEALED } from './open-envelope.ts';
import { lockForOpening } from './opening-lock.ts';
import { heldIdentity, holderActivities } from './opening-shares.ts';
import { publishOpening, signOpening } from './opening-record.ts';
import type { PurchaseRef } from './purchase-record.ts';
import { openerWith, unsealedIdentity, type SealKey } from './seal.ts';
import type { SigningKey } from '../prisma/signing-key.ts';

export interface BidRef {
  readonly bidId: string;
  readonly providerId: string;
}

export interface OpenedLot {
  readonly lotId: string;
  readonly bids: readonly BidRef[];
}

export function openingActivities({ prisma }: Database, sealKey: SealKey, signingKey: SigningKey) {
  return {
    ...holderActivities({ prisma }, sealKey),

    /**
     * Opens every bid of a purchase whose key the worker seals, in one transaction and never before the deadline on the
     * database's clock. Run again, it returns the same bids.
     */
    async openBids({ purchaseId }: PurchaseRef): Promise<OpenedLot[]> {
      return prisma.$transaction(
        async (tx) => {
          if (await lockForOpening(tx, purchaseId)) {
            const { sealedIdentity } = await tx.purchase.findUniqueOrThrow({ where: { id: purchaseId } });
            const identity = unsealedIdentity(sealKey, purchaseId, found(sealedIdentity, 'opening key'));
            await openEach(purchaseId, identity, (work) => work(tx));
            await publishOpening(tx, purchaseId);
          }
          return openedLots(tx, purchaseId);
        },
        { timeout: 120_000 },
      );
    },

    /** Puts the released shares together, in memory, and checks what they make before anything is opened with it. */
    async checkOpeningKey({ purchaseId }: PurchaseRef): Promise<void> {
      await prisma.$transaction(async (tx) => {
        if (!(await lockForOpening(tx, purchaseId))) return;
        await heldIdentity(tx, sealKey, purchaseId);
        await done(tx, purchaseId, 'key');
      });
    },

    /**
     * Opens the envelopes, each in a transaction of its own: whoever goes on after a worker that died finds those that
     * are open, and opens the rest.
     */
    async openEnvelopes({ purchaseId }: PurchaseRef): Promise<void> {
      const identity = await prisma.$transaction(async (tx) =>
        (await lockForOpening(tx, purchaseId)) ? heldIdentity(tx, sealKey, purchaseId) : undefined,
      );
      if (identity === undefined) return;
      await openEach(purchaseId, identity, (work) => prisma.$transaction(work));
      await prisma.$transaction((tx) => done(tx, purchaseId, 'envelopes'));
    },

    /** Publishes the record and wipes what made the key, in one transaction: from here on the bids are opened for all. */
    async recordOpening({ purchaseId }: PurchaseRef): Promise<OpenedLot[]> {
      return prisma.$transaction(async (tx) => {
        if (await lockForOpening(tx, purchaseId)) {
          await publishOpening(tx, purchaseId);
          await tx.openingShare.updateMany({ where: { purchaseId }, data: { wrapped: null, released: null } });
          await tx.openingKey.update({ where: { purchaseId }, data: { deskIdentity: null } });
          await done(tx, purchaseId, 'record');
        }
        return openedLots(tx, purchaseId);
      });
    },

    /** Signs the published record, so that a copy of it can be checked without this service. */
    async signOpeningRecord({ purchaseId }: PurchaseRef): Promise<void> {
      await prisma.$transaction(async (tx) => {
        await signOpening(tx, purchaseId, signingKey);
        await done(tx, purchaseId, 'signature');
      });
    },
  };

  /** Each envelope that has not been read yet; `transact` decides what one transaction is. */
  async function openEach(
    purchaseId: string,
    identity: string,
    transact: (work: (tx: Tx) => Promise<void>) => Promise<void>,
  ): Promise<void> {
    const open = openerWith(identity);
    let ids: { readonly id: string }[] = [];
    const unread = { purchaseId, state: 'current', openedAt: null, refusalReason: null, returnedAt: null };
    await transact(async (tx) => {
      ids = await tx.bid.findMany({ where: unread, select: { id: true }, orderBy: { id: 'asc' } });
    });
    for (const { id } of ids) {
      await transact(async (tx) => {
        const bid = await tx.bid.findFirst({ where: { id, ...unread }, select: SEALED });
        if (bid !== null) await openEnvelope(tx, open, bid);
      });
      Context.current().heartbeat();
    }
  }
}

async function done(tx: Tx, purchaseId: string, step: 'key' | 'envelopes' | 'record' | 'signature'): Promise<void> {
  await tx.openingStep.createMany({ data: [{ purchaseId, step }], skipDuplicates: true });
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
