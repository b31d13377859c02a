import { local } from '../activity-proxies.ts';
import { humanTask } from '../human-task.ts';
import type { TakeoverCourse } from './course.ts';

/**
 * 限期整改 (CT-03): the supervisor says what and until when, the contractor reports, the supervisor examines. True when it
 * was accepted: only then do recipients go back. Silence and a refusal send the case to the approver again.
 */
export async function rectified(course: TakeoverCourse, round: number): Promise<boolean> {
  const { takeoverId, contractId, drafterId } = course.input;
  const asked = { ...course.task, subject: { takeoverId, contractId, seq: round } };
  const step = { ...course.task, takeoverId, round };
  const order = await humanTask(course.desk, { ...asked, kind: 'order-rectification', excluded: [drafterId] });
  const { until, providerId } = await local.orderRectification({ ...step, taskId: order.taskId });
  course.note('rectification ordered', 'CT-03');
  const report = await humanTask(course.desk, {
    ...asked,
    kind: 'report-rectification',
    organisationId: providerId,
    until,
  });
  await local.recordRectificationReport({ ...step, taskId: report.taskId, outcome: report.outcome });
  course.note(`rectification: ${report.outcome}`, 'CT-03');
  if (report.outcome === 'expired') return false;
  const finding = await humanTask(course.desk, { ...asked, kind: 'accept-rectification', excluded: [drafterId] });
  const outcome = finding.outcome === 'accept' ? 'accept' : 'refuse';
  await local.recordRectificationFinding({ ...step, taskId: finding.taskId, outcome });
  course.note(`rectification: ${outcome}`, 'CT-03');
  return outcome === 'accept';
}
