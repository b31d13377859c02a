import { condition, patched } from '@temporalio/workflow';
import { local } from '../activity-proxies.ts';
import { msUntil } from '../timing.ts';
import type { Course } from './course.ts';

/**
 * Waits while a challenge or complaint may affect the result: nobody is asked to sign before (CO-11; REG 54). Purchases
 * from before there were holds ask at once, and wait at the signature itself.
 */
export async function unlessHeld(course: Course): Promise<void> {
  if (patched('2026-11-holds')) await released(course);
}

/** Looks whenever a hold has ended, and when one ends by its cap. */
export async function released(course: Course): Promise<void> {
  for (let first = true; ; first = false) {
    const seen = course.holdsEnded;
    const { held, lookAgainAt } = await local.standingHolds.executeWithOptions({ summary: 'is it held?' }, [
      course.task,
    ]);
    if (!held) return;
    if (first) course.note('signing waits', 'CO-11');
    const ended = () => course.holdsEnded > seen;
    if (lookAgainAt === null) await condition(ended);
    else await condition(ended, msUntil(lookAgainAt), { summary: 'end of the suspension' });
  }
}
