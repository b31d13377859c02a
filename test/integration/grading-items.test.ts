import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { gradingActivities } from '../../activities/grading.ts';
import { LegalTime } from '../../activities/legal-time.ts';
import { HOUSE_GRADING_SCHEME } from '../../domain/providers/grading-scheme.ts';
import type { Database } from '../../prisma/database.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import { gradingFactsOf } from '../../prisma/grading-facts.ts';
import { DEMO_COUNTY } from '../../prisma/seed/demo/organisations.ts';
import { ApiWorld, taskPath, type Visitor } from './api-world.ts';
import { aNewcomer } from './newcomer.ts';
import { runContract } from './takeovers-contract.ts';

let world: ApiWorld;
let officer: Visitor;
let providerId: string;

beforeAll(async () => {
  world = await ApiWorld.open();
  officer = await world.as('officer');
}, 60_000);
beforeEach(async () => {
  ({ organisationId: providerId } = await aNewcomer(world.database));
});
afterAll(() => world.close());

/** What a scheme took off before financial reports were an item. */
const BEFORE = { ...HOUSE_GRADING_SCHEME.minus, lateFinance: undefined };

/** A financial report of the provider, handed in then. */
async function financeReport(year: number, handedInAt: string, n = 1): Promise<void> {
  await world.database.prisma.financeReport.create({
    data: {
      ...{ organisationId: providerId, year, n, incomeFen: 3n, purchasesFen: 2n, expensesFen: 2n },
      ...{ auditor: '示例会计师事务所', handedInBy: officer.userId, handedInAt: new Date(handedInAt) },
    },
  });
}

/** The contracts of `runContract` served from 2027 on: the first report that falls due under them is that of 2027. */
const lateReports = async () => (await gradingFactsOf(world.database.pool, providerId, 2028)).faults.lateFinance;

/** A contract that still runs when the report of its first year falls due. */
async function longer(prisma: Database['prisma'], id: string): Promise<void> {
  await prisma.contract.update({ where: { id }, data: { endsOn: new Date('2029-03-31') } });
}

const shown = async (gradingId: string) => (await officer.get(`/api/v1/gradings/${gradingId}`)).body;

describe('late financial reports in the grade of a year', () => {
  test('are counted where one was late or is missing, once, and not where it was in time', async () => {
    await runContract(world, DEMO_COUNTY, providerId);
    // The contract ends before the report of 2027 falls due.
    expect(await lateReports()).toBe(0);
    await runContract(world, DEMO_COUNTY, providerId, longer);
    await runContract(world, DEMO_COUNTY, providerId, longer);
    // That of 2026, before the service began, is not asked for.
    expect((await gradingFactsOf(world.database.pool, providerId, 2027)).faults.lateFinance).toBe(0);
    expect(await lateReports()).toBe(1);
    await financeReport(2027, '2028-06-30T16:00:00Z');
    expect(await lateReports()).toBe(1);
    const own = { organisationId: providerId, regionCode: DEMO_COUNTY, openedBy: officer.userId };
    const { id: gradingId } = await world.database.prisma.providerGrading.create({
      data: { ...own, year: 2028, clockEpoch: new Date(), startedAt: new Date() },
    });
    await gradingActivities(world.database, new LegalTime(world.database)).computeGrading({ gradingId });
    const { lines } = await shown(gradingId);
    expect(lines).toContainEqual({ of: 'lateFinance', count: 1, each: 3, points: -300 });
    await financeReport(2027, '2028-06-30T15:59:59Z', 2);
    expect(await lateReports()).toBe(0);
  });

  test('are named and take nothing off by a scheme that is too old for the item', async () => {
    const faults = { records: 0, inspection: 0, deduction: 0, lateReport: 0, lateFinance: 2, takeover: 0, ban: 0 };
    const facts = { contracts: 1, parts: { recipients: null, evaluator: null, credit: 8000 }, faults };
    const scheme = { ...HOUSE_GRADING_SCHEME, minus: BEFORE } as unknown as Prisma.InputJsonObject;
    const { id } = await world.database.prisma.providerGrading.create({
      data: {
        ...{ organisationId: providerId, regionCode: DEMO_COUNTY, year: 2027, openedBy: officer.userId },
        ...{ clockEpoch: new Date(), startedAt: new Date(), state: 'proposed', points: 8000, computed: 'qualified' },
        ...{ facts, scheme },
      },
    });
    const grading = await shown(id);
    expect([grading.points, Object.keys(grading.scheme.minus)]).toEqual([
      8000,
      expect.not.arrayContaining(['lateFinance']),
    ]);
    expect(grading.lines).toContainEqual({ of: 'lateFinance', count: 2, each: null, points: 0 });
    const taskId = await world.task({ kind: 'review-grade', subject: { gradingId: id, providerId } });
    const task = await officer.get(taskPath(taskId, ''));
    expect(JSON.stringify(task.body.form)).toContain('逾期或者未报送年度财务报告 2 次，评定办法没有列入，不扣分');
  });

  test('are an item that a scheme entered today has to answer', async () => {
    const scheme = { ...HOUSE_GRADING_SCHEME, minus: BEFORE };
    const old = { effectiveFrom: '2098-07-01', source: '示例县年度等级评定办法（示例）', scheme };
    const approver = await world.as('approver');
    const { status, body: problem } = await approver.post('/api/v1/grading/scheme', old);
    expect([status, problem.errors[0].pointer]).toEqual([422, '/scheme/minus/lateFinance']);
  });
});
