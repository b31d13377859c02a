import type { PenaltyAnswer } from '../domain/providers/penalty.ts';
import { toBusiness, toWall } from '../domain/time/business-clock.ts';
import {
  addMonths,
  dayOf,
  endOfDay,
  instantOfMillis,
  parseDay,
  startOfDay,
  type Instant,
} from '../domain/time/shanghai.ts';
import type { Database, Tx } from '../prisma/database.ts';
import type { Penalty } from '../prisma/generated/client.ts';
import { dateOf } from './contracting.ts';
import { wallNow } from './legal-time.ts';
import { found } from './not-found.ts';
import { formOf } from './purchase-record.ts';

interface PenaltyRef {
  readonly penaltyId: string;
}

interface StepRef extends PenaltyRef {
  readonly taskId: string;
}

/** The steps of a ban as an administrative penalty (DB-09). Each is taken once; a second run changes nothing. */
export function penaltyActivities({ prisma }: Database) {
  return {
    async withdrawPenalty({ penaltyId, taskId }: StepRef): Promise<void> {
      await step(penaltyId, 'filed', async (tx) => {
        const { reason } = await formOf<{ readonly reason: string }>(tx, taskId);
        return { state: 'dropped', decision: reason, decidedBy: await by(tx, taskId), decidedAt: new Date() };
      });
    },

    async recordPenaltyNotice({ penaltyId, taskId }: StepRef): Promise<void> {
      await step(penaltyId, 'filed', async (tx, penalty) => {
        const { noticeNumber } = await formOf<{ readonly noticeNumber: string }>(tx, taskId);
        const noticedAt = businessNow(penalty);
        return { state: 'noticed', noticeNumber, noticedBy: await by(tx, taskId), noticedAt };
      });
    },

    /** What the party does with its rights; silence gives the hearing up. */
    async recordPenaltyAnswer({
      penaltyId,
      taskId,
      answer,
    }: PenaltyRef & { readonly taskId: string | null; readonly answer: PenaltyAnswer }): Promise<void> {
      await step(penaltyId, 'noticed', async (tx) => {
        const form = taskId === null ? {} : await formOf<{ readonly statement?: string }>(tx, taskId);
        return { state: answer === 'hearing' ? 'hearing' : 'answered', answer, statement: form.statement ?? null };
      });
    },

    /** Answers the wall-clock instant at which the day of the hearing begins. */
    async announceHearing({ penaltyId, taskId }: StepRef): Promise<{ readonly at: Instant }> {
      const { day, place } = await formOf<{ readonly day: string; readonly place: string }>(prisma, taskId);
      await prisma.penalty.updateMany({
        where: { id: penaltyId, state: 'hearing', hearingOn: null },
        data: { hearingOn: dateOf(parseDay(day)), hearingPlace: place },
      });
      const penalty = await prisma.penalty.findUniqueOrThrow({ where: { id: penaltyId } });
      return { at: toWall(clockOf(penalty), startOfDay(parseDay(penalty.hearingOn!.toISOString().slice(0, 10)))) };
    },

    async recordPenaltyHearing({ penaltyId, taskId }: StepRef): Promise<void> {
      await step(penaltyId, 'hearing', async (tx) => {
        const { record } = await formOf<{ readonly record: string }>(tx, taskId);
        return { state: 'answered', hearingRecord: record, hearingBy: await by(tx, taskId) };
      });
    },

    async concludePenalty({
      penaltyId,
      taskId,
      outcome,
    }: StepRef & { readonly outcome: 'punished' | 'dropped' }): Promise<void> {
      await step(penaltyId, 'answered', async (tx, penalty) => {
        const decided = { decidedBy: await by(tx, taskId), decidedAt: businessNow(penalty) };
        if (outcome === 'dropped') {
          const { reason } = await formOf<{ readonly reason: string }>(tx, taskId);
          return { state: outcome, decision: reason, ...decided };
        }
        const form = await formOf<DecisionForm>(tx, taskId);
        const { reasons, authority, document, months } = form;
        return { state: outcome, decision: reasons, authority, document, banMonths: months, ...decided };
      });
    },

    /**
     * The ban begins: it binds bids and admissions and is published (DB-10). With the row the database takes the provider out
     * of the bank and has its contracts in force weighed (CT-06). Answers the last instant of the term.
     */
    async servePenalty({ penaltyId, taskId }: StepRef): Promise<{ readonly until: Instant }> {
      await step(penaltyId, 'punished', async (tx, penalty) => {
        const servedBy = await by(tx, taskId);
        const organisation = await tx.organisation.findUniqueOrThrow({ where: { id: penalty.organisationId } });
        const fromDay = dayOf(wallNow());
        const { id: debarmentId } = await tx.debarment.create({
          data: {
            ...{ creditCode: organisation.creditCode!, name: organisation.name, regionCode: penalty.regionCode },
            ...{ rule: penalty.rule, facts: penalty.facts, authority: penalty.authority!, document: penalty.document! },
            ...{ fromDay: dateOf(fromDay), untilDay: dateOf(addMonths(fromDay, penalty.banMonths!)) },
            recordedBy: servedBy,
          },
        });
        await tx.auditEvent.create({
          data: {
            ...{ actorId: servedBy, actorRole: 'officer', action: 'debarment.served' },
            ...{ objectType: 'debarment', objectId: debarmentId, detail: { penaltyId, rule: penalty.rule } },
          },
        });
        return { state: 'in-force', servedBy, servedAt: businessNow(penalty), debarmentId };
      });
      const { debarment } = await prisma.penalty.findUniqueOrThrow({
        where: { id: penaltyId },
        include: { debarment: true },
      });
      return { until: endOfDay(parseDay(found(debarment, 'debarment').untilDay.toISOString().slice(0, 10))) };
    },

    /** After the last day, or as soon as the ban is lifted. */
    async endBan({ penaltyId, lifted = false }: PenaltyRef & { readonly lifted?: boolean }): Promise<void> {
      await step(penaltyId, 'in-force', () => Promise.resolve({ state: lifted ? 'lifted' : 'ended' }));
    },
  };

  /** Changes a penalty that stands where the step expects it. */
  async function step(
    id: string,
    from: string,
    change: (tx: Tx, penalty: Penalty) => Promise<Partial<Omit<Penalty, 'id'>>>,
  ): Promise<void> {
    await prisma.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM penalty WHERE id = ${id}::uuid FOR UPDATE`;
      const penalty = found(await tx.penalty.findUnique({ where: { id } }), 'penalty');
      if (penalty.state !== from) return;
      await tx.penalty.update({ where: { id }, data: await change(tx, penalty) });
    });
  }
}

interface DecisionForm {
  readonly reasons: string;
  readonly authority: string;
  readonly document: string;
  readonly months: number;
}

async function by(tx: Tx, taskId: string): Promise<string> {
  return (await tx.task.findUniqueOrThrow({ where: { id: taskId } })).submittedBy!;
}

function clockOf({ clockEpoch, clockScale }: Penalty) {
  return { epoch: instantOfMillis(clockEpoch.getTime()), scale: clockScale };
}

function businessNow(penalty: Penalty): Date {
  return new Date(toBusiness(clockOf(penalty), wallNow()));
}
