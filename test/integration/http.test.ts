import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ROUTES } from '../../api/routes.ts';
import { ApiWorld, taskPath, type Visitor } from './api-world.ts';

describe('the HTTP service', () => {
  let world: ApiWorld;
  let officer: Visitor;
  let taskId: string;

  beforeAll(async () => {
    world = await ApiWorld.open();
    officer = await world.as('officer');
    taskId = await world.task();
  });
  afterAll(() => world.close());

  describe('refuses a body', () => {
    const complete = () => taskPath(taskId, 'complete');

    test.each([['{"outcome":'], ['not json'], ['"a text"'], ['{"a":1}}']])(
      'that is not a JSON object: %s',
      async (raw) => {
        const { status, body } = await officer.send('POST', complete(), { raw });
        expect([status, body.code]).toEqual([400, 'malformed-json']);
      },
    );

    test('of 10 MB, and goes on serving', async () => {
      const raw = JSON.stringify({ outcome: 'submit', form: 'x'.repeat(10_000_000) });
      const { status, body } = await officer.send('POST', complete(), { raw });
      expect([status, body.code]).toEqual([413, 'body-too-large']);
      expect((await officer.get(taskPath(taskId))).body).toMatchObject({ state: 'open', version: 1 });
    });

    test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/json'])(
      'of the type %s',
      async (type) => {
        const { status, body } = await officer.send('POST', complete(), {
          raw: '{}',
          headers: { 'content-type': type },
        });
        expect([status, body.code]).toEqual([415, 'unsupported-media-type']);
      },
    );

    test('with fields nobody asked for', async () => {
      const { status, body } = await officer.post(taskPath(taskId, 'claim'), {
        version: 1,
        assigneeId: officer.userId,
      });
      expect([status, body.errors[0].pointer]).toEqual([422, '/assigneeId']);
    });

    test('before reading it, from somebody who is not signed in', async () => {
      const { status } = await world.nobody().send('POST', complete(), { raw: 'not json' });
      expect(status).toBe(401);
    });
  });

  describe('refuses a request that another site makes a browser send', () => {
    test.each([
      [{ 'sec-fetch-site': 'cross-site' }],
      [{ 'sec-fetch-site': 'same-site' }],
      [{ origin: 'https://evil.example' }],
      [{ origin: 'null' }],
    ])('%j', async (headers) => {
      const { status, body } = await officer.post(taskPath(taskId, 'claim'), {}, headers);
      expect([status, body.code]).toEqual([403, 'cross-site']);
    });

    test('and admits its own pages', async () => {
      const id = await world.task();
      expect((await officer.post(taskPath(id, 'claim'), {}, { origin: world.url })).status).toBe(200);
      expect((await officer.post(taskPath(id, 'unclaim'), {}, { 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    });
  });

  test.each(['/nope', '/api/v1/nope', '/api/v1/tasks/a/b/claim', '/api/v1/Tasks', '/api/docs/../../package.json'])(
    '%s is unknown',
    async (path) => {
      const { status, body, headers } = await officer.get(path);
      expect([status, body.code]).toEqual([404, 'not-found']);
      expect(body.instance).toBe(`urn:jieli:request:${headers.get('x-request-id')}`);
    },
  );

  test('an address with a broken escape is malformed', async () => {
    expect((await officer.get('/api/v1/tasks/%E0%A4%A')).body.code).toBe('malformed-request');
  });

  test('a method that an address does not have is refused with those it has', async () => {
    const { status, headers } = await officer.send('DELETE', '/api/v1/tasks');
    expect([status, headers.get('allow')]).toEqual([405, 'GET']);
  });

  test('a header that is not understood is refused', async () => {
    const match = await officer.post(taskPath(taskId, 'claim'), {}, { 'if-match': 'latest' });
    expect([match.status, match.body.code]).toEqual([400, 'malformed-request']);
    const key = { 'idempotency-key': 'x'.repeat(200) };
    expect((await officer.post(taskPath(taskId, 'comments'), { text: '一' }, key)).status).toBe(400);
  });

  test('every answer forbids inline scripts, foreign hosts, framing and caching of personal matters', async () => {
    for (const path of ['/', '/api/docs', '/api/v1/me', '/nope']) {
      const { headers } = await officer.get(path);
      const policy = headers.get('content-security-policy')!;
      expect(policy).toContain("script-src 'self'");
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(headers.get('x-powered-by')).toBeNull();
    }
    expect((await officer.get('/api/v1/me')).headers.get('cache-control')).toBe('no-store');
  });

  test('health, readiness and metrics answer without login', async () => {
    const nobody = world.nobody();
    expect((await nobody.get('/healthz')).body).toEqual({ status: 'ok' });
    expect((await nobody.get('/readyz')).body).toEqual({ status: 'ready' });
    await officer.get(taskPath(taskId));
    const { body } = await nobody.get('/metrics');
    expect(body).toMatch(
      /jieli_http_request_duration_seconds_count\{method="GET",route="\/api\/v1\/tasks\/\{taskId\}",status="200"\} \d/,
    );
    expect(body).toMatch(/jieli_outbox_age_seconds\{outbox="decision"\} 0/);
    expect(body).toContain('process_resident_memory_bytes');
  });

  test('no measurement tells that, or how often, somebody bids', async () => {
    const provider = await world.as('provider1');
    const { id } = await world.purchase();
    const before = (await world.nobody().get('/metrics')).body.match(/route="[^"]*bids[^"]*"/g);
    await provider.post(`/api/v1/purchases/${id}/bids`, {});
    await provider.get(`/api/v1/purchases/${id}/bids`);
    expect((await world.nobody().get('/metrics')).body.match(/route="[^"]*bids[^"]*"/g)).toEqual(before);
    expect(before).toBeNull();
  });

  test('no measurement or log label names a task, a purchase or a person', async () => {
    const { body } = await world.nobody().get('/metrics');
    expect(body).not.toContain('purchase:test');
    expect(body).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  });

  describe('the pages', () => {
    test('the start page says what runs where and names the demo’s accounts', async () => {
      const { body, headers } = await world.nobody().get('/');
      expect(headers.get('content-type')).toContain('text/html');
      expect(body).toContain('lang="zh-CN"');
      for (const link of ['/api/docs', '/api/openapi.json', 'http://127.0.0.1:8233', '/readyz', '/start.css']) {
        expect(body).toContain(`href="${link}"`);
      }
      expect(body).toContain('jieli-demo');
    });

    test('no page has inline scripts, styles or addresses of other hosts in it', async () => {
      for (const path of ['/', '/api/docs']) {
        const { body } = await world.nobody().get(path);
        expect(body).not.toMatch(/<script(?![^>]*src=)|<style|\sstyle=|\son\w+=/);
        expect(body.replaceAll('http://127.0.0.1:8233', '')).not.toMatch(/https?:\/\//);
      }
    });

    test('everything that a page refers to is served', async () => {
      for (const path of ['/', '/api/docs']) {
        const { body } = await world.nobody().get(path);
        const links = [...(body as string).matchAll(/(?:href|src)="(\/[^"]*)"/g)].map(([, link]) => link!);
        for (const link of links) expect([link, (await world.nobody().get(link)).status]).toEqual([link, 200]);
      }
    });
  });

  describe('the OpenAPI document', () => {
    interface Operation {
      readonly operationId: string;
      readonly responses: Record<string, unknown>;
      readonly requestBody?: { content: { 'application/json': { schema: Record<string, unknown> } } };
    }

    async function document(): Promise<{
      paths: Record<string, Record<string, Operation>>;
      openapi: string;
      components: { schemas: Record<string, { example?: unknown }> };
    }> {
      return (await world.nobody().get('/api/openapi.json')).body;
    }

    test('has exactly the routes that the service has', async () => {
      const { openapi, paths } = await document();
      expect(openapi).toMatch(/^3\.1/);
      const documented = Object.entries(paths).flatMap(([path, item]) =>
        Object.keys(item).map((method) => `${method} ${path}`),
      );
      expect(documented.sort()).toEqual(ROUTES.map(({ method, path }) => `${method} /api/v1${path}`).sort());
      const names = ROUTES.map(({ operationId }) => operationId);
      expect(new Set(names).size).toBe(names.length);
    });

    test('carries for every body an example that the service’s own schema accepts', () => {
      const bodies = ROUTES.filter(({ body }) => body);
      expect(bodies.length).toBeGreaterThan(6);
      for (const { operationId, body } of bodies) {
        const { example } = (body!.meta() ?? {}) as { example?: unknown };
        const { success, error } = body!.safeParse(example);
        expect([operationId, success, error?.message]).toEqual([operationId, true, undefined]);
      }
    });

    test('documents the refusals of every operation as problems', async () => {
      for (const operations of Object.values((await document()).paths)) {
        for (const { operationId, responses } of Object.values(operations)) {
          const refusals = Object.keys(responses).filter((status) => Number(status) >= 400);
          expect([operationId, refusals.length > 1]).toEqual([operationId, true]);
        }
      }
    });

    test('is what the documentation page reads', () => {
      const script = readFileSync(new URL('../../api/pages/docs.js', import.meta.url), 'utf8');
      expect(script).toContain('/api/openapi.json');
    });
  });
});
