import { createServer, type Server } from 'node:http';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Database } from '../prisma/database.ts';

const OUTBOX = `
  SELECT 'decisions' AS kind, extract(epoch FROM clock_timestamp() - min(submitted_at)) AS age FROM task WHERE state = 'submitted'
  UNION ALL SELECT 'starts', extract(epoch FROM clock_timestamp() - min(created_at)) FROM purchase WHERE started_at IS NULL
  UNION ALL SELECT 'takeovers', extract(epoch FROM clock_timestamp() - min(requested_at)) FROM takeover WHERE delivered_at IS NULL`;

/** `/healthz`, `/readyz` and `/metrics` of the worker on loopback. No label names a purchase or a person. */
export async function serveHealth(port: number, database: Database, ready: () => boolean): Promise<Server> {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'jieli_worker_' });
  new Gauge({
    name: 'jieli_outbox_age_seconds',
    help: 'Age of the oldest row that Temporal has not taken yet',
    labelNames: ['kind'],
    registers: [registry],
    async collect() {
      const { rows } = await database.pool.query<{ kind: string; age: string | null }>(OUTBOX);
      for (const { kind, age } of rows) this.set({ kind }, Number(age ?? 0));
    },
  });
  const server = createServer((request, response) => {
    const answer = (status: number, body: string): void =>
      void response.writeHead(status, { 'content-type': 'text/plain' }).end(body);
    if (request.url === '/healthz') return answer(200, 'ok\n');
    if (request.url === '/readyz') return ready() ? answer(200, 'ready\n') : answer(503, 'not ready\n');
    if (request.url !== '/metrics') return answer(404, 'not found\n');
    registry.metrics().then(
      (metrics) => answer(200, metrics),
      () => answer(503, 'metrics are not available\n'),
    );
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return server;
}
