import { CancellationScope, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
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
      const whole = (...args: readonly unknown[]) => CancellationScope.nonCancellable(() => run(...args));
      const executeWithOptions = (...args: readonly unknown[]) =>
        CancellationScope.nonCancellable(() => run.executeWithOptions(...args));
      return Object.assign(whole, { executeWithOptions });
    },
  });
}

/** Work that may take long or that people look for in the Temporal UI: opening, draw, ranking, handover. */
export const remote = proxyActivities<Activities>({
  startToCloseTimeout: '5 minutes',
  heartbeatTimeout: '10 seconds',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '30 seconds', ...NEVER_RETRY },
});
