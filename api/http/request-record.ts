import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.ts';

/** What is known of a request outside its handler. */
export interface RequestRecord {
  readonly requestId: string;
  /** Pattern of the route, never the address: addresses carry ids. */
  route: string | undefined;
  /** Neither counted nor logged: before the deadline nobody learns how many have bid (令87 art. 28). */
  sealed: boolean;
}

export function recordOf(response: Response): RequestRecord {
  return response.locals['record'] as RequestRecord;
}

/** Asked every few seconds by machines. */
const QUIET: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics']);

/** Gives each request an id, and writes one log line and one measurement when it is answered. */
export function recordRequests(log: Logger, metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const record: RequestRecord = { requestId: randomUUID(), route: undefined, sealed: false };
    const began = performance.now();
    response.locals['record'] = record;
    response.setHeader('X-Request-Id', record.requestId);
    response.on('close', () => {
      if (record.sealed) return;
      const ms = performance.now() - began;
      const { requestId, route = 'none' } = record;
      const { method } = request;
      const status = response.writableFinished ? response.statusCode : 499; // the caller went away
      metrics.observe(method, route, status, ms / 1000);
      const level = QUIET.has(route) && status < 400 ? 'debug' : 'info';
      log[level]({ requestId, method, route, status, ms: Math.round(ms * 10) / 10 });
    });
    next();
  };
}
