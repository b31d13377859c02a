import { sleep } from '@temporalio/workflow';

/** Milliseconds from workflow time to a wall-clock instant; at least one, because a timer of zero fires at once. */
export function msUntil(wallInstant: string): number {
  return Math.max(1, Date.parse(wallInstant) - Date.now());
}

/** Waits for a wall-clock instant; `summary` is what the Temporal UI shows beside the timer (≤ 200 bytes). */
export async function sleepUntil(wallInstant: string, summary: string): Promise<void> {
  if (Date.parse(wallInstant) > Date.now()) await sleep(msUntil(wallInstant), { summary });
}

/** Workflow time as an ISO instant. */
export function now(): string {
  return new Date(Date.now()).toISOString();
}
