// The same steps on Temporal alone, as somebody would write them without Jieli.
import { condition, defineSignal, proxyLocalActivities, setHandler, sleep, workflowInfo } from '@temporalio/workflow';
import type { BareActivities } from './bare-activities.ts';

export interface BareStepsInput {
  readonly steps: number;
  /** A second local activity closes each step, both write a row to PostgreSQL, and a reminder timer runs meanwhile. */
  readonly likeJieli: boolean;
}

const local = proxyLocalActivities<BareActivities>({ startToCloseTimeout: '15 seconds' });

const decide = defineSignal<[number]>('decide');
const nudge = defineSignal('nudge');

/** Human steps in a row, each an activity that asks and a signal that answers, and a timer of a millisecond. */
export async function bareSteps({ steps, likeJieli }: BareStepsInput): Promise<void> {
  const { workflowId } = workflowInfo();
  let decided = 0;
  setHandler(decide, (step) => void (decided = Math.max(decided, step)));
  for (let step = 1; step <= steps; step++) {
    const answered = (): boolean => decided >= step;
    await local.ask({ workflowId, step, store: likeJieli });
    if (!likeJieli) {
      await condition(answered);
      continue;
    }
    while (!(await condition(answered, '2 days')));
    await local.note({ workflowId, step });
  }
  await sleep(1);
}

/** Waits for signals and does nothing with them. */
export async function idle(): Promise<void> {
  setHandler(nudge, () => undefined);
  await condition(() => false);
}
