import { toBusiness } from '../domain/time/business-clock.ts';
import { instantOfMillis } from '../domain/time/shanghai.ts';
import type { TaskPeriod } from '../domain/tasks/task-kind.ts';
import type { Database } from '../prisma/database.ts';
import type { LegalTime } from './legal-time.ts';
import { notify } from './notify.ts';
import { formOf } from './purchase-record.ts';
import { taskActivities, type TaskTimes } from './tasks.ts';

interface ReturnRef {
  readonly returnId: string;
  readonly taskId: string;
}

interface ReturnForm {
  /** Fen. */
  readonly amountFen?: number;
  readonly form?: string;
  readonly receivedOn?: string;
  readonly returnedOn?: string;
  readonly voucher?: string;
  readonly reason?: string;
}

/** Bonds of bids that nobody may know of: what they say goes from the row to the task, and never through a history. */
export function bidBondReturnActivities(database: Database, time: LegalTime) {
  const { prisma } = database;
  const tasks = taskActivities(database, time);
  return {
    /**
     * Asks finance of the purchase's region, and nobody else. The time counts from the withdrawal (PB-09), from the decision
     * that ended the purchase (PB-06), or from the end of the lot. A second run answers the same.
     */
    async askBondBack({ returnId, ...task }: ReturnRef & { readonly workflowId: string }): Promise<TaskTimes> {
      const { cause, since, bid } = await prisma.bidBondReturn.findUniqueOrThrow({
        where: { id: returnId },
        include: { bid: { select: { providerId: true, purchaseId: true, purchase: true, lot: true } } },
      });
      const clock = await time.clockOf(bid.purchaseId);
      const times = await tasks.openTask({
        ...task,
        kind: 'return-bid-bond',
        region: bid.purchase.regionCode,
        subject: { bondReturnId: returnId, providerId: bid.providerId },
        clock,
        due: periodOf(cause, bid.lot.state),
        since: toBusiness(clock, instantOfMillis(since.getTime())),
      });
      const { dueLegal } = await prisma.task.findUniqueOrThrow({ where: { id: task.taskId } });
      await prisma.bidBondReturn.update({ where: { id: returnId }, data: { dueLegal } });
      return times;
    },

    /** What finance recorded; once, and the bidder is told. */
    async settleBondReturn(request: ReturnRef & { readonly state: 'returned' | 'none' | 'moved' }): Promise<void> {
      const { returnId: id, taskId, state } = request;
      await prisma.$transaction(async (tx) => {
        const { submittedBy: settledBy, submittedAt: settledAt } = await tx.task.findUniqueOrThrow({
          where: { id: taskId },
        });
        const { amountFen, form, receivedOn, returnedOn, voucher, reason } = await formOf<ReturnForm>(tx, taskId);
        const given =
          state === 'returned'
            ? {
                ...{ amountFen: BigInt(amountFen!), form: form!, voucher: voucher! },
                ...{ receivedOn: dateOf(receivedOn!), returnedOn: dateOf(returnedOn!) },
              }
            : { reason: reason! };
        const { count } = await tx.bidBondReturn.updateMany({
          where: { id, state: 'open' },
          data: { state, settledBy, settledAt, ...given },
        });
        if (count === 0) return;
        const { bid } = await tx.bidBondReturn.findUniqueOrThrow({
          where: { id },
          include: { bid: { include: { purchase: true } } },
        });
        await notify(tx, {
          key: `${id}/bid-bond-return`,
          inbox: { role: 'provider', region: bid.purchase.regionCode, organisationId: bid.providerId },
          kind: 'bid-bond-settled',
          subject: { purchaseId: bid.purchaseId },
        });
      });
    },
  };
}

function periodOf(cause: string, lotState: string): TaskPeriod {
  if (cause === 'withdrawn') return { rule: 'PB-09', figure: 'withdrawn' };
  return lotState === 'terminated' ? { rule: 'PB-06', figure: 'refund' } : { rule: 'PB-09', figure: 'losers' };
}

/** A day of the calendar, as a column of type date keeps it. */
function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
