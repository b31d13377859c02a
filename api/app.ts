import express, { type Express } from 'express';
import { consoleRouter } from './pages/console.ts';
import { pagesRouter } from './pages/pages.ts';
import type { ApiContext } from './context.ts';
import { answerErrors } from './http/errors.ts';
import { healthRouter } from './http/health.ts';
import { Metrics } from './http/metrics.ts';
import { recordRequests } from './http/request-record.ts';
import { refuseUnknown, routerOf } from './http/router.ts';
import { securityHeaders } from './http/security.ts';
import { portalRouter } from './portal/router.ts';
import { ROUTES } from './routes.ts';

/** The whole HTTP service over a database; listening is the caller's. */
export function createApp(context: ApiContext): Express {
  const { environment, database, log, changes } = context;
  const metrics = new Metrics(database, changes);
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag'); // answers are not cached; versions travel in their own ETag
  app.set('query parser', 'simple');
  // One reverse proxy in front in production: its X-Forwarded-For says who calls.
  app.set('trust proxy', environment.mode === 'production' ? 1 : false);
  app.use(recordRequests(log, metrics));
  app.use(securityHeaders(environment.mode === 'production'));
  app.use('/api/v1', routerOf(ROUTES, context));
  app.use(healthRouter(context, metrics));
  app.use(pagesRouter(context));
  app.use(consoleRouter(environment));
  app.use(portalRouter(context));
  app.use(refuseUnknown);
  app.use(answerErrors(log));
  return app;
}
