import { CancellationScope, patched } from '@temporalio/workflow';
import type { Instant } from '../../domain/time/shanghai.ts';
import { local } from '../activity-proxies.ts';
import { humanTask } from '../human-task.ts';
import type { TaskKind } from '../../domain/tasks/task-kinds.ts';
import type { Course } from './course.ts';
import type { LotCourse } from './lot.ts';

/** Tasks that go on when the purchase ends, or its stages are cancelled. */
export const BESIDE: readonly TaskKind[] = ['settle-bid-bond', 'approve-bid-bond-kept', 'approve-suspension'];

/** Where the documents demand a bond, finance records whose had come by the deadline; a bid without is invalid (PB-08). */
export async function recordedBidBonds(course: Course, { lotId }: LotCourse): Promise<void> {
  if (!patched('2026-11-bid-bonds')) return;
  course.bidBonds ||= await local.bidBondDemanded(course.task);
  if (!course.bidBonds) return;
  const { taskId } = await humanTask(course.desk, { ...course.task, kind: 'record-bid-bonds', subject: { lotId } });
  await local.recordBidBonds({ ...course.task, lotId, taskId });
}

/**
 * Asks, beside everything else, for the refund of the bonds that secure nothing any more, in the legal time from the award
 * letter, the contract, or the end of the lot (PB-09). An end of the purchase does not cancel it: the money goes back.
 */
export function refundBidBonds(course: Course, lot: LotCourse, since?: Instant): void {
  if (!course.bidBonds) return;
  const refunding = CancellationScope.nonCancellable(() => refunded(course, lot, since));
  course.refunds.push(refunding.catch((error: unknown) => void (course.refundFailure ??= { error })));
}

/** Resolves when every bond has gone back or is kept lawfully. */
export async function bidBondsSettled(course: Course): Promise<void> {
  for (const lot of course.lots) refundBidBonds(course, lot);
  await Promise.all(course.refunds);
  if (course.refundFailure !== undefined) throw course.refundFailure.error;
}

async function refunded(course: Course, { lotId }: LotCourse, since: Instant | undefined): Promise<void> {
  const due = await local.bidBondsToSettle({ ...course.task, lotId });
  const fresh = due.filter((bidId) => !course.refundAsked.has(bidId));
  for (const bidId of fresh) course.refundAsked.add(bidId);
  await Promise.all(fresh.map((bidId) => settled(course, { lotId, bidId }, since)));
}

/** Back to the bidder, or kept in a case of the law that somebody else than who asks has checked. */
async function settled(
  course: Course,
  subject: { readonly lotId: string; readonly bidId: string },
  since: Instant | undefined,
): Promise<void> {
  const { bidId } = subject;
  const asked = since === undefined ? {} : { since };
  for (;;) {
    const ask = { ...course.task, kind: 'settle-bid-bond', subject, ...asked } as const;
    const { taskId, outcome, by } = await humanTask(course.desk, ask);
    const request = { ...course.task, bidId, taskId };
    if (outcome !== 'keep') {
      await local.settleBidBond.executeWithOptions({ summary: 'bid bond refunded' }, [request]);
      return;
    }
    const excluded = by === undefined ? [] : [by];
    const approval = await humanTask(course.desk, {
      ...course.task,
      kind: 'approve-bid-bond-kept',
      subject,
      excluded,
    });
    if (approval.outcome !== 'approve') continue;
    await local.settleBidBond.executeWithOptions({ summary: 'bid bond kept' }, [
      { ...request, approvedBy: approval.by! },
    ]);
    return;
  }
}
