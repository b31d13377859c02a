import { CancellationScope, condition, isCancellation } from '@temporalio/workflow';
import { local } from '../activity-proxies.ts';
import { humanTask } from '../human-task.ts';
import type { Course, PurchaseEnd } from './course.ts';

/**
 * Runs the stages, and beside them decides about force majeure: approved by somebody else than who asked, it suspends the
 * purchase until the office records that it goes on (PB-06). Meanwhile no further step begins.
 */
export async function underSuspensions(
  course: Course,
  stages: () => Promise<PurchaseEnd | undefined>,
): Promise<PurchaseEnd | undefined> {
  const watching = new CancellationScope();
  // The rejection is awaited from the first moment: one that nobody awaits fails the workflow task.
  const watched = watching
    .run(() => suspensions(course))
    .catch((error: unknown) => {
      if (!isCancellation(error)) throw error;
    });
  try {
    return await stages();
  } finally {
    watching.cancel();
    await watched;
  }
}

/** Before a step, where the purchase is suspended: resolves when it goes on. */
export async function resumption(course: Course): Promise<void> {
  await condition(() => !course.suspended);
}

async function suspensions(course: Course): Promise<void> {
  for (;;) {
    await condition(() => course.suspensions.length > 0);
    const { suspensionId, by } = course.suspensions.shift()!;
    const subject = { suspensionId };
    const decision = course.mayEnd
      ? await humanTask(course.desk, { ...course.task, kind: 'approve-suspension', subject, excluded: [by] })
      : undefined;
    if (decision?.outcome === 'approve' && course.mayEnd) await suspended(course, suspensionId, decision.taskId);
    else await local.refuseSuspension({ ...course.task, suspensionId });
  }
}

async function suspended(course: Course, suspensionId: string, taskId: string): Promise<void> {
  course.suspended = true;
  await local.beginStandStill.executeWithOptions({ summary: 'suspended · PB-06' }, [
    { ...course.task, suspensionId, taskId },
  ]);
  course.note('suspended by force majeure', 'PB-06');
  await condition(() => course.resumed.has(suspensionId));
  const deadline = await local.endStandStill.executeWithOptions({ summary: 'resumed · PB-06' }, [
    { ...course.task, suspensionId },
  ]);
  await local.releaseHeld(course.task);
  if (deadline !== null) course.putOff = deadline;
  course.note('goes on after force majeure', 'PB-06');
  // What waits to sign looks at the ledger again.
  course.holdsEnded += 1;
  course.suspended = false;
}
