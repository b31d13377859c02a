import { randomUUID } from 'node:crypto';
import { HttpConnection } from './http-connection.ts';
import type { JobOf, Lane, Lanes } from './jobs.ts';
import { purchaseBody } from './purchase-body.ts';

/** Claim and complete, as the console does: the second command names the version that the first one answered. */
export async function taskLanes({ api, tokens, work, pauseMs }: JobOf<'tasks'>): Promise<Lanes> {
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

export function startLanes({ api, tokens, prefix }: JobOf<'starts'>): Promise<Lanes> {
  let n = 0;
  return httpLanes(api, tokens, (connection) => async () => {
    n += 1;
    await connection.send('POST', '/purchases', purchaseBody(`${prefix}-${n}`), { 'idempotency-key': randomUUID() });
    return true;
  });
}

export function pageLanes({ api, tokens, path }: JobOf<'pages'>): Promise<Lanes> {
  return httpLanes(api, tokens, (connection) => async () => {
    await connection.send('GET', path);
    return true;
  });
}

function httpLanes(api: string, tokens: readonly string[], lane: (connection: HttpConnection) => Lane): Promise<Lanes> {
  const connections = tokens.map((token) => new HttpConnection(api, token));
  const close = () => Promise.resolve(connections.forEach((connection) => connection.close()));
  return Promise.resolve({ lanes: connections.map(lane), close });
}
