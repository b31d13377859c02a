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
  /** An event stream lives as long as a page is open: its time says nothing of the service. */
  endless: boolean;
}

export function recordOf(response: Response): RequestRecord {
  return response.locals['record'] as RequestRecord;
}

/** Asked every few seconds by machines. */
const QUIET: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics']);

/** Gives each request an id, and writes one log line and one measurement when it is answered. */
export function recordRequests(log: Logger, metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const record: RequestRecord = { requestId: randomUUID(), route: undefined, sealed: false, endless: false };
    const began = performance.now();
    response.locals['record'] = record;
    response.setHeader('X-Request-Id', record.requestId);
    response.on('close', () => {
      if (record.sealed) return;
      const ms = performance.now() - began;
      const { requestId, route = 'none' } = record;
      const { method } = request;
      const isWhole = response.writableFinished || record.endless;
      const status = isWhole ? response.statusCode : 499; // the caller went away
      if (!record.endless || status >= 400) metrics.observe(method, route, status, ms / 1000);
      const level = QUIET.has(route) && status < 400 ? 'debug' : 'info';
      log[level]({ requestId, method, route, status, ms: Math.round(ms * 10) / 10 });
    });
    next();
  };
}
