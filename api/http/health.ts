import { Router } from 'express';
import type { ApiContext } from '../context.ts';
import { Problem } from '../problem.ts';
import { send } from './answer.ts';
import type { Metrics } from './metrics.ts';
import { recordOf } from './request-record.ts';

/** For orchestrators: is the process alive, can it serve, and how does it fare? Outside /api/v1, without login. */
export function healthRouter({ database, log }: ApiContext, metrics: Metrics): Router {
  const router = Router();
  router.use(['/healthz', '/readyz', '/metrics'], (request, response, next) => {
    recordOf(response).route = request.baseUrl;
    next();
  });
  router.get('/healthz', (_request, response) => send(response, 200, { status: 'ok' }));
  router.get('/readyz', async (_request, response) => {
    try {
      await database.pool.query({ name: 'ready', text: 'SELECT 1' });
    } catch (error) {
      log.warn({ err: error }, 'not ready: the database does not answer');
      throw notReady();
    }
    send(response, 200, { status: 'ready' });
  });
  router.get('/metrics', async (_request, response) => {
    response.setHeader('Content-Type', metrics.registry.contentType);
    response.end(await metrics.registry.metrics());
  });
  return router;
}

function notReady(): Problem {
  return new Problem('not-ready', {
    detail: {
      zh: '数据库暂时没有响应，请稍候重试。',
      en: 'The database does not answer at the moment. Try again shortly.',
    },
    headers: { 'Retry-After': '5' },
  });
}
