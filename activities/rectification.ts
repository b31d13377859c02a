import { addDays, dayOf, endOfDay, parseDay, type Instant } from '../domain/time/shanghai.ts';
import type { Database } from '../prisma/database.ts';
import { dateOf } from './contracting.ts';
import type { LegalTime } from './legal-time.ts';
import { formOf, recordEvent, type PurchaseRef } from './purchase-record.ts';

interface RoundRef extends PurchaseRef {
  readonly takeoverId: string;
  /** Counts the orders of one takeover, from 1. */
  readonly round: number;
  readonly taskId: string;
}

/** 限期整改 of a contractor whose contract is not to be terminated yet (CT-03: demand and reasonable time). */
export function rectificationActivities({ prisma }: Database, time: LegalTime) {
  return {
    /** Keeps the order; its last day counts from today on the business clock. Answers who reports, and until when. */
    async orderRectification({
      purchaseId,
      takeoverId,
      round,
      taskId,
    }: RoundRef): Promise<{ readonly until: Instant; readonly providerId: string }> {
      const today = dayOf(await time.businessNow(purchaseId));
      return prisma.$transaction(async (tx) => {
        const { contract } = await tx.takeover.findUniqueOrThrow({
          where: { id: takeoverId },
          select: { contract: { select: { providerId: true } } },
        });
        const { providerId } = contract;
        const existing = await tx.rectification.findUnique({ where: { takeoverId_round: { takeoverId, round } } });
        if (existing !== null)
          return { until: endOfDay(parseDay(existing.dueOn.toISOString().slice(0, 10))), providerId };
        const { demands, days } = await formOf<{ readonly demands: string; readonly days: number }>(tx, taskId);
        const { submittedBy } = await tx.task.findUniqueOrThrow({ where: { id: taskId } });
        const dueOn = addDays(today, days);
        const order = { takeoverId, round, demands, orderedBy: submittedBy!, dueOn: dateOf(dueOn) };
        await tx.rectification.create({ data: order });
        const detail = { takeoverId, round, dueOn };
        const key = `rectification:${takeoverId}:${round}`;
        await recordEvent(tx, { purchaseId, key, kind: 'rectification-ordered', rule: 'CT-03', detail });
        return { until: endOfDay(dueOn), providerId };
      });
    },

    /** The contractor's report, or that there was none in time. */
    async recordRectificationReport({
      takeoverId,
      round,
      taskId,
      outcome,
    }: RoundRef & { readonly outcome: 'report' | 'expired' }): Promise<void> {
      const where = { takeoverId, round, state: 'ordered' };
      if (outcome === 'expired') {
        await prisma.rectification.updateMany({ where, data: { state: 'overdue' } });
        return;
      }
      const { report } = await formOf<{ readonly report: string }>(prisma, taskId);
      const data = { state: 'reported', report, reportedAt: new Date() };
      await prisma.rectification.updateMany({ where, data });
    },

    async recordRectificationFinding({
      purchaseId,
      takeoverId,
      round,
      taskId,
      outcome,
    }: RoundRef & { readonly outcome: 'accept' | 'refuse' }): Promise<void> {
      await prisma.$transaction(async (tx) => {
        const { finding } = await formOf<{ readonly finding: string }>(tx, taskId);
        const { submittedBy } = await tx.task.findUniqueOrThrow({ where: { id: taskId } });
        const state = outcome === 'accept' ? 'accepted' : 'refused';
        await tx.rectification.updateMany({
          where: { takeoverId, round, state: 'reported' },
          data: { state, finding, checkedBy: submittedBy, checkedAt: new Date() },
        });
        const key = `rectification-checked:${takeoverId}:${round}`;
        const detail = { takeoverId, round, state };
        await recordEvent(tx, { purchaseId, key, kind: 'rectification-checked', rule: 'CT-03', detail });
      });
    },
  };
}
