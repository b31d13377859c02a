import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, request, type IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { createApp } from '../../api/app.ts';
import { connect } from '../../prisma/database.ts';
import { ApiWorld } from './api-world.ts';

/** Asks again until the answer is yes; the test's own time limit ends it. */
async function until(holds: () => Promise<boolean>): Promise<true> {
  while (!(await holds())) await pause(20);
  return true;
}

describe('when something is wrong on our side', () => {
  let world: ApiWorld;

  beforeAll(async () => {
    world = await ApiWorld.open();
  });
  afterAll(() => world.close());

  /** The service over a database that is not there; answers its address and what it has logged. */
  async function withoutDatabase<T>(use: (base: string, lines: string[]) => Promise<T>): Promise<T> {
    const lines: string[] = [];
    const log = pino({ level: 'info' }, { write: (line: string) => lines.push(line) });
    const database = connect('postgres://nobody:secret@127.0.0.1:1/none', 1);
    const server = createServer(createApp({ ...world.context, database, log }));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, lines);
    } finally {
      server.closeAllConnections();
      server.close();
      await database.close();
    }
  }

  test('without its database it is alive, not ready, and tells people to come back', async () => {
    await withoutDatabase(async (base) => {
      expect((await fetch(`${base}/healthz`)).status).toBe(200);
      expect((await fetch(`${base}/readyz`)).status).toBe(503);
      const answer = await fetch(`${base}/api/v1/me`, { headers: { authorization: 'Bearer x' } });
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
      expect(await answer.json()).toMatchObject({ code: 'not-ready' });
      const metrics = await (await fetch(`${base}/metrics`)).text();
      expect(metrics).toContain('jieli_outbox_age_seconds{outbox="decision"} Nan');
    });
  });

  test('neither answers nor logs hold a stack’s particulars, a token, a body or a query', async () => {
    await withoutDatabase(async (base, lines) => {
      const answer = await fetch(`${base}/api/v1/tasks?purchase=SECRET-QUERY`, {
        headers: { authorization: 'Bearer SECRET-TOKEN', cookie: 'jieli=SECRET-COOKIE' },
      });
      const signIn = await fetch(`${base}/api/v1/sessions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username: 'SECRET-NAME', password: 'SECRET-PASSWORD' }),
      });
      const told = `${await answer.text()}${await signIn.text()}`;
      expect(told).not.toMatch(/secret|at .*\.ts|127\.0\.0\.1|ECONNREFUSED/i);
      expect(lines.join()).toContain('request failed');
      expect(lines.join()).not.toMatch(/SECRET|secret/);
    });
  });

  test('an answer that differs from its documentation is a fault of ours and hides what it was', async () => {
    const visitor = await world.as('officer');
    await world.database.prisma.user.update({ where: { username: 'officer' }, data: { roles: ['officer', 'wizard'] } });
    const { status, body } = await visitor.get('/api/v1/me');
    await world.database.prisma.user.update({ where: { username: 'officer' }, data: { roles: ['officer'] } });
    expect([status, body.code]).toEqual([500, 'internal']);
    expect(JSON.stringify(body)).not.toContain('wizard');
  });
});

describe('the process', () => {
  let world: ApiWorld;
  const running: ChildProcess[] = [];

  beforeAll(async () => {
    world = await ApiWorld.open();
  });
  afterAll(async () => {
    for (const child of running) child.kill('SIGKILL');
    await world.close();
  });

  interface Run {
    readonly child: ChildProcess;
    readonly ended: Promise<{ code: number | null; output: string }>;
    readonly ready: Promise<string>;
  }

  function start(variables: Record<string, string>): Run {
    const env = {
      PATH: process.env['PATH'] ?? '',
      DATABASE_URL: world.context.environment.databaseUrl,
      JIELI_SIGNING_KEY: randomBytes(32).toString('base64'),
      ...variables,
    };
    const child = spawn(process.execPath, ['--import', 'tsx', 'api/main.ts'], { env, cwd: process.cwd() });
    running.push(child);
    let output = '';
    const ready = new Promise<string>((resolve) => {
      const read = (chunk: Buffer) => {
        output += chunk.toString();
        const port = /"port":(\d+)/.exec(output)?.[1];
        if (port !== undefined) resolve(`http://127.0.0.1:${port}`);
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
    });
    const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, output }));
    return { child, ended, ready };
  }

  test('refuses production while demo users exist, and says why', async () => {
    const { code, output } = await start({ JIELI_MODE: 'production', PORT: '0' }).ended;
    expect(code).toBe(1);
    expect(output).toContain('demo users');
    expect(output).not.toContain('    at ');
  });

  test('refuses to start without what it needs, naming it', async () => {
    const { code, output } = await start({ DATABASE_URL: '', PORT: 'x' }).ended;
    expect(code).toBe(1);
    expect(output).toContain('DATABASE_URL');
    expect(output).toContain('PORT');
  });

  test('says so when its port is in use', async () => {
    const { port } = new URL(world.url);
    const { code, output } = await start({ JIELI_MODE: 'demo', PORT: port }).ended;
    expect([code, output.includes(`Port ${port} is in use`)]).toEqual([1, true]);
  });

  test('asked to end, it answers what is in flight, logs JSON lines and ends by itself', async () => {
    const { child, ready, ended } = start({ JIELI_MODE: 'demo', PORT: '0' });
    const { port } = new URL(await ready);
    const body = JSON.stringify({ username: 'officer', password: 'jieli-demo' });
    const headers = { 'content-type': 'application/json', 'content-length': body.length, expect: '100-continue' };
    const signIn = request({ port, method: 'POST', path: '/api/v1/sessions', headers });
    signIn.flushHeaders();
    await once(signIn, 'continue'); // the service has it and waits for the body
    child.kill('SIGTERM');
    const refused = await until(() =>
      fetch(`http://127.0.0.1:${port}/healthz`).then(
        () => false,
        () => true,
      ),
    );
    expect(refused).toBe(true);
    signIn.end(body);
    const [answer] = (await once(signIn, 'response')) as [IncomingMessage];
    answer.resume();
    expect(answer.statusCode).toBe(201);
    const { code, output } = await ended;
    expect(code).toBe(0);
    const lines = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { msg?: string });
    expect(lines.some(({ msg }) => msg === 'stopping')).toBe(true);
  });
});
