import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays } from '../../domain/time/shanghai.ts';
import { watchRecords } from '../../worker/watch-records.ts';
import { DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { closeAccepted } from './closed-contract.ts';
import { ApiWorld, type Visitor } from './api-world.ts';
import { announce, aPdf, filesPath, sendFile } from './attachments-sending.ts';
import { aVisit, contractSince, sendLines, TODAY, type RecordedContract } from './visits-contract.ts';

let world: ApiWorld;
let provider1: Visitor;
let supervisor: Visitor;
let clerk: Visitor;

beforeAll(async () => {
  world = await ApiWorld.open();
  provider1 = await world.as('provider1');
  supervisor = await world.as('supervisor');
  clerk = await world.as('clerk');
}, 60_000);
afterAll(() => world.close());

interface Alert {
  readonly id: string;
  readonly rule: string;
  readonly month: number;
  readonly figures: Record<string, number>;
}

const alertsOf = async ({ contractId }: RecordedContract): Promise<Alert[]> =>
  (await supervisor.get(`/api/v1/alerts?contract=${contractId}&limit=100`)).body.items as Alert[];

const rulesOf = async (contract: RecordedContract) =>
  (await alertsOf(contract)).map(({ rule, month }) => `${rule} ${month}`).sort();

const evidenceOf = async ({ id }: Alert) =>
  (await supervisor.get(`/api/v1/alerts/${id}`)).body.visits.map(({ key }: { key: string }) => key) as string[];

describe('the pass over the records', () => {
  test('finds nothing in records that are as they should be', async () => {
    const contract = await contractSince(world, 0);
    await world.database.pool.query(
      `UPDATE coverage SET period = tstzrange(now() - interval '1 day', NULL) WHERE contract_id = $1`,
      [contract.contractId],
    );
    await watchRecords(world.database);
    expect(await rulesOf(contract)).toEqual([]);
  });

  test('finds one person at two places, texts that are the same, and visits after a death, each once, with its evidence', async () => {
    const contract = await contractSince(world, 1);
    const day = addDays(contract.startsOn, 4);
    const text = '测量血压、协助洗浴、整理居室、陪同就医（示例）';
    const [here, there] = [
      aVisit(contract, { day, staff: '示例一人', place: '示例一镇' }),
      aVisit(contract, { day, staff: '示例一人', place: '示例二镇', recipient: contract.numbers[1] }),
    ];
    const same = contract.numbers
      .slice(2, 7)
      .map((recipient, n) => aVisit(contract, { day: addDays(day, 1 + n), recipient, done: text, staff: `示例${n}` }));
    const late = aVisit(contract, { day: addDays(day, 8), recipient: contract.numbers[8], staff: '示例八' });
    expect((await sendLines(provider1, contract, [here, there, ...same, late])).sums.recorded).toBe(8);
    const { rows } = await world.database.pool.query<{ id: string }>('SELECT id FROM recipient WHERE number = $1', [
      contract.numbers[8],
    ]);
    await clerk.post(`/api/v1/recipients/${rows[0]!.id}/end`, { reason: 'died', on: day });

    await watchRecords(world.database);
    const first = await alertsOf(contract);
    expect(first.map(({ rule }) => rule).sort()).toEqual(['after-end', 'same-text', 'two-places']);
    const of = (rule: string) => first.find((alert) => alert.rule === rule)!;
    expect((await evidenceOf(of('two-places'))).sort()).toEqual([here['key'], there['key']].sort());
    expect((await evidenceOf(of('same-text'))).sort()).toEqual(same.map(({ key }) => key).sort());
    expect(await evidenceOf(of('after-end'))).toEqual([late['key']]);
    expect(of('two-places').figures).toEqual({ actual: 2, limit: 1 });

    expect(await watchRecords(world.database)).toBe(0);
    expect((await alertsOf(contract)).length).toBe(3);
  });

  test('finds missed visits and the overdue report once the month’s records must be there', async () => {
    const contract = await contractSince(world, 3);
    await supervisor.send('PUT', `/api/v1/contracts/${contract.contractId}/visits/plan`, {
      body: {
        lines: ['full', 'partial', 'self-care'].map((dependency) => ({ service: 'B01', dependency, perMonth: 2 })),
      },
    });
    const visits = contract.numbers
      .slice(0, 9)
      .flatMap((recipient) =>
        [3, 10].map((n) =>
          aVisit(contract, { day: addDays(contract.startsOn, n), recipient, staff: `示例${recipient}` }),
        ),
      );
    await sendLines(provider1, contract, visits);
    await watchRecords(world.database);
    const found = await alertsOf(contract);
    const missed = found.filter(({ rule }) => rule === 'missed-visits');
    expect(missed.map(({ month, figures }) => [month, figures['actual'], figures['missed']])).toEqual(
      expect.arrayContaining([[2, 100, 20]]),
    );
    expect(found.some(({ rule }) => rule === 'report-overdue')).toBe(true);
  });

  test('keeps to the contract’s own limits, which stand with what they rest on', async () => {
    const contract = await contractSince(world, 1);
    const path = `/api/v1/contracts/${contract.contractId}/watch`;
    const change = { rule: 'two-places', value: 5, basis: '合同第六条（示例）', after: 0 };
    expect((await clerk.post(path, change)).status).toBe(403);
    expect((await (await world.as('officer2')).post(path, change)).status).toBe(404);
    expect((await supervisor.post(path, change)).status).toBe(204);
    const seen = (await supervisor.get(path)).body.rules;
    expect(seen.find(({ rule }: { rule: string }) => rule === 'two-places')).toMatchObject({
      ...{ limit: 5, house: 1, changes: [{ n: 1, value: 5, basis: '合同第六条（示例）' }] },
    });
    const day = addDays(contract.startsOn, 4);
    await sendLines(
      provider1,
      contract,
      [0, 1].map((n) => aVisit(contract, { day, staff: '示例', place: `示例${n}镇`, recipient: contract.numbers[n] })),
    );
    await watchRecords(world.database);
    expect((await alertsOf(contract)).filter(({ rule }) => rule === 'two-places')).toEqual([]);
  });

  test('keeps every change of a limit, one after the other, and shows what it would have pointed out', async () => {
    const contract = await contractSince(world, 1);
    const path = `/api/v1/contracts/${contract.contractId}/watch`;
    const change = { rule: 'two-places', value: 3, basis: '约谈纪要（示例）', after: 0 };
    const answers = await Promise.all([1, 2].map(() => supervisor.post(path, change)));
    expect(answers.map(({ status, body }) => body?.code ?? status).sort()).toEqual([204, 'watch-limit-changed']);
    expect((await supervisor.post(path, { ...change, after: 1 })).body.errors[0].code).toBe('unchanged');
    for (const wrong of [{ value: 0 }, { value: 1.5 }, { basis: '短' }, { rule: 'mood' }]) {
      expect((await supervisor.post(path, { ...change, after: 1, ...wrong })).status).toBe(422);
    }
    const back = { ...change, value: null, basis: '恢复默认（示例）', after: 1 };
    expect((await supervisor.post(path, back)).status).toBe(204);
    const rules: { rule: string; limit: number; changes: { n: number; value: number | null }[] }[] = (
      await supervisor.get(path)
    ).body.rules;
    const { limit, changes } = rules.find(({ rule }) => rule === 'two-places')!;
    expect([limit, changes.map(({ n, value }) => [n, value])]).toEqual([
      1,
      [
        [2, null],
        [1, 3],
      ],
    ]);

    const day = addDays(contract.startsOn, 4);
    await sendLines(
      provider1,
      contract,
      [0, 1].map((n) => aVisit(contract, { day, staff: '示例', place: `示例${n}镇`, recipient: contract.numbers[n] })),
    );
    const { months } = (await supervisor.get(`${path}/months`)).body;
    expect(months[0].counted).toContainEqual({ rule: 'two-places', actual: 2 });
    expect((await clerk.get(`${path}/months`)).status).toBe(403);

    const { pool } = world.database;
    for (const text of [`UPDATE watch_limit SET value = 9`, `DELETE FROM watch_limit`]) {
      await expect(pool.query(text)).rejects.toMatchObject({ code: 'JL003' });
    }
    const skipped = `INSERT INTO watch_limit (contract_id, rule, n, value, basis, set_by) VALUES ($1, 'two-places', 9, 2, '示例依据', $2)`;
    await expect(pool.query(skipped, [contract.contractId, supervisor.userId])).rejects.toMatchObject({
      code: 'JL003',
    });
  });

  test('tells of denied visits again only when they have doubled', async () => {
    const contract = await contractSince(world, 0);
    await world.database.pool.query(`UPDATE contract SET starts_on = starts_on - 5 WHERE id = $1`, [
      contract.contractId,
    ]);
    await world.database.pool.query(
      `UPDATE coverage SET period = tstzrange(now() - interval '5 days', NULL) WHERE contract_id = $1`,
      [contract.contractId],
    );
    const visits = [0, 1, 2].map((n) =>
      aVisit(contract, { day: addDays(TODAY, -2), hour: 9 + n, recipient: contract.numbers[n], staff: `示例${n}` }),
    );
    const { lines } = await sendLines(provider1, contract, visits);
    const deny = async (n: number) => {
      await clerk.post(`/api/v1/visits/${lines[n]!.id}/feedback`, { tookPlace: false });
      return watchRecords(world.database);
    };
    // What the other tests have left is found first.
    await watchRecords(world.database);
    expect([await deny(0), await deny(1), await deny(2)]).toEqual([1, 1, 0]);
  });

  test('goes on with the other contracts where one cannot be looked through, and comes back to it', async () => {
    const pair = [await contractSince(world, 1), await contractSince(world, 1)];
    // In the order of the pass.
    const [stuck, other] = pair.toSorted((a, b) => (a.contractId < b.contractId ? -1 : 1)) as [
      RecordedContract,
      RecordedContract,
    ];
    for (const contract of pair) {
      const day = addDays(contract.startsOn, 4);
      const visits = [0, 1].map((n) =>
        aVisit(contract, { day, staff: '示例', place: `示例${n}镇`, recipient: contract.numbers[n] }),
      );
      await sendLines(provider1, contract, visits);
    }
    const client = await world.database.pool.connect();
    try {
      await client.query('BEGIN');
      await client.query(
        `INSERT INTO record_alert (contract_id, region_code, rule, finding, month, evidence)
         SELECT id, region_code, 'two-places', '1/' || n, 1, '{}' FROM contract, generate_series(0, 4) n WHERE id = $1`,
        [stuck.contractId],
      );
      await expect(watchRecords(world.database)).rejects.toThrow('1 contracts were not looked through');
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
    const twoPlaces = async (contract: RecordedContract) =>
      (await alertsOf(contract)).filter(({ rule }) => rule === 'two-places').length;
    expect([await twoPlaces(stuck), await twoPlaces(other)]).toEqual([0, 1]);
    await watchRecords(world.database);
    expect([await twoPlaces(stuck), await twoPlaces(other)]).toEqual([1, 1]);
  }, 60_000);

  test('is read by the offices that watch the region, and kept as it was found', async () => {
    const { rows } = await world.database.pool.query<{ id: string }>('SELECT id FROM record_alert LIMIT 1');
    for (const name of ['officer2', 'provider1', 'clerk']) {
      const { status } = await (await world.as(name)).get(`/api/v1/alerts/${rows[0]!.id}`);
      expect([name, status]).toEqual([name, name === 'officer2' ? 404 : 403]);
    }
    await expect(world.database.pool.query(`UPDATE record_alert SET month = 9`)).rejects.toMatchObject({
      code: 'JL003',
    });
    await expect(world.database.pool.query('DELETE FROM record_alert')).rejects.toMatchObject({ code: 'JL003' });
  });
});

describe('the evidence of a visit', () => {
  test('is added by its provider while the contract is in force, and read by offices and no other provider', async () => {
    const contract = await contractSince(world, 1);
    const { lines } = await sendLines(provider1, contract, [aVisit(contract)]);
    const { id } = lines[0]!;
    const { status, body } = await sendFile(provider1, id, '签到表.pdf', aPdf(), 'visit');
    expect([status, body.state]).toEqual([200, 'stored']);
    expect((await supervisor.get(filesPath(id, 'visit'))).status).toBe(200);
    expect((await (await world.as('provider2')).get(filesPath(id, 'visit'))).status).toBe(404);
    expect((await announce(supervisor, id, 'a.pdf', 600, 'visit')).body.code).toBe('attachment-closed');

    const { pool } = world.database;
    await closeAccepted(world.database, contract.contractId);
    expect((await announce(provider1, id, 'a.pdf', 600, 'visit')).body.code).toBe('attachment-closed');
    const forced = `INSERT INTO attachment (owner_kind, owner_id, name, size, uploaded_by) VALUES ('visit', $1, 'a.pdf', 9, $2)`;
    await expect(pool.query(forced, [id, provider1.userId])).rejects.toMatchObject({ code: 'JL004' });
  });
});

describe('a provider that keeps a roster', () => {
  test('is told of whoever went without being on it, and of many who have left', async () => {
    const contract = await contractSince(world, 1);
    const day = addDays(contract.startsOn, 4);
    const organisationId = DEMO_ORGANISATIONS.provider1.id;
    const person = (name: string, leftOn: Date | null = null) => ({
      ...{ organisationId, name, profession: 'carer', qualification: '护理员（示例）', leftOn },
      ...{ joinedOn: new Date(addDays(contract.startsOn, -30)), recordedBy: supervisor.userId },
    });
    const left = new Date(addDays(day, -1));
    await world.database.prisma.providerStaff.createMany({
      data: [person('示例在册'), person('示例同事'), person('示例离职', left), person('示例另一离职', left)],
    });
    const visits = ['示例在册', '示例离职', '示例外人'].map((staff, n) =>
      aVisit(contract, { day, staff, recipient: contract.numbers[n] }),
    );
    await sendLines(provider1, contract, visits);
    await watchRecords(world.database);
    const found = await alertsOf(contract);
    const outside = found.find(({ rule }) => rule === 'outside-roster')!;
    expect(outside.figures).toEqual({ actual: 2, limit: 1 });
    expect((await evidenceOf(outside)).sort()).toEqual([visits[1]!['key'], visits[2]!['key']].sort());
    const shortage = found.find(({ rule }) => rule === 'staff-shortage')!;
    expect(shortage.figures).toEqual({ actual: 50, limit: 30, before: 4, staff: 2 });
  });
});
