import { questionsEnd } from '../domain/procurement/deadlines.ts';
import { METHODS, type MethodCode } from '../domain/procurement/methods.ts';
import { afterStandStill, type StandStill } from '../domain/procurement/stand-still.ts';
import { STANDS_STILL_NOT } from '../domain/tasks/stand-still.ts';
import { toBusiness, toWall, type BusinessClock } from '../domain/time/business-clock.ts';
import { dayOf, instantOfMillis, type Instant } from '../domain/time/shanghai.ts';
import { workflowId } from '../domain/workflow-id.ts';
import type { Database, Tx } from '../prisma/database.ts';
import type { ForceMajeure, Purchase } from '../prisma/generated/client.ts';
import type { StandingDeadline } from './document-change.ts';
import { endHolds } from './holds.ts';
import { wallNow, type LegalTime } from './legal-time.ts';
import { found } from './not-found.ts';
import { notify } from './notify.ts';
import { suppliersConcerned } from './procedure-end.ts';
import { publish, recordEvent, type PurchaseRef } from './purchase-record.ts';

interface SuspensionRef extends PurchaseRef {
  readonly suspensionId: string;
}

/** Force majeure that suspends a purchase, and its going on (PB-06). */
export function forceMajeureActivities({ prisma }: Database, time: LegalTime) {
  return {
    /** Stays on record; another request may follow. */
    async refuseSuspension({ suspensionId: id }: SuspensionRef): Promise<void> {
      await prisma.forceMajeure.updateMany({ where: { id, state: 'requested' }, data: { state: 'refused' } });
    },

    /** From here on the purchase stands still: on the ledger, in public, and told to every supplier concerned. */
    async beginStandStill({
      purchaseId,
      suspensionId,
      taskId,
    }: SuspensionRef & { readonly taskId: string }): Promise<void> {
      const suspendedAt = wallNow();
      const since = toBusiness(await time.clockOf(purchaseId), suspendedAt);
      await prisma.$transaction(async (tx) => {
        const { row } = await locked(tx, purchaseId, suspensionId);
        if (row.state !== 'requested') return;
        const { submittedBy: approvedBy } = await tx.task.findUniqueOrThrow({ where: { id: taskId } });
        const { reason, evidence, seq } = row;
        await tx.forceMajeure.update({
          where: { id: suspensionId },
          data: { state: 'standing', approvedBy, suspendedAt, since },
        });
        const cause = { cause: 'force-majeure', ruleId: 'PB-06', caseId: suspensionId } as const;
        await tx.hold.create({ data: { purchaseId, ...cause, reason, since } });
        await publish(tx, {
          ...{ purchaseId, kind: 'suspension-notice', part: String(seq) },
          body: { reason, evidence, since, rule: 'PB-06' },
        });
        await recordEvent(tx, { purchaseId, key: `suspended:${seq}`, kind: 'notice', rule: 'PB-06', taskId });
        await tellSuppliers(tx, purchaseId, suspensionId, 'force-majeure-suspended');
      });
    },

    /**
     * The purchase goes on: what was due is due later by the time that stood still, the bid deadline and the tasks of its
     * procedure alike, and both are told. Answers when bids are due now; null where nothing was announced. A second run
     * changes nothing.
     */
    async endStandStill({ purchaseId, suspensionId }: SuspensionRef): Promise<StandingDeadline | null> {
      const clock = await time.clockOf(purchaseId);
      const resumedAt = toBusiness(clock, wallNow());
      const calendar = await time.calendar();
      return prisma.$transaction(async (tx) => {
        const { row, purchase } = await locked(tx, purchaseId, suspensionId);
        if (row.state === 'standing') {
          const still = { since: dayOf(instantOf(row.since!)), resumed: dayOf(resumedAt) };
          const putOff = await putDeadlineOff(tx, { purchase, row, clock, still, calendar });
          await putTasksOff(tx, { purchase, clock, still, calendar });
          await endHolds(tx, suspensionId, resumedAt, 'resumed');
          await tx.forceMajeure.update({
            where: { id: suspensionId },
            data: { state: 'resumed', resumedAt, ...putOff },
          });
          const { seq, resumeReason: reason } = row;
          await publish(tx, {
            ...{ purchaseId, kind: 'resumption-notice', part: String(seq) },
            body: {
              ...{ reason: reason!, since: instantOf(row.since!), until: resumedAt, rule: 'PB-06' },
              ...(putOff.deadlineAfter !== undefined && { deadline: putOff.deadlineAfter }),
            },
          });
          await recordEvent(tx, { purchaseId, key: `resumed:${seq}`, kind: 'notice', rule: 'PB-06' });
          await tellSuppliers(tx, purchaseId, suspensionId, 'force-majeure-resumed');
        }
        return standingDeadline(await tx.purchase.findUniqueOrThrow({ where: { id: purchaseId } }));
      });
    },
  };
}

/** The purchase is held as the opening and bids hold it, so that none comes in between. */
async function locked(tx: Tx, purchaseId: string, id: string): Promise<{ row: ForceMajeure; purchase: Purchase }> {
  await tx.$queryRaw`SELECT 1 FROM purchase WHERE id = ${purchaseId}::uuid FOR UPDATE`;
  const purchase = await tx.purchase.findUniqueOrThrow({ where: { id: purchaseId } });
  return { purchase, row: found(await tx.forceMajeure.findUnique({ where: { id } }), 'suspension') };
}

interface Moving {
  readonly purchase: Purchase;
  readonly clock: BusinessClock;
  readonly still: StandStill;
  readonly calendar: Parameters<typeof afterStandStill>[2];
}

/** Business instants before and after, where bids are still to come. */
async function putDeadlineOff(
  tx: Tx,
  { purchase, row, clock, still, calendar }: Moving & { readonly row: ForceMajeure },
): Promise<{ readonly deadlineBefore?: Instant; readonly deadlineAfter?: Instant }> {
  const { bidDeadlineAt, bidDeadlineLegal, bidsOpenedAt } = purchase;
  if (bidDeadlineAt === null || bidDeadlineLegal === null || bidsOpenedAt !== null) return {};
  if (bidDeadlineAt <= row.suspendedAt!) return {};
  const before = instantOf(bidDeadlineLegal);
  const after = afterStandStill(before, still, calendar);
  const questions = questionsEnd(after.on, calendar, still.resumed);
  await tx.purchase.update({
    where: { id: purchase.id },
    data: {
      ...{ bidDeadlineAt: toWall(clock, after.at), bidDeadlineLegal: after.at },
      ...{ questionsUntilAt: toWall(clock, questions.at), questionsUntilLegal: questions.at },
    },
  });
  return { deadlineBefore: before, deadlineAfter: after.at };
}

/** What the procedure asked of people; the time to sign is counted by its own rule (CO-01), refunds do not wait. */
async function putTasksOff(tx: Tx, { purchase, clock, still, calendar }: Moving): Promise<void> {
  const tasks = await tx.task.findMany({
    where: {
      ...{ workflowId: workflowId.purchase(purchase.number), state: { in: ['open', 'claimed'] } },
      kind: { notIn: [...STANDS_STILL_NOT, 'sign-contract'] },
    },
  });
  for (const { id, dueLegal } of tasks) {
    const { at, provisional } = afterStandStill(instantOf(dueLegal), still, calendar);
    const data = { dueAt: toWall(clock, at), dueLegal: at, dueProvisional: provisional, version: { increment: 1 } };
    await tx.task.update({ where: { id }, data });
  }
}

function standingDeadline({ method, bidDeadlineAt, bidDeadlineLegal }: Purchase): StandingDeadline | null {
  if (bidDeadlineAt === null || bidDeadlineLegal === null) return null;
  const rule = METHODS[method as MethodCode].clarification?.rule ?? 'PB-06';
  return { rule, legal: instantOf(bidDeadlineLegal), wall: instantOf(bidDeadlineAt) };
}

async function tellSuppliers(tx: Tx, purchaseId: string, suspensionId: string, kind: string): Promise<void> {
  const { regionCode: region } = await tx.purchase.findUniqueOrThrow({ where: { id: purchaseId } });
  for (const organisationId of await suppliersConcerned(tx, purchaseId)) {
    const inbox = { role: 'provider', region, organisationId };
    await notify(tx, { key: `${suspensionId}/${kind}/${organisationId}`, inbox, kind, subject: { purchaseId } });
  }
}

function instantOf(at: Date): Instant {
  return instantOfMillis(at.getTime());
}
