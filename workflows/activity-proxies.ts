import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/activities.ts';

const NEVER_RETRY = { nonRetryableErrorTypes: ['NOT_FOUND', 'INPUT'] };

/**
 * Short database writes, run inside the workflow task: measured, half as costly as a task of their own
 * (docs/adr/0003). They are idempotent, so a worker that dies halfway runs them again.
 */
export const local = proxyLocalActivities<Activities>({
  startToCloseTimeout: '15 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds', ...NEVER_RETRY },
});

/** Work that may take long or that people look for in the Temporal UI: opening, draw, ranking, handover. */
export const remote = proxyActivities<Activities>({
  startToCloseTimeout: '5 minutes',
  heartbeatTimeout: '10 seconds',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '30 seconds', ...NEVER_RETRY },
});
