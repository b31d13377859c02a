import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { PurchaseBody } from '../../dev/demo/purchase-input.ts';
import { OTHER_COUNTY } from '../../prisma/seed/demo/organisations.ts';
import { ApiWorld, type Visitor } from './api-world.ts';
import { aPurchase } from './stage.ts';

let world: ApiWorld;
let officer: Visitor;
let finance: Visitor;
let supervisor: Visitor;

beforeAll(async () => {
  world = await ApiWorld.open();
  officer = await world.as('officer');
  finance = await world.as('finance');
  supervisor = await world.as('supervisor');
}, 60_000);
afterAll(() => world.close());

const SOURCE = '示例省集中采购目录及标准（示例财采〔2026〕1号）';
/** Every test has a budget year of its own, so that its sums are its own. */
let year = 2040;

const enter = (kind: string, amountFen: number, effectiveFrom = '2026-01-01', source = SOURCE) =>
  finance.send('PUT', '/api/v1/limits', { body: { kind, amountFen, effectiveFrom, source } });

/** One lot of one item. */
function ofItem(item: string, budgetFen: number, change: Partial<PurchaseBody> = {}): object {
  const { lots, ...body } = aPurchase(30);
  const lot = { ...lots[0], budgetFen, ceilingFen: null, catalogueItems: [item] };
  return { ...body, budgetYear: year, budgetFen, lots: [lot], ...change };
}

async function opened(body: object): Promise<string> {
  const answer = await officer.post('/api/v1/purchases', body);
  expect([answer.status, answer.body.errors]).toEqual([202, undefined]);
  return answer.body.id;
}

const rowOf = (id: string) => world.database.prisma.purchase.findUniqueOrThrow({ where: { id } });

describe('the limits that the province sets (PL-17)', () => {
  test('are none until finance enters one with its source; the newest in force counts, the others stay on record', async () => {
    expect((await officer.get('/api/v1/limits')).body).toMatchObject({ rule: 'PL-17', inForce: [] });
    expect((await enter('open-tender', 1, '2026-01-01', '无')).status).toBe(422);
    await enter('open-tender', 300_000_000, '2026-01-01');
    await enter('open-tender', 400_000_000, '2026-06-01');
    await enter('open-tender', 500_000_000, '2099-01-01');
    const { inForce, others } = (await officer.get('/api/v1/limits')).body;
    expect(inForce).toMatchObject([{ kind: 'open-tender', amountFen: 400_000_000, source: SOURCE }]);
    expect(others.map(({ amountFen }: { amountFen: number }) => amountFen)).toEqual([500_000_000, 300_000_000]);
    const earlier = (await officer.get('/api/v1/limits?on=2026-02-01')).body;
    expect(earlier.inForce).toMatchObject([{ amountFen: 300_000_000 }]);
  });

  test('make a purchase one at the threshold, whatever its opener declares', async () => {
    const reached = await opened(ofItem('A01', 400_000_000, { atThreshold: false }));
    const below = await opened(ofItem('A02', 399_999_999, { atThreshold: false }));
    expect([(await rowOf(reached)).atThreshold, (await rowOf(below)).atThreshold]).toEqual([true, false]);
  });

  test('refuse a simple comparison from the procurement limit on, in the api and in the database', async () => {
    await enter('procurement', 50_000_000);
    const simple = (budgetFen: number) => ofItem('A03', budgetFen, { method: 'below-threshold' });
    const refused = await officer.post('/api/v1/purchases', simple(50_000_000));
    expect([refused.status, refused.body.errors[0]]).toMatchObject([422, { pointer: '/method', rule: 'PL-17' }]);
    const id = await opened(simple(49_999_999));
    await expect(
      world.database.pool.query(
        `INSERT INTO purchase (number, name, method, region_code, buyer_id, drafter_id, budget_fen, budget_year, fund_source, clock_epoch)
         SELECT number || '-2', name, method, region_code, buyer_id, drafter_id, 50000000, budget_year, fund_source, clock_epoch
         FROM purchase WHERE id = $1`,
        [id],
      ),
    ).rejects.toMatchObject({ code: 'JL090' });
  });
});

describe('purchases of one item in one year (PL-08)', () => {
  const listed = async () => (await supervisor.get(`/api/v1/splitting/${year}`)).body.items;
  const alerts = async (id: string) =>
    world.database.prisma.notification.findMany({
      where: { kind: 'splitting', subject: { path: ['purchaseId'], equals: id } },
    });

  test('that pass the threshold in all warn finance and the supervisor, with what adds up', async () => {
    year += 1;
    const first = await opened(ofItem('B05', 210_000_000));
    expect(await listed()).toEqual([]);
    const second = await opened(ofItem('B05', 200_000_000));
    expect(await alerts(first)).toEqual([]);
    expect(await alerts(second)).toMatchObject([{ inbox: 'role:supervisor@220422' }]);
    const [group, ...others] = await listed();
    expect(others).toEqual([]);
    expect(group).toMatchObject({ year, item: { code: 'B05' }, sumFen: 410_000_000, limitFen: 400_000_000 });
    expect(group.purchases.map(({ id }: { id: string }) => id)).toEqual([first, second]);
    for (const id of [first, second]) {
      expect((await finance.get(`/api/v1/purchases/${id}/splitting`)).body.items).toHaveLength(1);
    }
    const task = await world.task({ kind: 'confirm-budget', purchaseId: second });
    const { form } = (await finance.get(`/api/v1/tasks/${encodeURIComponent(task)}`)).body;
    expect(form.schema.required).toContain('notSplit');
    expect(form.schema.properties.notSplit.description).toContain('¥4,100,000.00');
  });

  test('do not when one was tendered openly, one was approved to go another way, or one has ended', async () => {
    year += 1;
    await opened(ofItem('B06', 390_000_000));
    await opened(ofItem('B06', 390_000_000, { method: 'open-tender' }));
    await opened(ofItem('B06', 420_000_000));
    const ended = await opened(ofItem('B06', 380_000_000));
    expect(await listed()).toHaveLength(1);
    await world.database.prisma.purchase.update({ where: { id: ended }, data: { state: 'terminated' } });
    expect(await listed()).toEqual([]);
  });

  test('are told to the own office as a running total before it opens another', async () => {
    year += 1;
    const id = await opened(ofItem('B07', 120_000_000));
    const { items } = (await officer.get(`/api/v1/totals/${year}`)).body;
    expect(items).toMatchObject([{ item: { code: 'B07' }, sumFen: 120_000_000, purchases: [{ id }] }]);
  });

  test('of another region’s office are not told', async () => {
    const elsewhere = await world.another('supervisor', OTHER_COUNTY);
    expect((await elsewhere.get(`/api/v1/splitting/${year - 2}`)).body.items).toEqual([]);
  });
});

describe('the lots of a purchase', () => {
  test.each(['failed', 'terminated'])(
    'that is %s end with it, unless they have ended or have a winner',
    async (state) => {
      year += 1;
      const id = await opened(aPurchase(30, 0, { budgetYear: year }));
      const lots = await world.database.prisma.lot.findMany({ where: { purchaseId: id }, orderBy: { seq: 'asc' } });
      await world.database.prisma.lot.update({ where: { id: lots[1]!.id }, data: { state: 'awarded' } });
      await world.database.prisma.purchase.update({ where: { id }, data: { state } });
      const after = await world.database.prisma.lot.findMany({ where: { purchaseId: id }, orderBy: { seq: 'asc' } });
      expect(after.map((lot) => lot.state)).toEqual([state, 'awarded']);
    },
  );
});
