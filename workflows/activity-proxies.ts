import { CancellationScope, patched, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/activities.ts';

const NEVER_RETRY = { nonRetryableErrorTypes: ['NOT_FOUND', 'INPUT'] };

/**
 * Short database writes, run inside the workflow task: measured, half as costly as a task of their own
 * (docs/adr/0003). They are idempotent, so a worker that dies halfway runs them again.
 */
export const local = finished(
  proxyLocalActivities<Activities>({
    startToCloseTimeout: '15 seconds',
    retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds', ...NEVER_RETRY },
  }),
);

interface Callable {
  (...args: readonly unknown[]): Promise<unknown>;
  executeWithOptions(...args: readonly unknown[]): Promise<unknown>;
}

/**
 * A write that has begun is finished, also when its scope is cancelled meanwhile: cancelling a local activity in the task
 * in which it ends fails that task for good (seen by the property test: "invalid transition in state machine").
 */
function finished<Proxied extends object>(activities: Proxied): Proxied {
  return new Proxy(activities, {
    get(target, name) {
      const run = Reflect.get(target, name) as Callable;
      const whole = (...args: readonly unknown[]) => inTurn(() => run(...args));
      const executeWithOptions = (...args: readonly unknown[]) => inTurn(() => run.executeWithOptions(...args));
      return Object.assign(whole, { executeWithOptions });
    },
  });
}

let turn: Promise<unknown> = Promise.resolve();
let inTurns: boolean | undefined;

/**
 * One write of a workflow at a time. Results of several that run at once reach the workflow one by one while it runs, and
 * all together when its history is replayed, so that branches which go on from them ask for things in another order than
 * the history has, and no worker can go on (seen: shares of an opening key that came while the waiting for them was being
 * decided). Histories from before ran them at once.
 */
function inTurn(write: () => Promise<unknown>): Promise<unknown> {
  const whole = () => CancellationScope.nonCancellable(write);
  inTurns ??= patched('2026-11-writes-in-turn');
  if (!inTurns) return whole();
  const result = turn.then(whole);
  turn = result.catch(() => undefined);
  return result;
}

/** Resolves when every write asked for so far is made: a workflow whose branches were cancelled ends only then. */
export async function writesMade(): Promise<void> {
  await turn;
}

/** Work that may take long or that people look for in the Temporal UI: opening, draw, ranking, handover. */
export const remote = proxyActivities<Activities>({
  startToCloseTimeout: '5 minutes',
  heartbeatTimeout: '10 seconds',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '30 seconds', ...NEVER_RETRY },
});
