import { Client, Connection } from '@temporalio/client';
import { BARE_QUEUE } from '../steps/queues.ts';
import type { JobOf, Lane, Lanes } from './jobs.ts';

/** The floor of everything that Temporal takes: a signal to an idle workflow, acknowledged when Temporal has stored it. */
export async function signalLanes({ temporal, workflowIds }: JobOf<'signals'>): Promise<Lanes> {
  const connection = await Connection.connect({ address: temporal });
  const client = new Client({ connection });
  const lanes = workflowIds.map((id) => async () => {
    await client.workflow.getHandle(id).signal('nudge');
    return true;
  });
  return { lanes, close: () => connection.close() };
}

/** The floor of a start: an empty workflow. */
export async function bareStartLanes({ temporal, clients }: JobOf<'bare-starts'>): Promise<Lanes> {
  const connection = await Connection.connect({ address: temporal });
  const client = new Client({ connection });
  let n = 0;
  const lane: Lane = async () => {
    const workflowId = `bench-start-${Date.now()}-${(n += 1)}`;
    await client.workflow.start('idle', { workflowId, taskQueue: BARE_QUEUE });
    return true;
  };
  return { lanes: Array.from({ length: clients }, () => lane), close: () => connection.close() };
}
