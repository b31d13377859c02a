import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_ORGANISATIONS, OTHER_COUNTY } from '../../prisma/seed/demo/organisations.ts';
import { ApiWorld, type Visitor } from './api-world.ts';
import { RECIPIENTS, runContract, type RunningContract } from './takeovers-contract.ts';

const PATH = '/api/v1/supervision';

let world: ApiWorld;
let supervisor: Visitor;
let sound: RunningContract;
let troubled: RunningContract;

beforeAll(async () => {
  world = await ApiWorld.open();
  supervisor = await world.as('supervisor');
  sound = await runContract(world);
  troubled = await runContract(world);
  const { contractId } = troubled;
  const second = { month: 2, result: 'problems', visitsPlanned: 40, visitsDone: 30, satisfaction: 70, notes: '漏访' };
  await world.database.prisma.inspection.create({ data: { ...second, contractId, inspectedAt: new Date() } });
}, 60_000);

afterAll(() => world.close());

interface Supervised {
  readonly id: string;
  readonly number: string;
  readonly risk: { readonly score: number };
}

async function byRisk(query = '', visitor = supervisor): Promise<Supervised[]> {
  return (await visitor.get(`${PATH}/contracts?limit=100${query}`)).body.items;
}

describe('contracts by risk', () => {
  test('come with the findings that their points are made of, and with the readiness of their plan', async () => {
    const items = await byRisk();
    expect(items.map(({ id }) => id)).toEqual([troubled.contractId, sound.contractId]);
    expect(items[0]).toMatchObject({
      recipients: RECIPIENTS,
      services: RECIPIENTS,
      uncovered: 0,
      satisfaction: [95, 70],
      provider: { name: DEMO_ORGANISATIONS.provider1.name },
      risk: {
        score: 65,
        level: 'high',
        findings: [
          { code: 'inspection-problems', points: 20, urgent: true, figures: { month: 2 } },
          { code: 'missed-visits', points: 20, figures: { month: 2, actual: 10, planned: 40 } },
          { code: 'satisfaction-low', points: 15, figures: { actual: 70, limit: 80 } },
          { code: 'satisfaction-falling', points: 10, figures: { actual: 70, before: 95 } },
        ],
      },
      readiness: { score: 85 },
    });
    expect(items[1]).toMatchObject({ risk: { score: 0, level: 'low', findings: [] } });
  });

  test('page by key, the same order over all pages', async () => {
    const met: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await supervisor.get(`${PATH}/contracts?limit=1${cursor}`);
      met.push(...body.items.map((item: Supervised) => item.id));
      if (body.nextCursor === null) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(met).toEqual([troubled.contractId, sound.contractId]);
  });

  test('are filtered by level, finding and words', async () => {
    const ids = async (query: string) => (await byRisk(query)).map(({ id }) => id);
    expect(await ids('&level=high')).toEqual([troubled.contractId]);
    expect(await ids('&finding=missed-visits')).toEqual([troubled.contractId]);
    expect(await ids(`&q=${encodeURIComponent(sound.number.slice(-8))}`)).toEqual([sound.contractId]);
    expect(await ids('&q=nothing-like-it')).toEqual([]);
    expect((await supervisor.get(`${PATH}/contracts?level=worse`)).status).toBe(422);
  });

  test('an overdue inspection is a finding that leads to its task', async () => {
    const task = await world.task({
      kind: 'monthly-inspection',
      subject: { contractId: sound.contractId, month: 2 },
      dueAt: new Date(Date.now() - 60_000),
    });
    const item = (await byRisk()).find(({ id }) => id === sound.contractId);
    expect(item).toMatchObject({ risk: { score: 10, findings: [{ code: 'inspection-overdue', taskId: task }] } });
    await world.database.prisma.task.delete({ where: { id: task } });
  });

  test('a purchase that follows ends the warning about the end', async () => {
    const { prisma } = world.database;
    const endsOn = new Date(Date.now() + 20 * 86_400_000);
    await prisma.contract.update({ where: { id: sound.contractId }, data: { endsOn } });
    const codes = async () =>
      (
        (await supervisor.get(`${PATH}/contracts?q=${sound.number}`)).body.items[0].risk.findings as { code: string }[]
      ).map(({ code }) => code);
    expect(await codes()).toEqual(['ending-soon']);
    await prisma.lot.update({ where: { id: sound.lotId }, data: { townships: ['示例一镇'] } });
    const next = await world.purchase();
    await prisma.lot.create({
      data: {
        purchaseId: next.id,
        seq: 1,
        name: '下一年度',
        budgetFen: 1n,
        termUnit: 'month',
        termCount: 12,
        catalogueItems: ['B01'],
        townships: ['示例一镇', '示例二镇'],
      },
    });
    expect(await codes()).toEqual([]);
    await prisma.contract.update({ where: { id: sound.contractId }, data: { endsOn: new Date('2028-03-31') } });
  });
});

describe('the region as a whole', () => {
  test('counts recipients without a provider, and it is none', async () => {
    const { body } = await supervisor.get(PATH);
    expect(body).toMatchObject({
      uncovered: 0,
      services: 2 * RECIPIENTS,
      contracts: { running: 2, suspended: 0 },
      byLevel: { high: 1, watch: 0, low: 1 },
      takeovers: { running: 0, drills: 0 },
      alertCount: { urgent: 2, other: 2 },
    });
    expect(
      body.alerts.map(({ code, contract }: { code: string; contract: { id: string } }) => [code, contract.id]),
    ).toEqual([
      ['inspection-problems', troubled.contractId],
      ['missed-visits', troubled.contractId],
      ['satisfaction-low', troubled.contractId],
      ['satisfaction-falling', troubled.contractId],
    ]);
  });

  test('a recipient whose provider is gone is counted at once, and the contract comes first', async () => {
    await world.database.pool.query(
      `UPDATE coverage SET period = tstzrange(lower(period), now()) WHERE contract_id = $1 AND recipient_id = $2`,
      [sound.contractId, sound.recipientIds[0]],
    );
    const { body } = await supervisor.get(PATH);
    expect(body.uncovered).toBe(1);
    expect(body.alerts[0]).toMatchObject({
      code: 'uncovered',
      contract: { id: sound.contractId },
      figures: { actual: 1 },
    });
    const { provider1 } = DEMO_ORGANISATIONS;
    await world.database.pool.query(
      `INSERT INTO coverage (recipient_id, service_code, provider_id, contract_id, basis, period)
       VALUES ($1, 'B01', $2, $3, 'contract', tstzrange(now(), NULL))`,
      [sound.recipientIds[0], provider1.id, sound.contractId],
    );
  });

  test('ends at the region’s border', async () => {
    const foreign = await runContract(world, OTHER_COUNTY);
    expect((await byRisk()).map(({ id }) => id)).not.toContain(foreign.contractId);
    expect((await byRisk('', await world.as('auditor'))).map(({ id }) => id)).toContain(foreign.contractId);
    expect((await (await world.as('officer2')).get(PATH)).body).toMatchObject({ contracts: { running: 1 } });
  });

  test('is not for providers', async () => {
    for (const path of [PATH, `${PATH}/contracts`])
      expect((await (await world.as('provider1')).get(path)).status).toBe(403);
  });
});
