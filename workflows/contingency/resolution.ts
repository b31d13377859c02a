import { ParentClosePolicy, patched, startChild } from '@temporalio/workflow';
import { workflowId } from '../../domain/workflow-id.ts';
import { local } from '../activity-proxies.ts';
import { humanTask } from '../human-task.ts';
import type { TakeoverCourse, TakeoverEnd } from './course.ts';
import { rectified } from './rectification.ts';
import type { succession } from './succession.ts';

/**
 * Settlement and the decision whether the contractor comes back; a drill and a dismissal change nothing. After a termination
 * the succession sees to permanent providers.
 */
export async function resolve(course: TakeoverCourse, decision: 'start' | 'dismiss'): Promise<TakeoverEnd> {
  const outcome = course.drill ? 'drilled' : decision === 'dismiss' ? 'dismissed' : await settled(course);
  const ended = await local.endTakeover.executeWithOptions({ summary: `takeover ${outcome}` }, [
    { ...course.task, takeoverId: course.input.takeoverId, outcome, bridges: true },
  ]);
  course.note(outcome);
  // Histories from before end here, and their results say nothing.
  if ((ended as { readonly bridging: boolean } | undefined)?.bridging === true) await succeeded(course);
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

/** It outlives this workflow, so that the contract ends at once and nobody waits for a purchase anew. */
async function succeeded({ input, urgent }: TakeoverCourse): Promise<void> {
  await startChild<typeof succession>('succession', {
    workflowId: workflowId.succession(input.contractNumber, input.seq),
    args: [{ ...input, urgent }],
    staticSummary: `permanent providers after takeover of ${input.contractNumber}`,
    parentClosePolicy: ParentClosePolicy.ABANDON,
  });
}
