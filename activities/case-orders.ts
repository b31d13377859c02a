import { CASE_RULES, challengeEffect, type CaseKind, type CaseOrder } from '../domain/procurement/case-effects.ts';
import type { ChallengeGround } from '../domain/procurement/challenge.ts';
import type { DepartureCode } from '../domain/procurement/award-order.ts';
import { dayOf } from '../domain/time/shanghai.ts';
import type { Database, Tx } from '../prisma/database.ts';
import { coverByTownship } from './coverage.ts';
import { endHolds } from './holds.ts';
import type { LegalTime } from './legal-time.ts';
import { lotPoints } from './lot-points.ts';
import { recordEvent, type PurchaseRef } from './purchase-record.ts';

const REASONS: Readonly<Record<CaseKind, DepartureCode>> = {
  challenge: 'challenge-upheld',
  complaint: 'complaint-upheld',
};

interface AnnulRequest extends PurchaseRef {
  readonly lotId: string;
  readonly caseId: string;
  readonly by: CaseKind;
}

/** What was annulled; `stands`: a contract that is performed, or that the buyer cannot rescind by its own answer. */
export type Annulled = 'nothing' | 'award' | 'contract' | 'stands';

export function caseOrderActivities({ prisma }: Database, time: LegalTime) {
  return {
    /**
     * Annuls a lot's award, and its contract where it is signed and not performed yet (CH-04, CH-13). Recipients of a
     * rescinded contract are the township's from this transaction on, so nobody is without a provider. A second run finds it
     * done.
     */
    async annul({ purchaseId, lotId, caseId, by }: AnnulRequest): Promise<Annulled> {
      const at = await time.businessNow(purchaseId);
      return prisma.$transaction(
        async (tx) => {
          await tx.$queryRaw`SELECT 1 FROM lot WHERE id = ${lotId}::uuid FOR UPDATE`;
          const key = `annulled:${caseId}:${lotId}`;
          const before = await tx.purchaseEvent.findUnique({ where: { purchaseId_key: { purchaseId, key } } });
          if (before !== null) return (before.detail as { readonly annulled: Annulled }).annulled;
          const point = (await lotPoints(tx, purchaseId, dayOf(at))).find((lot) => lot.lotId === lotId)?.point;
          const stands = point === undefined || point === 'performed' || (by === 'challenge' && point === 'signed');
          const annulled: Annulled = stands
            ? 'stands'
            : point === 'no-winner'
              ? 'nothing'
              : point === 'signed'
                ? 'contract'
                : 'award';
          if (annulled === 'award' || annulled === 'contract') await voidAward(tx, lotId, REASONS[by], at);
          if (annulled === 'contract') await rescind(tx, lotId);
          const rule = CASE_RULES[by];
          await recordEvent(tx, {
            purchaseId,
            key,
            kind: 'case-carried-out',
            lotId,
            rule,
            detail: { annulled, caseId },
          });
          return annulled;
        },
        { timeout: 60_000 },
      );
    },

    /** The purchase has done what a challenge ordered for all its lots: it no longer holds the purchase up (CH-04). */
    async orderCarriedOut({ purchaseId, caseId, by }: PurchaseRef & Omit<AnnulRequest, 'lotId'>): Promise<void> {
      if (by !== 'challenge') return;
      const at = await time.businessNow(purchaseId);
      await prisma.$transaction((tx) => endHolds(tx, caseId, at, 'carried-out'));
    },
  };
}

/** What the buyer orders by upholding a challenge: for the lots it names, by how far each has come (CH-04). */
export async function challengeOrder(
  tx: Tx,
  { challengeId, purchaseId }: PurchaseRef & { readonly challengeId: string },
  wanted: readonly string[],
  at: Parameters<typeof dayOf>[0],
): Promise<CaseOrder> {
  const { ground } = await tx.challenge.findUniqueOrThrow({ where: { id: challengeId } });
  const points = await lotPoints(tx, purchaseId, dayOf(at));
  const lots = points.flatMap(({ lotId, point }) => {
    const effect = wanted.includes(lotId) ? challengeEffect(ground as ChallengeGround, point) : undefined;
    return effect === undefined || effect.then === 'damages' ? [] : [{ lotId, then: effect.then }];
  });
  return { caseId: challengeId, by: 'challenge', lots };
}

async function voidAward(tx: Tx, lotId: string, voidReason: DepartureCode, voidedAt: string): Promise<void> {
  const [live] = await tx.award.findMany({ where: { lotId, state: 'live' } });
  if (live === undefined) return;
  await tx.award.update({ where: { id: live.id }, data: { state: 'void', voidReason, voidedAt } });
  await tx.contract.updateMany({ where: { awardId: live.id, state: 'draft' }, data: { state: 'terminated' } });
}

/** The contract ends before its first day of service; payments that were scheduled are not made. */
async function rescind(tx: Tx, lotId: string): Promise<void> {
  const where = { lotId, kind: 'main', state: { in: ['running', 'suspended'] } };
  const contract = await tx.contract.findFirst({ where });
  if (contract === null) return;
  await coverByTownship(tx, { contractId: contract.id });
  await tx.contract.update({ where: { id: contract.id }, data: { state: 'terminated' } });
  await tx.payment.updateMany({ where: { contractId: contract.id, state: 'scheduled' }, data: { state: 'withheld' } });
  await tx.lot.update({ where: { id: lotId }, data: { state: 'awarded' } });
}
