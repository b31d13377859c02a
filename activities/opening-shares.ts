import { ApplicationFailure } from '@temporalio/common';
import type { Database, Tx } from '../prisma/database.ts';
import { found } from './not-found.ts';
import { checkOf, combinedIdentity, unsealWith } from './opening-key.ts';
import { formOf, recordEvent, type PurchaseRef } from './purchase-record.ts';
import { unsealedIdentity, type SealKey } from './seal.ts';

/** Who holds the key of a purchase. Ids only. */
export interface OpeningSeats {
  /** So many shares open; 0 for a purchase whose key the worker seals. */
  readonly threshold: number;
  /** Those whose share is neither lost nor given. */
  readonly waiting: readonly { readonly seat: number; readonly userId: string }[];
  /** Given already. */
  readonly given: number;
}

/** `wrong`: it is not the share of this seat, and is asked for again. */
export type ShareOutcome = 'given' | 'wrong' | 'lost';

interface ShareDecision extends PurchaseRef {
  readonly seat: number;
  readonly taskId: string;
  readonly outcome: string;
}

/** What the opening asks of its holders. */
export function holderActivities({ prisma }: Pick<Database, 'prisma'>, sealKey: SealKey) {
  return {
    async openingSeats({ purchaseId }: PurchaseRef): Promise<OpeningSeats> {
      const key = await prisma.openingKey.findUnique({
        where: { purchaseId },
        include: { shares: { orderBy: { seat: 'asc' } } },
      });
      if (key === null) return { threshold: 0, waiting: [], given: 0 };
      const waiting = key.shares.filter(({ lostAt, releasedAt }) => lostAt === null && releasedAt === null);
      return {
        threshold: key.threshold,
        waiting: waiting.map(({ seat, holderId }) => ({ seat, userId: holderId })),
        given: key.shares.filter(({ releasedAt }) => releasedAt !== null).length,
      };
    },

    /** Takes what a holder has handed in, or that it is lost. A share that is not the seat's own is not kept. */
    async adoptShare({ purchaseId, seat, taskId, outcome }: ShareDecision): Promise<ShareOutcome> {
      return prisma.$transaction(async (tx) => {
        const where = { purchaseId_seat: { purchaseId, seat } };
        const row = found(await tx.openingShare.findUnique({ where, include: { key: true } }), 'share');
        if (row.lostAt !== null) return 'lost';
        if (row.releasedAt !== null) return 'given';
        if (outcome === 'lost') {
          const { reason } = await formOf<{ reason: string }>(tx, taskId);
          await tx.openingShare.update({ where, data: { lostAt: new Date(), lostReason: reason, wrapped: null } });
          await recordEvent(tx, { purchaseId, key: `share-lost:${seat}`, kind: 'share-lost', detail: { seat } });
          return 'lost';
        }
        const { share } = await formOf<{ share: string }>(tx, taskId);
        const released = Uint8Array.from(Buffer.from(share, 'base64'));
        const desk = unsealedIdentity(sealKey, purchaseId, found(row.key.deskIdentity, 'desk key'));
        if (!(await isShare(desk, released, row.shareCheck))) return 'wrong';
        await tx.openingShare.update({ where, data: { released, releasedAt: new Date() } });
        await recordEvent(tx, { purchaseId, key: `share:${seat}`, kind: 'share-given', detail: { seat } });
        return 'given';
      });
    },

    /** Enough shares are in. */
    async sharesCollected({ purchaseId }: PurchaseRef): Promise<void> {
      await prisma.openingStep.createMany({ data: [{ purchaseId, step: 'shares' }], skipDuplicates: true });
    },
  };
}

async function isShare(desk: string, released: Uint8Array, shareCheck: string): Promise<boolean> {
  try {
    return checkOf(await unsealWith(desk, released)) === shareCheck;
  } catch {
    return false;
  }
}

/**
 * The opening key, from the shares that were given; in memory only.
 *
 * @throws ApplicationFailure `WRONG_KEY` when they do not make the key that was published
 */
export async function heldIdentity(tx: Tx, sealKey: SealKey, purchaseId: string): Promise<string> {
  const key = found(
    await tx.openingKey.findUnique({
      where: { purchaseId },
      include: { shares: { where: { releasedAt: { not: null } }, orderBy: { seat: 'asc' } } },
    }),
    'opening key',
  );
  const desk = unsealedIdentity(sealKey, purchaseId, found(key.deskIdentity, 'desk key'));
  const shares = await Promise.all(
    key.shares.slice(0, key.threshold).map(({ released }) => unsealWith(desk, found(released, 'released share'))),
  );
  const identity = shares.length < key.threshold ? undefined : await combinedIdentity(shares, key.keyCheck);
  for (const share of shares) share.fill(0);
  if (identity !== undefined) return identity;
  throw ApplicationFailure.create({ type: 'WRONG_KEY', message: 'the shares do not make the published key' });
}
