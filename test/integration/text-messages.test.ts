import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { startTextGateway } from '../../dev/text-gateway.ts';
import { TEXTS } from '../../domain/tasks/text-messages.ts';
import { DEMO_COUNTY } from '../../prisma/seed/demo/organisations.ts';
import { sendTexts } from '../../worker/text-messages.ts';
import { ApiWorld, type Visitor } from './api-world.ts';

const MOBILE = '13800000000';
const log = pino({ level: 'silent' });

let world: ApiWorld;
let gateway: Awaited<ReturnType<typeof startTextGateway>>;
let officer: Visitor;

beforeAll(async () => {
  world = await ApiWorld.open();
}, 60_000);
beforeEach(async () => {
  gateway = await startTextGateway();
  officer = await world.another('officer', DEMO_COUNTY);
  expect((await setMobile(MOBILE)).body).toEqual({
    mobile: '138****0000',
    last: null,
  });
});
afterEach(async () => {
  // Nobody else in this installation is texted: what a test leaves is its own.
  await setMobile(null);
  await world.database.pool.query('DELETE FROM text_message');
  await gateway.close();
});
afterAll(() => world.close());

const setMobile = (mobile: string | null) => officer.send('PUT', '/api/v1/me/mobile', { body: { mobile } });

const notify = (kind: string, inbox = `user:${officer.userId}`) =>
  world.database.pool.query(
    `INSERT INTO notification (key, inbox, task_id, kind) VALUES ('texts-test/' || gen_random_uuid(), $1, 'none', $2)`,
    [inbox, kind],
  );
/** An hour at which everything is sent, whenever the test runs: 10:00 in Shanghai. */
const MORNING = Date.parse('2026-12-01T02:00:00Z');
const NIGHT = Date.parse('2026-12-01T14:00:00Z');
const send = (at = MORNING) => sendTexts(world.database, gateway, log, at);
/** As if the time until the next attempt had passed. */
const later = () => world.database.pool.query('UPDATE text_message SET next_at = now()');
const last = async () => (await officer.get('/api/v1/me/mobile')).body.last;

describe('a text message', () => {
  test('tells of a reminder once, at the number that was left, and names nothing', async () => {
    await notify('reminder');
    expect(await last()).toMatchObject({ state: 'waiting', attempts: 0 });
    expect(await send()).toEqual({ delivered: 1, failed: 0 });
    await later();
    expect(await send()).toEqual({ delivered: 0, failed: 0 });
    expect(gateway.records()).toMatchObject([{ to: MOBILE, text: TEXTS.reminder }]);
    expect(await last()).toMatchObject({ state: 'sent', attempts: 1 });
  });

  test('tells everybody of a role who left a number, and nobody who did not', async () => {
    const other = await world.another('officer', DEMO_COUNTY);
    await notify('escalation', `role:officer@${DEMO_COUNTY}`);
    await send();
    expect(gateway.records()).toHaveLength(1);
    expect((await other.get('/api/v1/me/mobile')).body).toEqual({ mobile: null, last: null });
  });

  test('wakes nobody for what can wait until seven, and anybody for an urgent task or an escalation (HS-21)', async () => {
    await notify('reminder');
    await notify('escalation');
    await world.task({ dueAt: new Date(Date.now() + 3_600_000) });
    expect(await send(NIGHT)).toEqual({ delivered: 2, failed: 0 });
    expect(gateway.records().map(({ text }) => text)).not.toContain(TEXTS.reminder);
    expect(await send()).toEqual({ delivered: 1, failed: 0 });
  });

  test('is not sent of what can wait for the next look at the inbox', async () => {
    await notify('debriefing');
    expect(await last()).toBeNull();
  });

  test.each([
    [3, 'is', TEXTS.task],
    [72, 'is not', undefined],
  ])('about a new task that is due in %i hours %s sent', async (hours, _is, text) => {
    const due = new Date(Date.now() + hours * 3_600_000);
    await world.task({ dueAt: due });
    await send();
    expect(gateway.records().map((record) => record.text)).toEqual(text === undefined ? [] : [text]);
  });

  test('waits while the gateway is away, longer each time, and arrives when it is back', async () => {
    await notify('urged');
    gateway.misbehave(500, 429);
    for (const attempts of [1, 2]) {
      expect(await send()).toEqual({ delivered: 0, failed: 1 });
      expect(await send()).toEqual({ delivered: 0, failed: 0 });
      expect(await last()).toMatchObject({ state: 'waiting', attempts });
      await later();
    }
    expect(await send()).toEqual({ delivered: 1, failed: 0 });
  });

  test('whose answer was lost is sent again with its id, and the gateway sends it once', async () => {
    await notify('assigned');
    gateway.misbehave(504);
    await send();
    await later();
    await send();
    expect([gateway.requests(), gateway.records().length]).toEqual([2, 1]);
    expect(await last()).toMatchObject({ state: 'sent' });
  });

  test('is sent once by two workers that look at the same time', async () => {
    await notify('assigned');
    await Promise.all([send(), send(), send()]);
    expect(gateway.requests()).toBe(1);
  });

  test('that the gateway does not take is tried again after a day, not in a loop', async () => {
    await notify('assigned');
    gateway.misbehave(422);
    await send();
    const { rows } = await world.database.pool.query(
      `SELECT 1 FROM text_message WHERE problem LIKE '422%' AND next_at > now() + interval '23 hours'`,
    );
    expect(rows).toHaveLength(1);
  });

  test('that waits is dropped when its reader wants none any more, and when it is too old to help', async () => {
    await notify('assigned');
    await setMobile(null);
    await send();
    expect([await last(), gateway.requests()]).toEqual([null, 0]);
    await setMobile(MOBILE);
    await notify('assigned');
    await world.database.pool.query('UPDATE text_message SET expires_at = now()');
    await send();
    expect([await last(), gateway.requests()]).toEqual([null, 0]);
  });

  test('with a wrong key is refused by the gateway, and stays', async () => {
    await notify('assigned');
    const strange = { url: gateway.url, secret: Buffer.alloc(32, 7).toString('base64') };
    expect(await sendTexts(world.database, strange, log, MORNING)).toEqual({ delivered: 0, failed: 1 });
    expect([await last(), gateway.records()]).toMatchObject([{ state: 'waiting' }, []]);
  });
});

test.each(['1380000000', '+8613800000000', '12800000000', ''])(
  '%p is no mobile number: refused at its field',
  async (mobile) => {
    const answer = await setMobile(mobile);
    expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([422, '/mobile']);
  },
);
