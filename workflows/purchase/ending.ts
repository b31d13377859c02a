import { CancellationScope, condition, isCancellation } from '@temporalio/workflow';
import { local } from '../activity-proxies.ts';
import { humanTask } from '../human-task.ts';
import { BESIDE } from './bid-bonds.ts';
import type { Course, PurchaseEnd } from './course.ts';

/**
 * Runs the stages unless somebody else than the requester decides that the purchase ends: its task is cancelled, or force
 * majeure (PB-06). Then whoever works on it is told, the reason published, and every supplier informed.
 */
export async function orEnded(
  course: Course,
  stages: () => Promise<PurchaseEnd | undefined>,
): Promise<PurchaseEnd | undefined> {
  const running = new CancellationScope();
  const watching = new CancellationScope();
  let endingId: string | undefined;
  // The rejection is awaited from the first moment: one that nobody awaits fails the workflow task.
  const watched = watching
    .run(async () => {
      endingId = await approvedEnding(course);
      running.cancel();
    })
    .catch((error: unknown) => {
      if (!isCancellation(error)) throw error;
    });
  try {
    return await running.run(stages);
  } catch (error) {
    if (endingId === undefined || !isCancellation(error)) throw error;
    await condition(() => course.desk.idle(BESIDE));
    await local.announceEnding({ ...course.task, endingId });
    course.note('ended by decision', 'PB-06');
    return 'terminated';
  } finally {
    watching.cancel();
    await watched;
  }
}

/** The id of the first request that is approved. One that comes when a contract is signed is refused: GPL 50 rules then. */
async function approvedEnding(course: Course): Promise<string> {
  for (;;) {
    await condition(() => course.endings.length > 0);
    const { endingId, by } = course.endings.shift()!;
    const decision = course.mayEnd
      ? await humanTask(course.desk, { ...course.task, kind: 'approve-ending', subject: { endingId }, excluded: [by] })
      : undefined;
    if (decision?.outcome === 'approve' && course.mayEnd) return endingId;
    await local.refuseEnding({ ...course.task, endingId });
  }
}
