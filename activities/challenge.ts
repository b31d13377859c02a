import type { CaseOrder } from '../domain/procurement/case-effects.ts';
import type { ChallengeOutcome } from '../domain/procurement/challenge.ts';
import type { Database, Tx } from '../prisma/database.ts';
import { challengeOrder } from './case-orders.ts';
import { endHolds } from './holds.ts';
import type { LegalTime } from './legal-time.ts';
import { found } from './not-found.ts';
import { notify } from './notify.ts';
import { formOf, recordEvent, type PurchaseRef } from './purchase-record.ts';

interface ChallengeRef extends PurchaseRef {
  readonly challengeId: string;
}

interface AnswerForm {
  readonly answer: string;
  readonly legalBasis: string;
  readonly affectsResult?: boolean;
}

/** Whether it goes on holding the purchase up: upheld, and it affects the result. */
export interface Served {
  readonly holds: boolean;
}

export function challengeActivities({ prisma }: Database, time: LegalTime) {
  return {
    /** The receipt in the purchase's own timeline, which only its offices read (PB-05). */
    async recordChallenge({ purchaseId, challengeId }: ChallengeRef): Promise<void> {
      await prisma.$transaction(async (tx) => {
        const { ground } = found(await tx.challenge.findUnique({ where: { id: challengeId } }), 'challenge');
        const line = { key: `challenge:${challengeId}`, kind: 'challenge-received', rule: 'CH-01' } as const;
        await recordEvent(tx, { purchaseId, ...line, detail: { challengeId, ground } });
      });
    },

    /**
     * The written answer: kept as it was given, served on the challenger, told to the suppliers concerned, who are the
     * others whose bids were opened (CH-03). A second run changes nothing.
     */
    async serveAnswer(
      request: ChallengeRef & { readonly taskId: string; readonly outcome: ChallengeOutcome },
    ): Promise<Served> {
      const { purchaseId, challengeId, taskId, outcome } = request;
      const answeredAt = await time.businessNow(purchaseId);
      return prisma.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM challenge WHERE id = ${challengeId}::uuid FOR UPDATE`;
        const challenge = found(await tx.challenge.findUnique({ where: { id: challengeId } }), 'challenge');
        if (challenge.state !== 'received') return { holds: await holds(tx, challengeId) };
        const { submittedBy } = await tx.task.findUniqueOrThrow({ where: { id: taskId } });
        const form = await formOf<AnswerForm>(tx, taskId);
        const { answer, legalBasis: answerBasis, affectsResult = null } = form;
        const given = {
          state: 'answered',
          outcome,
          answer,
          answerBasis,
          affectsResult,
          answeredBy: submittedBy,
          answeredAt,
        };
        await tx.challenge.update({ where: { id: challengeId }, data: given });
        await recordEvent(tx, {
          ...{ purchaseId, key: `challenge-answered:${challengeId}`, kind: 'challenge-answered', taskId },
          ...{
            rule: outcome === 'upheld' ? 'CH-04' : 'CH-03',
            detail: { challengeId, ground: challenge.ground, outcome },
          },
        });
        await tell(tx, challenge, challenge.providerId, 'challenge-answered');
        for (const providerId of await othersConcerned(tx, challenge)) {
          await tell(tx, challenge, providerId, 'challenge-of-another-answered');
        }
        await tx.auditEvent.create({
          data: {
            ...{ actorId: submittedBy, actorRole: 'officer', action: 'challenge.answered', detail: { outcome } },
            ...{ objectType: 'challenge', objectId: challengeId },
          },
        });
        return { holds: await holds(tx, challengeId) };
      });
    },

    /**
     * What was done about an upheld challenge stands in the task; it no longer holds the purchase up (CH-04). Where the award
     * is to be void, or the purchase made anew, it holds until the purchase has done that.
     *
     * @returns what the purchase has to do, null where the buyer has done everything
     */
    async carryOutAnswer(request: ChallengeRef & { readonly taskId: string }): Promise<CaseOrder | null> {
      const { purchaseId, challengeId, taskId } = request;
      const at = await time.businessNow(purchaseId);
      return prisma.$transaction(async (tx) => {
        const { lots = [] } = await formOf<{ readonly lots?: readonly string[] }>(tx, taskId);
        const order = lots.length === 0 ? null : await challengeOrder(tx, request, lots, at);
        const ordered = order !== null && order.lots.length > 0;
        if (!ordered) await endHolds(tx, challengeId, at, 'carried-out');
        await recordEvent(tx, {
          ...{ purchaseId, key: `challenge-carried-out:${challengeId}`, kind: 'challenge-carried-out', taskId },
          ...{ rule: 'CH-04', detail: { challengeId } },
        });
        return ordered ? order : null;
      });
    },
  };
}

async function holds(tx: Tx, caseId: string): Promise<boolean> {
  return (await tx.hold.count({ where: { caseId, endedAt: null } })) > 0;
}

interface Answered {
  readonly id: string;
  readonly purchaseId: string;
  readonly providerId: string;
  readonly regionCode: string;
}

async function tell(
  tx: Tx,
  { id, purchaseId, regionCode }: Answered,
  organisationId: string,
  kind: string,
): Promise<void> {
  const inbox = { role: 'provider', region: regionCode, organisationId };
  await notify(tx, { key: `${id}/${kind}/${organisationId}`, inbox, kind, subject: { challengeId: id, purchaseId } });
}

/** Nobody before the opening: a bid is no secret only then. */
async function othersConcerned(tx: Tx, { purchaseId, providerId }: Answered): Promise<string[]> {
  const bids = await tx.bid.findMany({
    where: { purchaseId, openedAt: { not: null }, providerId: { not: providerId } },
    distinct: ['providerId'],
    orderBy: { providerId: 'asc' },
    select: { providerId: true },
  });
  return bids.map((bid) => bid.providerId);
}
