import { createServer, type Server } from 'node:http';
import { collectDefaultMetrics, Registry } from 'prom-client';

/** `/healthz`, `/readyz` and `/metrics` of the worker on loopback. The age of the outbox is among the api's metrics. */
export async function serveHealth(port: number, ready: () => boolean): Promise<Server> {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'jieli_worker_' });
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
