import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { startCreditPlatform } from '../../dev/credit-platform.ts';
import { sendReports } from '../../worker/credit-platform.ts';
import { ApiWorld, type Visitor } from './api-world.ts';

const BAN = {
  ...{ creditCode: '91220422999999314N', name: '示例公信评估咨询有限公司', rule: 'DB-01' },
  ...{ facts: '提供虚假材料谋取成交（示例）。', authority: '示例县财政局', document: '示例财罚〔2026〕1号' },
  ...{ fromDay: '2026-11-01', untilDay: '2027-11-01' },
};
const log = pino({ level: 'silent' });

let world: ApiWorld;
let platform: Awaited<ReturnType<typeof startCreditPlatform>>;
let officer: Visitor;
let current: string;

beforeAll(async () => {
  world = await ApiWorld.open();
  officer = await world.as('officer');
}, 60_000);
beforeEach(async () => {
  // Bans stay for ever: those of earlier tests are due in a year.
  await world.database.pool.query(`UPDATE platform_report SET next_at = now() + interval '1 year'`);
  platform = await startCreditPlatform();
});
afterEach(() => platform.close());
afterAll(() => world.close());

async function ban(): Promise<string> {
  const { status, body } = await officer.post('/api/v1/debarments', BAN);
  expect([status, body.report?.receipt]).toEqual([201, null]);
  return (current = body.id);
}

const send = () => sendReports(world.database, platform, log);

/** As if the time until the next attempt had passed. */
const later = () =>
  world.database.pool.query('UPDATE platform_report SET next_at = now() WHERE debarment_id = $1', [current]);

async function report() {
  return (await officer.get('/api/v1/debarments')).body.items[0].report;
}

test('a ban is reported once, signed, with what the public list says and nothing more', async () => {
  await ban();
  expect(await send()).toEqual({ delivered: 1, failed: 0 });
  await later();
  expect(await send()).toEqual({ delivered: 0, failed: 0 });
  const { fromDay: from, untilDay: until, ...rest } = BAN;
  const [kept] = platform.records();
  expect(platform.records()).toEqual([
    { ...rest, from, until, change: 'added', region: '220422', liftReason: null, receipt: kept!.receipt },
  ]);
  expect(await report()).toMatchObject({ change: 'added', receipt: kept!.receipt, problem: null });
});

test('while the platform is away the ban waits, longer each time, and says why', async () => {
  await ban();
  platform.misbehave(500, 429);
  expect(await send()).toEqual({ delivered: 0, failed: 1 });
  const first = await report();
  expect(first).toMatchObject({ receipt: null, problem: expect.stringContaining('500') });
  expect(await send()).toEqual({ delivered: 0, failed: 0 });
  await later();
  await send();
  const second = await report();
  expect(second.problem).toContain('429');
  expect(Date.parse(second.nextAt)).toBeGreaterThan(Date.parse(first.nextAt));
  await later();
  expect(await send()).toEqual({ delivered: 1, failed: 0 });
});

test('one that the platform does not answer at all waits too', async () => {
  await ban();
  await platform.close();
  expect(await send()).toEqual({ delivered: 0, failed: 1 });
  expect(await report()).toMatchObject({ receipt: null, problem: 'no answer' });
});

test('an answer that was lost costs nothing: the same report is kept once, with one receipt', async () => {
  await ban();
  platform.misbehave(504);
  await send();
  await later();
  await send();
  expect([platform.requests(), platform.records().length]).toEqual([2, 1]);
  expect((await report()).receipt).toBe(platform.records()[0]!.receipt);
});

test('two workers at once send a report once', async () => {
  await ban();
  await Promise.all([send(), send(), send()]);
  expect(platform.requests()).toBe(1);
});

test('what the platform refuses comes again a day later', async () => {
  await ban();
  platform.misbehave(422);
  await send();
  const { problem, nextAt } = await report();
  expect(problem).toContain('422');
  expect(Date.parse(nextAt) - Date.now()).toBeGreaterThan(23 * 3_600_000);
});

test('a wrong key is refused by the platform', async () => {
  await ban();
  const { url } = platform;
  await sendReports(world.database, { url, secret: Buffer.alloc(32).toString('base64') }, log);
  expect(platform.records()).toEqual([]);
  expect((await report()).problem).toContain('401');
});

test('a lifting is reported after the ban that it ends, with its reason', async () => {
  const id = await ban();
  const reason = '原处罚决定经行政复议撤销（示例）。';
  const { body } = await (await world.as('approver')).post(`/api/v1/debarments/${id}/lifting`, { reason });
  expect(body.report).toMatchObject({ change: 'lifted', receipt: null });
  platform.misbehave(503);
  await send();
  for (let round = 0; round < 2; round++) {
    await later();
    expect(await send()).toEqual({ delivered: 1, failed: 0 });
  }
  expect(platform.records().map(({ change, liftReason }) => [change, liftReason])).toEqual([
    ['added', null],
    ['lifted', reason],
  ]);
});

test('the database keeps no receipt without a time, and no second report of the same change', async () => {
  const id = await ban();
  const { pool } = world.database;
  await expect(
    pool.query("UPDATE platform_report SET receipt = 'x' WHERE debarment_id = $1", [id]),
  ).rejects.toMatchObject({
    constraint: 'platform_report_sent',
  });
  await expect(
    pool.query("INSERT INTO platform_report (debarment_id, change) VALUES ($1, 'added')", [id]),
  ).rejects.toMatchObject({ code: '23505' });
});
