import { condition } from '@temporalio/workflow';
import { local } from '../activity-proxies.ts';
import { humanTask } from '../human-task.ts';
import { suspendedPerformance } from '../performance.ts';
import { msUntil } from '../timing.ts';
import type { ComplaintCourse } from './course.ts';

/**
 * The finance department examines the letter within its days, asks once for a correction, and accepts or refuses it
 * (CH-07, CH-08). True when it is accepted: everybody concerned then has a copy.
 */
export async function acceptance(course: ComplaintCourse): Promise<boolean> {
  const { receivedAt } = course.input;
  const first = await humanTask(course.desk, { ...course.task, kind: 'examine-complaint', since: receivedAt });
  if (first.outcome === 'accept') return accepted(course, first.taskId);
  if (first.outcome !== 'correct') return refused(course, first.taskId);
  const { until, on } = await local.askCorrection.executeWithOptions({ summary: 'correction asked' }, [
    { ...course.ref, taskId: first.taskId },
  ]);
  course.is('returned', 'CH-07');
  if (!(await condition(() => course.corrected, msUntil(until), { summary: 'end of the correction' }))) {
    return refused(course, first.taskId);
  }
  const { on: correctedOn } = await local.correctionReceived(course.ref);
  course.excluded.push({ from: on, to: correctedOn });
  const second = await humanTask(course.desk, { ...course.task, kind: 'examine-correction' });
  return second.outcome === 'accept' ? accepted(course, second.taskId) : refused(course, second.taskId);
}

async function accepted(course: ComplaintCourse, taskId: string): Promise<true> {
  const request = { ...course.ref, taskId };
  const { suspended } = await local.acceptComplaint.executeWithOptions({ summary: 'accepted' }, [request]);
  course.is('accepted', 'CH-08');
  if (suspended) await suspendedPerformance(course.input);
  return true;
}

async function refused(course: ComplaintCourse, taskId: string): Promise<false> {
  await local.refuseComplaint.executeWithOptions({ summary: 'refused' }, [{ ...course.ref, taskId }]);
  return false;
}
