import { patched } from '@temporalio/workflow';
import { local } from '../activity-proxies.ts';
import { humanTask } from '../human-task.ts';
import type { TakeoverCourse, TakeoverEnd } from './course.ts';
import { rectified } from './rectification.ts';

/**
 * Settlement and the decision whether the contractor comes back; a drill and a dismissal change nothing. After a termination
 * the succession, which the outbox starts, sees to permanent providers.
 */
export async function resolve(course: TakeoverCourse, decision: 'start' | 'dismiss'): Promise<TakeoverEnd> {
  const outcome = course.drill ? 'drilled' : decision === 'dismiss' ? 'dismissed' : await settled(course);
  const rescinded = await local.endTakeover.executeWithOptions({ summary: `takeover ${outcome}` }, [
    { ...course.task, takeoverId: course.input.takeoverId, outcome },
  ]);
  if (rescinded) {
    course.note('contract rescinded: the bridge goes on', 'CH-13');
    return 'terminated';
  }
  course.note(outcome);
  return outcome;
}

async function settled(course: TakeoverCourse): Promise<'terminated' | 'returned'> {
  const { takeoverId, contractId, drafterId } = course.input;
  const subject = { takeoverId, contractId };
  const settlement = await humanTask(course.desk, { ...course.task, kind: 'settle-takeover', subject });
  await local.recordSettlement({ takeoverId, taskId: settlement.taskId });
  for (let round = 1; ; round += 1) {
    const resolution = await humanTask(course.desk, {
      ...course.task,
      kind: 'resolve-takeover',
      subject,
      excluded: [drafterId],
    });
    if (resolution.outcome === 'terminate') return 'terminated';
    if (!patched('2026-11-rectify-before-return') || (await rectified(course, round))) return 'returned';
  }
}
