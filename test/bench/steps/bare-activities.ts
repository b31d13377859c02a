import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type pg from 'pg';

/** A person who answers at once would spare the workflow the wait that every other one has. */
const ANSWER_MS = 20;

const INSERT = 'INSERT INTO bench_floor (payload) VALUES ($1)';

/** Asks nobody: the answer comes from this process, by a signal. */
export function bareActivities(pool: pg.Pool, client: Client) {
  const store = (payload: string) => pool.query({ name: 'bare', text: INSERT, values: [payload] });
  const answer = async (workflowId: string, step: number): Promise<void> => {
    await sleep(ANSWER_MS);
    await client.workflow.getHandle(workflowId).signal('decide', step);
  };
  return {
    async ask(step: { readonly workflowId: string; readonly step: number; readonly store: boolean }): Promise<void> {
      if (step.store) await store(`${step.workflowId}/${step.step}/asked`);
      answer(step.workflowId, step.step).catch((error: unknown) => console.error(error));
    },
    async note({ workflowId, step }: { readonly workflowId: string; readonly step: number }): Promise<void> {
      await store(`${workflowId}/${step}/done`);
    },
  };
}

export type BareActivities = ReturnType<typeof bareActivities>;
