import { local } from '../activity-proxies.ts';
import { humanTask } from '../human-task.ts';
import type { TakeoverCourse } from './course.ts';

/** The approver's decision; never by whoever asked for the takeover, nor by the contract's drafter. */
export async function decide(course: TakeoverCourse): Promise<'start' | 'dismiss'> {
  const { takeoverId, contractId, drafterId } = course.input;
  const decision = await humanTask(course.desk, {
    ...course.task,
    kind: 'decide-takeover',
    subject: { takeoverId, contractId },
    excluded: [drafterId, ...(course.requesterId === null ? [] : [course.requesterId])],
  });
  const outcome = decision.outcome === 'start' ? 'start' : 'dismiss';
  await local.recordTakeoverDecision({ takeoverId, outcome });
  course.note(`decision: ${outcome}`, 'CO-10');
  return outcome;
}
