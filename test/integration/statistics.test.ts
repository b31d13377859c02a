import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_COUNTY, OTHER_COUNTY } from '../../prisma/seed/demo/organisations.ts';
import { ApiWorld, type Visitor } from './api-world.ts';
import { runContract } from './takeovers-contract.ts';

/** A Thursday; Friday and Monday are the next two working days. */
const ASKED = new Date('2026-07-02T02:00:00Z');
const DUE = new Date('2026-07-06T15:59:59Z');

describe('statistics', () => {
  let world: ApiWorld;
  let officer: Visitor;
  let other: Visitor;

  beforeAll(async () => {
    world = await ApiWorld.open();
    officer = await world.as('officer');
    other = await world.another('officer', OTHER_COUNTY);
  });
  afterAll(() => world.close());

  async function decidedTask(region: string, decidedAt: string | null): Promise<void> {
    const id = await world.task({ region, dueAt: DUE });
    await world.database.pool.query(
      `UPDATE task SET created_at = $2, submitted_at = $3::timestamptz, submitted_by = $4, outcome = CASE WHEN $3 IS NOT NULL THEN 'submit' END,
              state = CASE WHEN $3 IS NULL THEN 'open' ELSE 'done' END WHERE id = $1`,
      [id, ASKED, decidedAt === null ? null : new Date(decidedAt), officer.userId],
    );
    await world.database.pool.query(
      'UPDATE purchase SET created_at = $1 WHERE id = (SELECT purchase_id FROM task WHERE id = $2)',
      [ASKED, id],
    );
  }

  test('count purchases by the month they were opened in, of the own region alone', async () => {
    for (const region of [DEMO_COUNTY, DEMO_COUNTY, OTHER_COUNTY]) {
      const { id } = await world.purchase(region);
      // 16:30 UTC of 31 January is 1 February in Shanghai.
      await world.database.pool.query('UPDATE purchase SET created_at = $2 WHERE id = $1', [
        id,
        '2025-01-31T16:30:00Z',
      ]);
    }
    const figure = { month: '2025-02', stage: 'planning', state: 'running' };
    const mine = await officer.get('/api/v1/statistics/purchases?year=2025');
    expect(mine.body.figures).toEqual([{ ...figure, purchases: 2, budgetFen: 280_000_000 }]);
    const theirs = await other.get('/api/v1/statistics/purchases?year=2025');
    expect(theirs.body.figures).toEqual([{ ...figure, purchases: 1, budgetFen: 140_000_000 }]);
  });

  test('tell in time from late and overdue, and count working days by the calendar', async () => {
    await decidedTask(DEMO_COUNTY, '2026-07-02T03:00:00Z'); // the same day: 0
    await decidedTask(DEMO_COUNTY, '2026-07-06T01:00:00Z'); // over a weekend: 2
    await decidedTask(DEMO_COUNTY, '2026-07-07T01:00:00Z'); // late: 3
    await decidedTask(DEMO_COUNTY, null);
    await decidedTask(OTHER_COUNTY, null);
    const { body } = await officer.get('/api/v1/statistics/timeliness?year=2026');
    expect(body.units).toContainEqual({
      region: DEMO_COUNTY,
      regionName: '东辽县',
      role: 'officer',
      organisation: null,
      inTime: 2,
      late: 1,
      expired: 0,
      openOverdue: 1,
      open: 0,
      medianWorkingDays: 2,
    });
    expect(body.units.map(({ region }: { region: string }) => region)).not.toContain(OTHER_COUNTY);
    expect(body.kinds[0]).toEqual({ kind: 'draft-plan', unit: null, decided: 3, medianWorkingDays: 2, nineInTen: 3 });
  });

  test('say who answers for the recipients of each township now, and at the month’s ends', async () => {
    const { recipientIds } = await runContract(world);
    const [first, second] = recipientIds;
    const { pool } = world.database;
    await pool.query(`UPDATE coverage SET basis = 'last-resort' WHERE recipient_id = $1`, [first]);
    await pool.query(`UPDATE coverage SET period = tstzrange(lower(period), now()) WHERE recipient_id = $1`, [second]);
    const year = new Date().getFullYear();
    const { body } = await officer.get(`/api/v1/statistics/coverage?year=${year}`);
    const sum = (field: string) =>
      body.townships.reduce((total: number, row: Record<string, number>) => total + row[field]!, 0);
    expect([sum('contract'), sum('interim'), sum('lastResort'), sum('uncovered')]).toEqual([8, 0, 1, 1]);
    expect(body.days.at(-1)).toMatchObject({ contract: 8, interim: 0, lastResort: 1 });
    expect((await other.get(`/api/v1/statistics/coverage?year=${year}`)).body.townships).toEqual([]);
  });

  test('add up budget, contracts and payments of a budget year', async () => {
    const { id, number } = await world.purchase(OTHER_COUNTY);
    const { prisma } = world.database;
    await prisma.purchase.update({ where: { id }, data: { budgetYear: 2031, number: `${number}-b` } });
    const lot = { purchaseId: id, seq: 1, name: '示例标段', budgetFen: 140_000_000n, termUnit: 'month', termCount: 12 };
    const { id: lotId } = await prisma.lot.create({ data: { ...lot, catalogueItems: ['B01'] } });
    const { id: provider } = await prisma.organisation.findFirstOrThrow({ where: { kind: 'enterprise' } });
    const contract = {
      ...{ number: randomUUID(), purchaseId: id, lotId, providerId: provider, regionCode: OTHER_COUNTY },
      ...{ amountFen: 120_000_000n, state: 'running', signedAt: new Date(), acceptancePlan: '逐项', takeoverPlan: {} },
    };
    const paid = { seq: 1, amountFen: 30_000_000n, dueOn: new Date('2031-03-31'), state: 'paid', paidAt: new Date() };
    const due = { seq: 2, amountFen: 90_000_000n, dueOn: new Date('2031-12-31') };
    await prisma.contract.create({ data: { ...contract, payments: { create: [paid, due] } } });
    const { body } = await other.get('/api/v1/statistics/budget?year=2031');
    expect(body.figures).toContainEqual({
      ...{ budgetYear: 2031, method: 'competitive-consultation', purchases: 1 },
      ...{ budgetFen: 140_000_000, contractedFen: 120_000_000, paidFen: 30_000_000 },
    });
  });

  test('offer the regions of the own subtree, and refuse any other', async () => {
    const auditor = await world.as('auditor');
    const province = await auditor.get('/api/v1/statistics/extent');
    expect(province.body.regions.length).toBeGreaterThan(60);
    const county = await officer.get('/api/v1/statistics/extent');
    expect(county.body.regions.map(({ code }: { code: string }) => code)).toEqual([DEMO_COUNTY]);
    expect(county.body.years).toContain(2026);
    expect((await officer.get(`/api/v1/statistics/budget?year=2026&region=${OTHER_COUNTY}`)).status).toBe(404);
    expect((await auditor.get(`/api/v1/statistics/budget?year=2026&region=${OTHER_COUNTY}`)).status).toBe(200);
    expect((await officer.get('/api/v1/statistics/budget?year=soon')).body.code).toBe('invalid-input');
  });
});
