import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_PASSWORD } from '../../prisma/seed/demo/users.ts';
import { ApiWorld, taskPath, type Answer } from './api-world.ts';

describe('sessions', () => {
  let world: ApiWorld;

  beforeAll(async () => {
    world = await ApiWorld.open();
  });
  afterAll(() => world.close());

  function signIn(username: string, password = DEMO_PASSWORD): Promise<Answer> {
    return world.nobody().post('/api/v1/sessions', { username, password });
  }

  function me(headers: Record<string, string>): Promise<Answer> {
    return world.nobody().get('/api/v1/me', { headers });
  }

  test('signing in gives a bearer token for programs and a strict HttpOnly cookie for browsers', async () => {
    const { status, body, headers } = await signIn('officer');
    expect(status).toBe(201);
    expect(body.user).toMatchObject({ username: 'officer', roles: ['officer'], region: '220422' });
    expect(body.user.may).toContainEqual({ action: 'create', subject: 'Purchase' });
    const cookie = headers.get('set-cookie')!;
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Strict/);
    expect((await me({ authorization: `Bearer ${body.token}` })).status).toBe(200);
    expect((await me({ cookie: cookie.split(';')[0]! })).body.username).toBe('officer');
  });

  test('the database keeps no token, only its hash', async () => {
    const { body } = await signIn('finance');
    const { rows } = await world.database.pool.query('SELECT * FROM session');
    expect(JSON.stringify(rows)).not.toContain(body.token);
    expect(rows.every(({ token_hash }) => (token_hash as Buffer).length === 32)).toBe(true);
  });

  test('a wrong password, an unknown name and a deactivated person get the same answer', async () => {
    await world.database.prisma.user.update({ where: { username: 'assistant' }, data: { active: false } });
    const attempts = [await signIn('officer', 'wrong'), await signIn('nobody-such'), await signIn('assistant')];
    const told = attempts.map(({ status, body }) => ({ status, ...body, instance: undefined }));
    expect(told[0]).toMatchObject({ status: 401, code: 'bad-credentials' });
    expect(told[1]).toEqual(told[0]);
    expect(told[2]).toEqual(told[0]);
  });

  test('an unknown name takes as long as a known one', async () => {
    const fastest = async (username: string) => {
      const times: number[] = [];
      for (let attempt = 1; attempt <= 3; attempt += 1) {
        const began = performance.now();
        await signIn(username, 'wrong');
        times.push(performance.now() - began);
      }
      return Math.min(...times);
    };
    // Hashing takes tens of milliseconds; an answer without it, about one. The fastest of three is free of hiccups.
    expect(await fastest('nobody-else')).toBeGreaterThan((await fastest('clerk')) / 4);
  });

  test('five failures lock the name, also for the right password, and tell until when', async () => {
    for (let attempt = 1; attempt <= 5; attempt += 1) expect((await signIn('expert7', 'wrong')).status).toBe(401);
    const { status, body, headers } = await signIn('expert7');
    expect([status, body.code]).toEqual([429, 'too-many-attempts']);
    expect(body.detail).toMatch(/请在 \d{4}-\d\d-\d\d \d\d:\d\d（北京时间）后重试/);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(800);
    expect((await signIn('supervisor')).status).toBe(201);
  });

  test('the lock ends a quarter of an hour after the failures, and a success forgets them', async () => {
    for (let attempt = 1; attempt <= 4; attempt += 1) await signIn('auditor', 'wrong');
    expect((await signIn('auditor')).status).toBe(201);
    for (let attempt = 1; attempt <= 4; attempt += 1) await signIn('auditor', 'wrong');
    expect((await signIn('auditor')).status).toBe(201);
    await world.database.pool.query(
      `INSERT INTO audit_event (at, action, object_type, object_id)
       SELECT now() - interval '16 minutes', 'session.refused', 'sign-in', encode(sha256('admin'), 'hex') FROM generate_series(1, 9)`,
    );
    expect((await signIn('admin')).status).toBe(201);
  });

  test('what cannot be taken back wants the password of the last ten minutes, and does nothing without it', async () => {
    const { body } = await signIn('approver');
    const headers = { authorization: `Bearer ${body.token}` };
    const taskId = await world.task({ kind: 'decide-takeover' });
    const decide = (outcome: string) =>
      world.nobody().post(taskPath(taskId, 'complete'), { outcome, form: {} }, headers);
    const give = (password: string) => world.nobody().post('/api/v1/sessions/password', { password }, headers);
    expect((await decide('start')).body.code).toBe('task-input'); // signing in counts
    await world.database.pool.query(`UPDATE session SET password_checked_at = now() - interval '11 minutes'`);
    const before = await world.everythingOf(taskId);
    const refused = await decide('start');
    expect([refused.status, refused.body.code, refused.body.minutes]).toEqual([403, 'step-up-required', 10]);
    expect((await decide('dismiss')).body.code).toBe('task-input'); // this one changes nothing for good
    expect((await give('wrong')).body.code).toBe('wrong-password');
    expect((await decide('start')).body.code).toBe('step-up-required');
    expect((await give(DEMO_PASSWORD)).status).toBe(204);
    expect((await decide('start')).body.code).toBe('task-input');
    expect(await world.everythingOf(taskId)).toEqual(before);
  });

  test('a stolen session cannot guess the password for ever', async () => {
    const { body } = await signIn('expert1');
    const headers = { authorization: `Bearer ${body.token}` };
    const give = (password: string) => world.nobody().post('/api/v1/sessions/password', { password }, headers);
    for (let attempt = 1; attempt <= 5; attempt += 1) expect((await give('wrong')).status).toBe(403);
    expect((await give(DEMO_PASSWORD)).body.code).toBe('too-many-attempts');
    expect((await signIn('expert1')).status).toBe(429);
  });

  test('many sign-ins from one place in a short time are slowed down', async () => {
    const answers = await Promise.all(Array.from({ length: 24 }, () => signIn('provider4')));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(4);
    expect(refused[0]!.headers.get('retry-after')).toBe('60');
  });

  test('signing out ends the session at once and takes the cookie away', async () => {
    const { body } = await signIn('provider1');
    const authorization = `Bearer ${body.token}`;
    const out = await world.nobody().send('DELETE', '/api/v1/sessions', { headers: { authorization } });
    expect(out.status).toBe(204);
    expect(out.headers.get('set-cookie')).toMatch(/Max-Age=0/);
    expect((await me({ authorization })).status).toBe(401);
  });

  test('deactivating a person or taking a role away counts from the next request', async () => {
    const { body } = await signIn('provider2');
    const authorization = `Bearer ${body.token}`;
    const change = (data: object) => world.database.prisma.user.update({ where: { username: 'provider2' }, data });
    await change({ roles: ['auditor'] });
    expect((await me({ authorization })).body.roles).toEqual(['auditor']);
    await change({ active: false });
    expect((await me({ authorization })).status).toBe(401);
  });

  test('a session ends after twelve hours', async () => {
    const { body } = await signIn('provider3');
    const { rows } = await world.database.pool.query(
      `UPDATE session SET expires_at = now() WHERE user_id = $1 RETURNING extract(epoch FROM expires_at - created_at) AS lived`,
      [body.user.id],
    );
    expect(rows).toHaveLength(1);
    expect((await me({ authorization: `Bearer ${body.token}` })).body.code).toBe('not-signed-in');
  });

  test.each([[''], ['Bearer '], ['Bearer nonsense'], ['Basic b2ZmaWNlcjp4']])('%j is nobody', async (authorization) => {
    expect((await me({ authorization })).status).toBe(401);
  });
});
