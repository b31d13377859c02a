import { CancellationScope, isCancellation, setHandler } from '@temporalio/workflow';
import { local, writesMade } from '../activity-proxies.ts';
import { standbyFailed } from '../messages.ts';
import type { PlacingCourse } from './course.ts';
import { place } from './handover.ts';

/**
 * Listens for providers that stand in and fail themselves. Answers how to stop listening: what is not placed by then stays
 * open, and the succession goes on with it.
 */
export function replacements(course: PlacingCourse): () => Promise<void> {
  const scope = new CancellationScope();
  const seen = new Set<string>();
  const running: Promise<void>[] = [];
  setHandler(standbyFailed, ({ failureId }) => {
    if (seen.has(failureId)) return;
    seen.add(failureId);
    running.push(scope.run(() => replaced(course, failureId)).catch(unlessCancelled));
  });
  return async () => {
    scope.cancel();
    await Promise.all(running);
    await writesMade();
  };
}

/** Whom it serves is asked of the standby providers that are left, then of the township; it stays responsible until then. */
async function replaced(course: PlacingCourse, failureId: string): Promise<void> {
  const { takeoverId } = course.input;
  const { providerId } = await local.reopenCases.executeWithOptions({ summary: 'a standby provider fails' }, [
    { takeoverId, failureId },
  ]);
  course.note('a standby provider fails', 'CT-06');
  course.visiting.get(providerId)?.cancel();
  const visits = await placeWhoIsLeft(course);
  await local.endFailedBridge({ takeoverId, failureId });
  await Promise.all(visits);
}

/** Places whoever waits for a provider; answers the first visits that are under way then. */
export async function placeWhoIsLeft(course: PlacingCourse): Promise<readonly Promise<void>[]> {
  const { pending, standby } = await local.unplaced({ takeoverId: course.input.takeoverId });
  if (pending === 0) return [];
  const visits = await place(course, pending, standby);
  course.note('every recipient covered', 'CT-06');
  return visits;
}

export function unlessCancelled(error: unknown): void {
  if (!isCancellation(error)) throw error;
}
