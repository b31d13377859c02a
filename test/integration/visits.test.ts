import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays } from '../../domain/time/shanghai.ts';
import { DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { ApiWorld, type Visitor } from './api-world.ts';
import { aVisit, contractSince, sendLines, TODAY, visitsPath, type RecordedContract } from './visits-contract.ts';

let world: ApiWorld;
let provider1: Visitor;
let supervisor: Visitor;
let clerk: Visitor;
let contract: RecordedContract;

beforeAll(async () => {
  world = await ApiWorld.open();
  provider1 = await world.as('provider1');
  supervisor = await world.as('supervisor');
  clerk = await world.as('clerk');
  contract = await contractSince(world, 2);
}, 60_000);
afterAll(() => world.close());

const countOf = (of: RecordedContract) => world.database.prisma.visit.count({ where: { contractId: of.contractId } });

describe('a visit', () => {
  test('is recorded once, is read with the name masked, and is the same when it is sent again', async () => {
    const visit = aVisit(contract);
    const first = await provider1.post(visitsPath(contract), visit);
    expect([first.status, first.body.repeated]).toEqual([201, false]);
    const again = await provider1.post(visitsPath(contract), visit);
    expect(again.body).toEqual({ id: first.body.id, key: visit['key'], repeated: true });
    const changed = await provider1.post(visitsPath(contract), { ...visit, staff: '示例护理员乙' });
    expect([changed.status, changed.body.code, changed.body.reason]).toEqual([422, 'visit-refused', 'key-taken']);
    const { body } = await supervisor.get(visitsPath(contract, `?recipient=${contract.numbers[0]}`));
    expect(body.items).toMatchObject([
      { key: visit['key'], source: 'form', feedback: null, recipient: { name: '示*' } },
    ]);
  });

  test('told to a clerk on the phone is recorded as that', async () => {
    const { status } = await clerk.post(visitsPath(contract), aVisit(contract, { staff: '示例护理员丙' }));
    expect(status).toBe(201);
    const { body } = await provider1.get(visitsPath(contract, `?staff=${encodeURIComponent('示例护理员丙')}`));
    expect(body.items.map(({ source }: { source: string }) => source)).toEqual(['phone']);
  });

  test('is no business of a provider that stands by, of another one, or of another region', async () => {
    for (const name of ['provider2', 'provider4', 'officer2']) {
      const visitor = await world.as(name);
      expect([name, (await visitor.get(visitsPath(contract))).status]).toEqual([name, 404]);
    }
    for (const name of ['provider2', 'provider4']) {
      const visitor = await world.as(name);
      expect((await visitor.post(visitsPath(contract), aVisit(contract))).status).toBe(404);
      expect((await sendLines(visitor, contract, [aVisit(contract)])).status).toBe(404);
    }
  });

  test('stays in the database as it was, and one that may not be recorded is refused there too', async () => {
    const { pool } = world.database;
    for (const text of ['UPDATE visit SET staff = $1', 'DELETE FROM visit WHERE staff = $1']) {
      await expect(pool.query(text, ['示例'])).rejects.toMatchObject({ code: 'JL003' });
    }
    const forced = `
      INSERT INTO visit (contract_id, provider_id, recipient_id, service_code, key, staff, started_at, ended_at, place, done, source, recorded_by)
      VALUES ($1, $2, $3, 'B01', 'forced', '示例', $4, $4::timestamptz + interval '1 hour', '示例村', '示例', 'bulk', $5)`;
    const values = [contract.contractId, DEMO_ORGANISATIONS.provider1.id, contract.recipientIds[0]];
    const before = `${addDays(contract.startsOn, -1)}T09:00:00+08:00`;
    await expect(pool.query(forced, [...values, before, provider1.userId])).rejects.toMatchObject({ code: 'JL070' });
  });
});

describe('many visits at once', () => {
  test('are recorded in any order, and sent again change nothing', async () => {
    const fresh = await contractSince(world, 2);
    const lines = [9, 3, 27, 1].map((day) => aVisit(fresh, { day: addDays(fresh.startsOn, day) }));
    const first = await sendLines(provider1, fresh, lines);
    expect(first.sums).toEqual({ recorded: 4, repeated: 0, refused: 0 });
    expect(first.lines.map(({ line, key, status }) => [line, key, status])).toEqual(
      lines.map(({ key }, at) => [at + 1, key, 'recorded']),
    );
    const again = await sendLines(provider1, fresh, [...lines, aVisit(fresh)].reverse());
    expect(again.sums).toEqual({ recorded: 1, repeated: 4, refused: 0 });
    expect(await countOf(fresh)).toBe(5);
  });

  test('a key that comes twice in one file is recorded once; with other content the second is refused', async () => {
    const fresh = await contractSince(world, 2);
    const visit = aVisit(fresh);
    const { lines } = await sendLines(provider1, fresh, [visit, visit, { ...visit, place: '示例二镇' }]);
    expect(lines.map(({ status, code }) => [status, code])).toEqual([
      ['recorded', undefined],
      ['repeated', undefined],
      ['refused', 'key-taken'],
    ]);
  });

  test('the same file sent twice at the same moment is recorded once', async () => {
    const fresh = await contractSince(world, 2);
    const lines = Array.from({ length: 300 }, (_, n) => aVisit(fresh, { day: addDays(fresh.startsOn, n % 50) }));
    const answers = await Promise.all([1, 2, 3].map(() => sendLines(provider1, fresh, lines)));
    expect(answers.map(({ sums }) => sums.refused)).toEqual([0, 0, 0]);
    expect(answers.reduce((sum, { sums }) => sum + sums.recorded, 0)).toBe(300);
    expect(await countOf(fresh)).toBe(300);
  });

  test('whatever may not be recorded is refused line by line with its own code, and stays to be seen', async () => {
    const [mine, other] = [await contractSince(world, 2), await contractSince(world, 1)];
    await world.database.pool.query(
      `UPDATE coverage SET period = tstzrange(lower(period), lower(period) + interval '20 days') WHERE contract_id = $1 AND recipient_id = $2`,
      [mine.contractId, mine.recipientIds[1]],
    );
    const { rows } = await world.database.pool.query<{ number: string }>('SELECT number FROM recipient WHERE id = $1', [
      mine.recipientIds[1],
    ]);
    const at = (day: string, hour: string) => `${day}T${hour}:00:00+08:00`;
    const day = addDays(mine.startsOn, 5);
    const wanted: [string, unknown][] = [
      ['recorded', aVisit(mine)],
      ['malformed', '{"key": "x"'],
      ['malformed', { ...aVisit(mine), surprise: 1 }],
      ['malformed', { ...aVisit(mine), done: '\0' }],
      ['ends-before-start', { ...aVisit(mine), start: at(day, '10'), end: at(day, '09') }],
      ['longer-than-a-day', { ...aVisit(mine), start: at(day, '10'), end: at(addDays(day, 1), '11') }],
      ['in-the-future', aVisit(mine, { day: addDays(TODAY, 2) })],
      ['before-contract', aVisit(mine, { day: addDays(mine.startsOn, -1) })],
      ['unknown-recipient', { ...aVisit(mine), recipient: other.numbers[0] }],
      ['unknown-recipient', { ...aVisit(mine), recipient: 'nobody' }],
      ['unknown-service', { ...aVisit(mine), service: 'B02' }],
      ['not-covered', { ...aVisit(mine, { day: addDays(mine.startsOn, 40) }), recipient: rows[0]!.number }],
      ['recorded', { ...aVisit(mine, { day: addDays(mine.startsOn, 10) }), recipient: rows[0]!.number }],
    ];
    const { lines } = await sendLines(
      provider1,
      mine,
      wanted.map(([, line]) => line),
    );
    expect(lines.map(({ status, code }) => code ?? status)).toEqual(wanted.map(([code]) => code));
    const seen = (await supervisor.get(visitsPath(mine, '/refusals?limit=50'))).body.items;
    expect(seen.map(({ line, code }: { line: number; code: string }) => [line, code])).toEqual(
      wanted.flatMap(([code], n) => (code === 'recorded' ? [] : [[n + 1, code]])),
    );
    const some = (await provider1.get(visitsPath(mine, '/refusals?code=unknown-recipient'))).body.items;
    expect(some.map(({ recipient }: { recipient: string }) => recipient)).toEqual([other.numbers[0], 'nobody']);
  });

  test('are looked at without being recorded, if only a preview is wanted', async () => {
    const fresh = await contractSince(world, 2);
    const lines = [aVisit(fresh), aVisit(fresh, { day: addDays(fresh.startsOn, -1) })];
    const { sums } = await sendLines(provider1, fresh, lines, '?preview=true&source=excel');
    expect(sums).toEqual({ recorded: 1, repeated: 0, refused: 1 });
    expect(await countOf(fresh)).toBe(0);
    expect((await provider1.get(visitsPath(fresh, '/refusals'))).body.items).toEqual([]);
  });

  test('too many, or in another form, are refused', async () => {
    const json = { raw: '{}', headers: { 'content-type': 'application/json' } };
    expect((await provider1.send('POST', visitsPath(contract, '/bulk'), json)).status).toBe(415);
    const tooMany = await sendLines(provider1, contract, Array<string>(20_001).fill('x'));
    expect([tooMany.status, tooMany.code]).toEqual([413, 'body-too-large']);
    const long = await sendLines(provider1, contract, ['x'.repeat(20 * 1024)]);
    expect([long.status, long.code]).toEqual([413, 'body-too-large']);
  });
});

describe('a recipient who died or moved away', () => {
  const endPath = (id: string) => `/api/v1/recipients/${id}/end`;

  test('is owed nothing from then on; what is recorded of a later day is refused by its own code', async () => {
    const fresh = await contractSince(world, 2);
    const [first, second] = await Promise.all(
      fresh.recipientIds.slice(0, 2).map((id) => world.database.prisma.recipient.findUniqueOrThrow({ where: { id } })),
    );
    const on = addDays(fresh.startsOn, 10);
    expect((await clerk.post(endPath(first!.id), { reason: 'died', on })).status).toBe(204);
    expect((await clerk.post(endPath(second!.id), { reason: 'moved', on })).status).toBe(204);
    const lines = [first!, second!].flatMap(({ number: recipient }) =>
      [9, 10, 11].map((day) => ({ ...aVisit(fresh, { day: addDays(fresh.startsOn, day) }), recipient })),
    );
    const answer = await sendLines(provider1, fresh, lines);
    expect(answer.lines.map(({ status, code }) => code ?? status)).toEqual([
      ...['recorded', 'recorded', 'recipient-died', 'recorded', 'recorded', 'recipient-moved'],
    ]);
    const { rows } = await world.database.pool.query(
      `SELECT (SELECT array_agg(state) FROM service_order WHERE recipient_id = $1) AS orders,
              (SELECT count(*)::int FROM coverage WHERE recipient_id = $1 AND upper_inf(period)) AS covered`,
      [first!.id],
    );
    expect(rows).toEqual([{ orders: ['ended'], covered: 0 }]);
    await expect(
      world.database.pool.query(`UPDATE service_order SET state = 'active' WHERE recipient_id = $1`, [first!.id]),
    ).rejects.toMatchObject({ code: 'JL071' });
  });

  test('is recorded as that once, by an office of the region', async () => {
    const id = contract.recipientIds[9]!;
    const end = { reason: 'moved', on: TODAY };
    expect((await (await world.as('officer2')).post(endPath(id), end)).status).toBe(404);
    expect((await clerk.post(endPath(id), { ...end, reason: 'tired' })).status).toBe(422);
    expect((await clerk.post(endPath(id), end)).status).toBe(204);
    const again = await clerk.post(endPath(id), { ...end, reason: 'died' });
    expect([again.status, again.body.code]).toEqual([409, 'recipient-ended']);
  });
});

describe('the records of a contract', () => {
  test('are read page by page, the latest first, by day, person and recipient', async () => {
    const fresh = await contractSince(world, 2);
    const lines = Array.from({ length: 25 }, (_, n) =>
      aVisit(fresh, {
        ...{ day: addDays(fresh.startsOn, n), staff: n % 2 === 0 ? '示例甲' : '示例乙' },
        recipient: fresh.numbers[n % 5],
      }),
    );
    await sendLines(provider1, fresh, lines);
    const read = async (query: string) => {
      const keys: string[] = [];
      for (let cursor = ''; ;) {
        const { body } = await supervisor.get(visitsPath(fresh, `?limit=10${query}${cursor}`));
        keys.push(...body.items.map(({ key }: { key: string }) => key));
        if (body.nextCursor === null) return keys;
        cursor = `&cursor=${body.nextCursor}`;
      }
    };
    const keysOf = (some: typeof lines) => some.map(({ key }) => key).reverse();
    expect(await read('')).toEqual(keysOf(lines));
    expect(await read(`&staff=${encodeURIComponent('示例乙')}`)).toEqual(keysOf(lines.filter((_, n) => n % 2 === 1)));
    expect(await read(`&recipient=${fresh.numbers[3]}`)).toEqual(keysOf(lines.filter((_, n) => n % 5 === 3)));
    const [from, to] = [addDays(fresh.startsOn, 5), addDays(fresh.startsOn, 8)];
    expect(await read(`&from=${from}&to=${to}`)).toEqual(keysOf(lines.slice(5, 9)));
  });

  test('stand beside what the contract owes each recipient in a month', async () => {
    const fresh = await contractSince(world, 2);
    const { prisma } = world.database;
    await prisma.recipient.updateMany({ where: { number: fresh.numbers[0]! }, data: { dependency: 'full' } });
    const plan = { lines: [{ service: 'B01', dependency: 'full', perMonth: 4 }] };
    expect((await supervisor.send('PUT', visitsPath(fresh, '/plan'), { body: plan })).status).toBe(204);
    expect((await provider1.send('PUT', visitsPath(fresh, '/plan'), { body: plan })).status).toBe(403);
    expect((await provider1.get(visitsPath(fresh, '/plan'))).body).toMatchObject({ ...plan, mayRecord: true });
    await sendLines(provider1, fresh, [
      aVisit(fresh),
      aVisit(fresh),
      aVisit(fresh, { day: addDays(fresh.startsOn, 40) }),
    ]);
    const first = (await supervisor.get(visitsPath(fresh, '/months/1'))).body;
    expect(first.items.length).toBe(10);
    expect(first.items[0]).toMatchObject({ planned: 4, done: 2, recipient: { number: fresh.numbers[0] } });
    expect(first.months).toBe(12);
    const second = (await supervisor.get(visitsPath(fresh, '/months/2?limit=1'))).body;
    expect([second.items[0].done, second.nextCursor === null]).toEqual([1, false]);
    expect((await supervisor.get(visitsPath(fresh, '/months/13'))).status).toBe(422);
  });
});
