import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Router, type ErrorRequestHandler, type Request, type Response } from 'express';
import type { ApiContext } from '../context.ts';
import { recordOf } from '../http/request-record.ts';
import { keysRouter } from '../keys/router.ts';
import { Problem } from '../problem.ts';
import { publicHeaders, sendPublic } from './answer.ts';
import { canonicalJson } from './canonical.ts';
import { nothingHere, type Address } from './content.ts';
import { surveyRouter } from './survey-router.ts';
import { feedbackRouter } from './feedback-router.ts';
import { filtersOf } from './filters.ts';
import { limitDocuments, limitReads } from './limit.ts';
import { ocdsRouter } from './ocds/router.ts';
import { LISTS } from './lists.ts';
import { noticePdf } from './notice-pdf.ts';
import { refusalPage } from './pages/refusal.ts';
import { RECORDS } from './records.ts';
import { robots } from './sitemap.ts';
import { syndicationRouter } from './syndication.ts';
import { tablesRouter } from './tables.ts';
import { Visit } from './visit.ts';

const FOREVER = 'public, max-age=31536000, immutable';

/** The public portal below /public: for everybody, without login, scripts or cookies. */
export function portalRouter(context: ApiContext): Router {
  const router = Router();
  router.get('/robots.txt', (request, response) =>
    sendPublic(request, response, {
      type: 'text/plain',
      body: robots(new Visit(request, response, context, '').view.origin),
    }),
  );
  router.use(
    '/ocds',
    ocdsRouter(context, (request, response) => new Visit(request, response, context, '')),
  );
  router.use('/public', portal(context));
  return router;
}

function portal(context: ApiContext): Router {
  const css = readFileSync(new URL('portal.css', import.meta.url), 'utf8');
  const stylesheet = `/portal-${createHash('sha256').update(css).digest('hex').slice(0, 12)}.css`;
  const visitOf = (request: Request, response: Response) =>
    new Visit(request, response, context, `/public${stylesheet}`);
  const router = Router({ strict: true, caseSensitive: true });
  router.use((_request, response, next) => {
    recordOf(response).route = '/public';
    publicHeaders(response);
    next();
  });
  router.use(limitReads());
  router.get(stylesheet, (request, response) =>
    sendPublic(request, response, { type: 'text/css', body: css, cache: FOREVER }),
  );
  router.get('/notices/:id.pdf', limitDocuments(), noticePdf(context));
  router.use(keysRouter(context));
  router.use(feedbackRouter(context, visitOf));
  router.use(surveyRouter(context, visitOf));
  router.use(syndicationRouter(context, visitOf));
  router.use(tablesRouter(context, visitOf));
  for (const address of [...RECORDS, ...LISTS]) serve(router, address, context, visitOf);
  router.use(() => {
    throw nothingHere();
  });
  router.use(showRefusals(context, visitOf));
  return router;
}

/** The JSON is looked for first: an address that ends in `.json` would also be a name. */
function serve(
  router: Router,
  { path, json, read }: Address,
  { database }: ApiContext,
  visitOf: (request: Request, response: Response) => Visit,
): void {
  const contentOf = ({ params, query }: Request) =>
    read({ database, params: params as Record<string, string>, filters: filtersOf(query) });
  if (json) {
    router.get(`${path}.json`, async (request, response) => {
      const { json: data } = await contentOf(request);
      await visitOf(request, response).text('application/json', canonicalJson(data));
    });
  }
  router.get(path, async (request, response) => {
    const visit = visitOf(request, response);
    const { page } = await contentOf(request);
    await visit.page(page(visit.view));
  });
}

/** Refusals in the portal's own look. Those of JSON, and whatever is not a refusal, are told by the service's handler too. */
function showRefusals(
  { log }: ApiContext,
  visitOf: (request: Request, response: Response) => Visit,
): ErrorRequestHandler {
  return async (error: unknown, request, response, next) => {
    if (response.headersSent || /\.(json|csv|atom|xml|pdf)$/.test(request.path)) {
      next(error);
      return;
    }
    const problem = error instanceof Problem ? error : undefined;
    const visit = visitOf(request, response);
    if (problem === undefined) log.error({ requestId: visit.requestId, route: '/public', err: error }, 'page failed');
    for (const [name, value] of Object.entries(problem?.headers ?? {})) response.setHeader(name, value);
    const status = problem === undefined ? 500 : problem.status === 422 ? 400 : problem.status;
    const detail = problem?.code === 'withdrawn' ? problem.detail.zh : undefined;
    const refusal = { status, requestId: visit.requestId, ...(detail === undefined ? {} : { detail }) };
    await visit.page(refusalPage(visit.view, refusal), status);
  };
}
