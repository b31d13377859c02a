import { patched, sleep } from '@temporalio/workflow';

/** Milliseconds from workflow time to a wall-clock instant; at least one, because a timer of zero fires at once. */
export function msUntil(wallInstant: string): number {
  return Math.max(1, Date.parse(wallInstant) - Date.now());
}

/**
 * Waits for a wall-clock instant; `summary` is what the Temporal UI shows beside the timer (≤ 200 bytes). There is a timer
 * also for an instant that has passed: whether it has must not decide what a workflow asks for, because right after a local
 * activity its clock shows another instant when the history is replayed. Histories from before skipped it.
 */
export async function sleepUntil(wallInstant: string, summary: string): Promise<void> {
  const always = patched('2026-11-always-a-timer');
  if (always || Date.parse(wallInstant) > Date.now()) await sleep(msUntil(wallInstant), { summary });
}

/** Workflow time as an ISO instant. */
export function now(): string {
  return new Date(Date.now()).toISOString();
}
