import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { Caller } from '../access/caller.ts';
import type { ApiContext } from '../context.ts';
import { notFound, Problem } from '../problem.ts';
import { Download, EVENT_STREAM, Reply, type Route, type Tag } from '../route.ts';
import { authenticate, type Authenticated } from '../sessions/session.ts';
import { SessionReader } from '../sessions/session-reader.ts';
import { demandFreshPassword } from '../sessions/step-up.ts';
import { send, sendDownload } from './answer.ts';
import { bytesBody } from './bytes-body.ts';
import { LONGEST_KEY, once, onceBySql, type IdempotentRequest } from './idempotency.ts';
import { checked } from './input-errors.ts';
import { jsonBody } from './json-body.ts';
import { linesBody } from './lines.ts';
import { recordOf } from './request-record.ts';
import { refuseCrossSite } from './security.ts';

/** Compiles the table of routes once; nothing is built per request. */
export function routerOf(routes: readonly Route[], context: ApiContext): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const sessions = new SessionReader(context.database);
  for (const route of routes) {
    const handlers: RequestHandler[] = [admit(route, context, sessions)];
    if (route.body) handlers.push(jsonBody);
    if (route.bytes !== undefined) handlers.push(bytesBody(route.bytes));
    if (route.lines) handlers.push(linesBody(route.lines.bytes));
    if (route.guard) handlers.push(route.guard);
    router[route.method](expressPath(route.path), ...handlers, answer(route, context));
  }
  for (const path of new Set(routes.map((route) => route.path))) {
    const allowed = routes.filter((route) => route.path === path).map((route) => route.method.toUpperCase());
    router.all(expressPath(path), refuseMethod(allowed.join(', ')));
  }
  return router;
}

function expressPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}

/** Who bids or asks, and how many do, shows neither in a log line nor in a measurement (令87 art. 28). */
const SEALED: ReadonlySet<Tag> = new Set<Tag>(['bids', 'questions']);

/** Who asks, and may this role do this at all? Before the body is read. */
function admit(route: Route, context: ApiContext, sessions: SessionReader): RequestHandler {
  const { access, method, path } = route;
  const pattern = `/api/v1${path}`;
  const sealed = SEALED.has(route.tag);
  return async (request, response, next) => {
    const record = recordOf(response);
    record.route = pattern;
    record.sealed = sealed;
    record.endless = route.success.media === EVENT_STREAM;
    if (method !== 'get') refuseCrossSite(request);
    if (access !== 'public') {
      const authenticated = await authenticate(request, context, sessions);
      if (access !== 'signed-in' && !authenticated.caller.ability.can(access[0], access[1])) throw forbidden();
      response.locals['authenticated'] = authenticated;
    }
    next();
  };
}

function answer(route: Route, context: ApiContext): RequestHandler {
  const { success } = route;
  const { database } = context;
  return async (request, response) => {
    const authenticated = response.locals['authenticated'] as Authenticated | undefined;
    const params = (route.params && checked(route.params, request.params, 'path')) as never;
    const query = (route.query && checked(route.query, request.query, 'query')) as never;
    const body = (route.body && checked(route.body, request.body, 'body')) as never;
    if (authenticated && route.irrevocable?.({ params, body })) demandFreshPassword(authenticated.passwordCheckedAt);
    const result = await route.handle(
      {
        params,
        query,
        body,
        bytes: request.body as Buffer,
        stream: request,
        caller: authenticated?.caller as never,
        requestId: recordOf(response).requestId,
        remoteAddress: request.ip ?? '',
        tokenHash: authenticated?.tokenHash,
        ifMatch: versionOf(request),
        create: (effect) => {
          const idempotent = idempotencyOf(route, request, authenticated?.caller);
          return idempotent ? once(database, idempotent, effect) : database.prisma.$transaction(effect);
        },
        createByStatement: (effect) => {
          const idempotent = idempotencyOf(route, request, authenticated?.caller);
          return idempotent ? onceBySql(database, idempotent, effect) : effect(database.pool);
        },
      },
      context,
    );
    if (result instanceof Download) await sendDownload(response, result);
    else writeAnswer(response, success.status, result, context.checkAnswers ? success.schema : undefined);
  };
}

function writeAnswer(response: Response, status: number, result: unknown, schema: Route['success']['schema']): void {
  const [body, headers] = result instanceof Reply ? [result.body as unknown, result.headers] : [result, {}];
  schema?.parse(body);
  send(response, status, body, headers);
}

/** Undefined without the header: then nothing is kept. */
function idempotencyOf(route: Route, request: Request, caller: Caller | undefined): IdempotentRequest | undefined {
  const key = request.get('Idempotency-Key');
  if (key === undefined || caller === undefined) return undefined;
  if (key === '' || key.length > LONGEST_KEY) throw badHeader('Idempotency-Key', `1–${LONGEST_KEY}`);
  return {
    userId: caller.userId,
    key,
    route: `${route.method.toUpperCase()} ${request.baseUrl}${request.path}`,
    body: request.body as unknown,
    status: route.success.status,
  };
}

/** `If-Match: "7"` names the version that the caller saw. */
function versionOf(request: Request): number | undefined {
  const header = request.headers['if-match'];
  if (header === undefined || header === '*') return undefined;
  const digits = /^"(\d{1,9})"$/.exec(header)?.[1];
  if (digits === undefined) throw badHeader('If-Match', '"7"');
  return Number(digits);
}

function badHeader(name: string, wanted: string): Problem {
  return new Problem('malformed-request', {
    detail: { zh: `请求头 ${name} 应为 ${wanted}。`, en: `The header ${name} must be ${wanted}.` },
  });
}

function refuseMethod(allowed: string): RequestHandler {
  return () => {
    throw new Problem('method-not-allowed', {
      detail: { zh: `此地址支持：${allowed}。`, en: `This address supports ${allowed}.` },
      headers: { Allow: allowed },
    });
  };
}

function forbidden(): Problem {
  return new Problem('forbidden', {
    detail: {
      zh: '您的角色没有此项权限。如确需办理，请联系本单位管理员。',
      en: 'Your role may not do this. If your work needs it, ask your administrator.',
    },
  });
}

/** For whatever no route answers. */
export const refuseUnknown: RequestHandler = (_request, response) => {
  recordOf(response).route = 'unknown';
  throw notFound({ zh: '此地址', en: 'This address' });
};
