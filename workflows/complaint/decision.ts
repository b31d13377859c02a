import { local } from '../activity-proxies.ts';
import { humanTask } from '../human-task.ts';
import { orderPurchase } from '../orders.ts';
import { suspendedPerformance } from '../performance.ts';
import { tellHeld } from '../purchase-told.ts';
import type { ComplaintCourse, ComplaintEnd } from './course.ts';

/** Handles the accepted complaint until a decision is approved by a second person, serves it, and sees it carried out. */
export async function decision(course: ComplaintCourse): Promise<ComplaintEnd> {
  const stated = statement(course);
  // Awaited before the decision is proposed to the second person; a withdrawal cancels it with everything else.
  stated.catch(() => undefined);
  for (;;) {
    const { taskId, outcome, by } = await humanTask(course.desk, { ...timed(course), kind: 'handle-complaint' });
    if (outcome === 'inquire' || outcome === 'suspend' || outcome === 'resume') {
      await STEPS[outcome](course, taskId);
      continue;
    }
    await stated;
    const excluded = by === undefined ? [] : [by];
    const approval = await humanTask(course.desk, { ...timed(course), kind: 'approve-complaint', excluded });
    if (approval.outcome !== 'approve') continue;
    const verdict = outcome === 'uphold' ? 'upheld' : 'rejected';
    await served(course, { draftId: taskId, approvalId: approval.taskId, verdict });
    return verdict;
  }
}

/** What may be done before a decision is proposed, as often as it takes. */
const STEPS = {
  inquire: inquiry,
  suspend: async (course: ComplaintCourse, taskId: string): Promise<void> => {
    if (await local.suspendPurchase({ ...course.ref, taskId })) await suspendedPerformance(course.input);
  },
  resume: async (course: ComplaintCourse, taskId: string): Promise<void> => {
    await local.resumePurchase({ ...course.ref, taskId });
    await tellHeld(course.input);
  },
} as const;

/** Thirty working days from the receipt; the time that the office waits for others does not count (CH-10). */
function timed(course: ComplaintCourse) {
  const without = course.excluded.length === 0 ? {} : { without: [...course.excluded] };
  return { ...course.task, since: course.input.receivedAt, ...without };
}

/** The respondent states within its days; silence waives the right, and is on record too (CH-09). */
async function statement(course: ComplaintCourse): Promise<void> {
  const { taskId, outcome } = await humanTask(course.desk, { ...course.task, kind: 'state-on-complaint' });
  await local.recordStatement({ ...course.ref, taskId, given: outcome === 'state' });
}

/** Sent, waited for, recorded; an appraisal, a review or further material stops the clock meanwhile (M94 23-27). */
async function inquiry(course: ComplaintCourse, taskId: string): Promise<void> {
  const { seq } = await local.sendInquiry({ ...course.ref, taskId });
  const subject = { ...course.task.subject, seq };
  const recorded = await humanTask(course.desk, { ...course.task, subject, kind: 'record-inquiry' });
  const { excluded } = await local.recordInquiry({ ...course.ref, seq, taskId: recorded.taskId });
  if (excluded !== null) course.excluded.push(excluded);
}

interface Draft {
  readonly draftId: string;
  readonly approvalId: string;
  readonly verdict: 'upheld' | 'rejected';
}

/** Served and published at once (CH-14); what it orders is done by the purchase, reported by the buyer, and checked. */
async function served(course: ComplaintCourse, draft: Draft): Promise<void> {
  course.decided = true;
  const { order, holds } = await local.serveDecision.executeWithOptions({ summary: draft.verdict }, [
    { ...course.ref, ...draft },
  ]);
  course.note(`decided: ${draft.verdict}`, 'CH-14');
  if (order !== null) await orderPurchase(course.input.purchaseNumber, order);
  if (holds) await carriedOut(course);
  await tellHeld(course.input);
}

async function carriedOut(course: ComplaintCourse): Promise<void> {
  for (;;) {
    const report = await humanTask(course.desk, { ...course.task, kind: 'carry-out-decision' });
    const excluded = report.by === undefined ? [] : [report.by];
    const check = await humanTask(course.desk, { ...course.task, kind: 'confirm-carrying-out', excluded });
    if (check.outcome !== 'confirm') continue;
    await local.decisionCarriedOut({ ...course.ref, reportId: report.taskId, taskId: check.taskId });
    course.note('carried out', 'CH-13');
    return;
  }
}
