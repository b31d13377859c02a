import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DEMO_ORGANISATIONS, OTHER_COUNTY } from '../../prisma/seed/demo/organisations.ts';
import { ApiWorld, type Visitor } from './api-world.ts';
import { RECIPIENTS, runContract, type RunningContract } from './takeovers-contract.ts';

const PATH = '/api/v1/contracts';

let world: ApiWorld;
let officer: Visitor;
let contract: RunningContract;

beforeAll(async () => {
  world = await ApiWorld.open();
  officer = await world.as('officer');
  contract = await runContract(world);
}, 60_000);

afterAll(() => world.close());

test('a contract tells its plan, its standby order, payments, inspections and who is covered now', async () => {
  const { status, body } = await officer.get(`${PATH}/${contract.contractId}`);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    number: contract.number,
    state: 'running',
    startsOn: '2027-04-01',
    endsOn: '2028-03-31',
    workflowId: `contract:${contract.number}`,
    takeoverPlan: { costCapPercent: 10 },
    standby: [
      { position: 1, provider: { name: DEMO_ORGANISATIONS.provider2.name } },
      { position: 2, provider: { name: DEMO_ORGANISATIONS.provider3.name } },
    ],
    payments: [{ seq: 1, amountFen: 17_200_000, dueOn: '2027-06-30', state: 'scheduled', paidAt: null }],
    inspections: [{ month: 1, result: 'pass', visitsDone: 39 }],
    coverage: { covered: RECIPIENTS, total: RECIPIENTS },
  });
});

test('coverage counts a recipient without a provider as missing, whoever was responsible before', async () => {
  const other = await runContract(world);
  await world.database.pool.query(
    `UPDATE coverage SET period = tstzrange(lower(period), now()) WHERE contract_id = $1 AND recipient_id = $2`,
    [other.contractId, other.recipientIds[0]],
  );
  const { body } = await officer.get(`${PATH}/${other.contractId}`);
  expect(body.coverage).toEqual({ covered: RECIPIENTS - 1, total: RECIPIENTS });
});

test('another region’s contract answers as if there were none', async () => {
  const foreign = await runContract(world, OTHER_COUNTY);
  const { status, body } = await officer.get(`${PATH}/${foreign.contractId}`);
  expect([status, body.code]).toEqual([404, 'not-found']);
  const { body: list } = await officer.get(`${PATH}?limit=100`);
  expect(list.items.map((item: { id: string }) => item.id)).not.toContain(foreign.contractId);
  const { body: elsewhere } = await (await world.as('auditor')).get(`${PATH}?region=${OTHER_COUNTY}`);
  expect(elsewhere.items.map((item: { id: string }) => item.id)).toEqual([foreign.contractId]);
});

test('a provider sees the contracts it holds or stands by for, and no others', async () => {
  const seen = async (username: string) =>
    (await (await world.as(username)).get(`${PATH}/${contract.contractId}`)).status;
  expect([await seen('provider1'), await seen('provider2'), await seen('provider4')]).toEqual([200, 200, 404]);
});

test('the list pages by number and filters by state', async () => {
  const met: string[] = [];
  for (let cursor = ''; ;) {
    const { body } = await (await world.as('auditor')).get(`${PATH}?state=running&limit=1${cursor}`);
    met.push(...body.items.map((item: { number: string }) => item.number));
    if (body.nextCursor === null) break;
    cursor = `&cursor=${body.nextCursor}`;
  }
  expect(met).toHaveLength(3);
  expect(new Set(met).size).toBe(3);
  const { body: closed } = await officer.get(`${PATH}?state=closed`);
  expect(closed.items).toEqual([]);
});
