import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { openApiDocument, problemsOf } from '../../api/openapi.ts';
import { PROBLEMS } from '../../api/problem.ts';
import { TAGS } from '../../api/route.ts';
import { ROUTES } from '../../api/routes.ts';

describe('the table of routes', () => {
  test.each(ROUTES.map((route) => [route.operationId, route] as const))('%s is well-formed', (_, route) => {
    expect(route.path).toMatch(/^(\/([a-z]+|\{[a-zA-Z]+\}))+$/);
    expect(route.summary).toMatch(/[\u4e00-\u9fff].* · [A-Z]/);
    expect(TAGS).toContain(route.tag);
    const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const declared = route.params instanceof z.ZodObject ? Object.keys(route.params.shape) : [];
    expect(declared).toEqual(inPath);
    if (route.creates) expect(problemsOf(route)).toContain('idempotency-conflict');
  });

  test.each(ROUTES.filter(({ body }) => body).map((route) => [route.operationId, route] as const))(
    'the body of %s admits no field that it does not know',
    (_, { body }) => {
      const { example } = body!.meta() as { example: object };
      expect(body!.safeParse({ ...example, 'no-such-field': 1 }).success).toBe(false);
    },
  );

  test('no two routes answer the same method and address', () => {
    const keys = ROUTES.map(({ method, path }) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('every operation that needs a session says so in the document', () => {
    const { paths } = openApiDocument(ROUTES);
    for (const { method, path, access } of ROUTES) {
      const operation = (paths![`/api/v1${path}`] as Record<string, { security: unknown[] }>)[method]!;
      expect([path, operation.security.length]).toEqual([path, access === 'public' ? 0 : 1]);
    }
  });

  test('every problem has a status of refusal and a title in both languages', () => {
    for (const [code, { status, titleZh, titleEn }] of Object.entries(PROBLEMS)) {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(titleZh).toMatch(/[\u4e00-\u9fff]/);
      expect(titleEn).toMatch(/^[A-Z]/);
    }
  });
});
