import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { Client, Connection } from '@temporalio/client';
import { HttpConnection } from './http-connection.ts';
import type { Job, Lane, Lanes } from './jobs.ts';
import { purchaseBody } from './purchase-body.ts';
import { BARE_QUEUE } from '../steps/queues.ts';
import { bareStepsLanes, jieliStepsLanes } from './step-lanes.ts';

type JobOf<K extends Job['kind']> = Extract<Job, { kind: K }>;

/** Makes ready what the job needs; nothing of that is measured. */
export function lanesOf(job: Job): Promise<Lanes> {
  switch (job.kind) {
    case 'tasks':
      return taskLanes(job);
    case 'starts':
      return startLanes(job);
    case 'pages':
      return httpLanes(job.api, job.tokens, (connection) => async () => {
        await connection.send('GET', job.path);
        return true;
      });
    case 'inserts':
      return insertLanes(job);
    case 'signals':
      return signalLanes(job);
    case 'bare-starts':
      return bareStartLanes(job);
    case 'bare-steps':
      return bareStepsLanes(job);
    case 'jieli-steps':
      return jieliStepsLanes(job);
  }
}

function httpLanes(api: string, tokens: readonly string[], lane: (connection: HttpConnection) => Lane): Promise<Lanes> {
  const connections = tokens.map((token) => new HttpConnection(api, token));
  const close = () => Promise.resolve(connections.forEach((connection) => connection.close()));
  return Promise.resolve({ lanes: connections.map(lane), close });
}

/** Claim and complete, as the console does: the second command names the version that the first one answered. */
async function taskLanes({ api, tokens, work, pauseMs }: JobOf<'tasks'>): Promise<Lanes> {
  let next = 0;
  const lanes = await httpLanes(api, tokens, (connection) => async () => {
    const task = work[next++];
    if (task === undefined) return false;
    const path = `/tasks/${encodeURIComponent(task.id)}`;
    const { version } = (await connection.send('POST', `${path}/claim`, { version: 1 })) as { version: number };
    await connection.send('POST', `${path}/complete`, { version, outcome: task.outcome, form: task.form });
    return true;
  });
  return { ...lanes, pauseMs };
}

function startLanes({ api, tokens, prefix }: JobOf<'starts'>): Promise<Lanes> {
  let n = 0;
  return httpLanes(api, tokens, (connection) => async () => {
    n += 1;
    await connection.send('POST', '/purchases', purchaseBody(`${prefix}-${n}`), { 'idempotency-key': randomUUID() });
    return true;
  });
}

/** The floor of everything durable: INSERT … COMMIT, `each` times an operation. */
async function insertLanes({ database, connections, each }: JobOf<'inserts'>): Promise<Lanes> {
  const clients = Array.from({ length: connections }, () => new pg.Client({ connectionString: database }));
  await Promise.all(clients.map((client) => client.connect()));
  const insert = { name: 'floor', text: 'INSERT INTO bench_floor (payload) VALUES ($1)', values: ['x'.repeat(200)] };
  const lanes = clients.map((client) => async () => {
    for (let n = 0; n < each; n++) await client.query(insert);
    return true;
  });
  return { lanes, close: async () => void (await Promise.all(clients.map((client) => client.end()))) };
}

/** The floor of everything that Temporal takes: a signal to an idle workflow, acknowledged when Temporal has stored it. */
async function signalLanes({ temporal, workflowIds }: JobOf<'signals'>): Promise<Lanes> {
  const connection = await Connection.connect({ address: temporal });
  const client = new Client({ connection });
  const lanes = workflowIds.map((id) => async () => {
    await client.workflow.getHandle(id).signal('nudge');
    return true;
  });
  return { lanes, close: () => connection.close() };
}

async function bareStartLanes({ temporal, clients }: JobOf<'bare-starts'>): Promise<Lanes> {
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
