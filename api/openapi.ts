import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponsesObject } from 'zod-openapi';
import { NDJSON } from './http/lines.ts';
import { PROBLEMS, type ProblemCode } from './problem.ts';
import { TAGS, type Route } from './route.ts';

const InputErrorSchema = z.object({
  pointer: z.string().meta({ description: 'JSON pointer', example: '/form/need' }),
  in: z.enum(['body', 'query', 'path']),
  code: z.string(),
  message: z.string(),
  rule: z.string().optional(),
});

const ProblemSchema = z
  .looseObject({
    type: z.string().meta({ example: 'urn:jieli:problem:not-found' }),
    title: z.string(),
    titleEn: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What happened and what to do next, in Chinese' }),
    detailEn: z.string(),
    code: z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]),
    instance: z.string().optional().meta({ description: 'Request id; support finds it in the log' }),
    errors: z.array(InputErrorSchema).optional(),
  })
  .meta({ id: 'Problem' });

const DESCRIPTION = `政府购买社会救助服务：采购流程、人工任务与临时接管的接口。金额为整数分，时间为 UTC。
Government purchases of social-assistance services. Amounts are integer fen, times are UTC instants.
Refusals are application/problem+json (RFC 9457) with a stable code. Sign in with POST /api/v1/sessions.`;

/** OpenAPI 3.1 of the whole table, from the schemas that validate. */
export function openApiDocument(routes: readonly Route[]): ReturnType<typeof createDocument> {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const route of routes) (paths[`/api/v1${route.path}`] ??= {})[route.method] = operation(route);
  return createDocument({
    openapi: '3.1.1',
    info: { title: 'Jieli 接力', version: '1', description: DESCRIPTION, license: { name: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    tags: TAGS.map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'The token that POST /api/v1/sessions answers' },
      },
    },
  });
}

function operation(route: Route): ZodOpenApiOperationObject {
  const { operationId, summary, description, tag, access } = route;
  return {
    operationId,
    summary,
    ...(description === undefined ? {} : { description }),
    tags: [tag],
    ...(access === 'public' ? { security: [] } : { security: [{ bearer: [] }] }),
    ...(typeof access === 'string' ? {} : { 'x-access': `${access[0]} ${access[1]}` }),
    ...parametersOf(route),
    ...requestBodyOf(route),
    responses: responsesOf(route),
  } as ZodOpenApiOperationObject;
}

const Bytes = z.string().meta({ override: { type: 'string', format: 'binary' } });

function requestBodyOf({ body, bytes, lines }: Route): Pick<ZodOpenApiOperationObject, 'requestBody'> {
  if (lines !== undefined) {
    return { requestBody: { required: true, content: { [NDJSON]: { schema: lines.line } } } };
  }
  if (bytes !== undefined) {
    return { requestBody: { required: true, content: { 'application/octet-stream': { schema: Bytes } } } };
  }
  return body ? { requestBody: { required: true, content: { 'application/json': { schema: body } } } } : {};
}

const IdempotencyKey = z
  .string()
  .min(1)
  .max(128)
  .optional()
  .meta({ description: 'A repeat with the same key gets the first answer and does nothing again' });

function parametersOf({ params, query, creates }: Route): Pick<ZodOpenApiOperationObject, 'requestParams'> {
  if (!params && !query && !creates) return {};
  const requestParams = {
    ...(params ? { path: params } : {}),
    ...(query ? { query } : {}),
    ...(creates ? { header: z.object({ 'Idempotency-Key': IdempotencyKey }) } : {}),
  };
  return { requestParams: requestParams as NonNullable<ZodOpenApiOperationObject['requestParams']> };
}

function responsesOf(route: Route): ZodOpenApiResponsesObject {
  const { success } = route;
  const { schema = success.media === undefined ? undefined : Bytes, media = 'application/json' } = success;
  const content = schema ? { content: { [media]: { schema } } } : {};
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of problemsOf(route)) {
    const { status } = PROBLEMS[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const refusals = [...byStatus]
    .sort(([a], [b]) => a - b)
    .map(([status, codes]) => {
      const lines = codes.map((code) => `\`${code}\` ${PROBLEMS[code].titleZh} · ${PROBLEMS[code].titleEn}`);
      const text = `${STATUS_CODES[status]}: ${lines.join('; ')}`;
      return [
        String(status),
        { description: text, content: { 'application/problem+json': { schema: ProblemSchema } } },
      ];
    });
  return {
    [String(success.status)]: { description: success.description, ...content },
    ...Object.fromEntries(refusals),
  };
}

/** What the router itself may refuse, and what the route adds. */
export function problemsOf(route: Route): ProblemCode[] {
  const { access, body, bytes, lines, query, params, creates, method, problems } = route;
  const all: ProblemCode[] = [...problems, 'internal', 'not-ready'];
  if (access !== 'public') all.push('not-signed-in');
  if (typeof access !== 'string') all.push('forbidden');
  if (method !== 'get') all.push('cross-site');
  if (body) all.push('malformed-json', 'body-too-large', 'unsupported-media-type');
  if (bytes !== undefined || lines !== undefined) all.push('body-too-large', 'unsupported-media-type');
  if (body ?? query ?? params) all.push('malformed-request', 'invalid-input');
  if (route.irrevocable) all.push('step-up-required');
  if (creates) all.push('idempotency-conflict', 'idempotency-in-flight');
  return [...new Set(all)];
}
