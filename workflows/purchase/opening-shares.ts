import { CancellationScope, condition, isCancellation, patched } from '@temporalio/workflow';
import { local } from '../activity-proxies.ts';
import { humanTask } from '../human-task.ts';
import { msUntil } from '../timing.ts';
import type { Course } from './course.ts';

/**
 * `worker`: there are no holders, the worker seals the key. `lost`: fewer shares are left than the key needs, or the
 * waiting for them was ended.
 */
export type SharesEnd = 'collected' | 'lost' | 'worker';

/** Asks every holder at once until enough shares are in; whoever has not answered then need not any more. */
export async function collectShares(course: Course): Promise<SharesEnd> {
  const { threshold, waiting, given } = await local.openingSeats.executeWithOptions({ summary: 'holders' }, [
    course.task,
  ]);
  if (threshold === 0) return 'worker';
  const tally = { given, waiting: waiting.length };
  const enough = (): boolean => tally.given >= threshold;
  const settled = (): boolean => enough() || tally.given + tally.waiting < threshold;
  const asking = new CancellationScope();
  const asked = asking.run(() => Promise.all(waiting.map((seat) => askHolder(course, seat, tally))));
  const overtaken = asked.catch(ignoreCancellation);
  const waited = patched('2026-11-stalled-opening') ? waitForShares(course, settled) : condition(settled);
  await Promise.race([waited, overtaken]);
  asking.cancel();
  await overtaken;
  if (!enough()) return 'lost';
  await local.sharesCollected.executeWithOptions({ summary: 'shares collected' }, [course.task]);
  course.note(`${tally.given} shares of the opening key given`, 'HS-17');
  return 'collected';
}

/**
 * Until the shares are in, or too many are lost. When the holders do not answer, somebody decides again and again whether
 * to wait on or to give the bids back unopened (HS-17): there is no other way to open them.
 */
async function waitForShares(course: Course, settled: () => boolean): Promise<void> {
  for (;;) {
    const { legal, wall } = await local.openingStall.executeWithOptions({ summary: 'waiting' }, [course.task]);
    const summary = `shares awaited until ${legal} · HS-17`;
    if (await condition(settled, msUntil(wall), { summary })) return;
    if ((await stalled(course, settled)) === 'end') return;
  }
}

/** The decision about a stalled opening; undefined when the shares came, or were lost, meanwhile. */
async function stalled(course: Course, settled: () => boolean): Promise<string | undefined> {
  const deciding = new CancellationScope();
  let outcome: string | undefined;
  const decided = deciding
    .run(async () => {
      ({ outcome } = await humanTask(course.desk, { ...course.task, kind: 'decide-stalled-opening' }));
    })
    .catch(ignoreCancellation);
  await Promise.race([decided, condition(settled)]);
  deciding.cancel();
  await decided;
  if (outcome === 'end') course.note('opening given up', 'HS-17');
  return outcome;
}

function ignoreCancellation(error: unknown): void {
  if (!isCancellation(error)) throw error;
}

async function askHolder(
  course: Course,
  { seat, userId }: { readonly seat: number; readonly userId: string },
  tally: { given: number; waiting: number },
): Promise<void> {
  for (;;) {
    const kind = 'release-opening-share';
    const { taskId, outcome } = await humanTask(course.desk, { ...course.task, kind, subject: { seat }, userId });
    const share = await local.adoptShare.executeWithOptions({ summary: `share ${seat}` }, [
      { ...course.task, seat, taskId, outcome },
    ]);
    if (share === 'wrong') continue;
    tally.waiting -= 1;
    if (share === 'given') tally.given += 1;
    return;
  }
}
