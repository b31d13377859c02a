import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_COUNTY, DEMO_ORGANISATIONS, OTHER_COUNTY } from '../../prisma/seed/demo/organisations.ts';
import { DEMO_USERS } from '../../prisma/seed/demo/users.ts';
import { ApiWorld, type Visitor } from './api-world.ts';
import { RECIPIENTS, runContract, takeoverBody, takeoversPath, type RunningContract } from './takeovers-contract.ts';

let world: ApiWorld;
let supervisor: Visitor;
let contract: RunningContract;

beforeAll(async () => {
  world = await ApiWorld.open();
  supervisor = await world.as('supervisor');
  contract = await runContract(world);
}, 60_000);

afterAll(() => world.close());

function preview(query = '', of = contract) {
  return supervisor.get(`${takeoversPath(of)}/preview${query}`);
}

describe('the preview of a takeover', () => {
  test('says who is affected, what is frozen, who is asked in which order and who decides', async () => {
    const { status, body } = await preview();
    expect(status).toBe(200);
    const { provider2, provider3, lastResort } = DEMO_ORGANISATIONS;
    expect(body).toMatchObject({
      refusal: null,
      payments: { frozenFen: 17_200_000, count: 1, alreadyFrozenAt: null },
      affected: {
        recipients: RECIPIENTS,
        services: RECIPIENTS,
        byDependency: [
          { dependency: 'full', services: 1 },
          { dependency: 'partial', services: 3 },
          { dependency: 'self-care', services: 6 },
        ],
      },
      standby: [
        {
          position: 1,
          provider: { name: provider2.name },
          capacity: provider2.capacity,
          serving: 0,
          takes: { full: 1, partial: 3, 'self-care': 6 },
          answerWithin: 4,
        },
        { position: 2, provider: { name: provider3.name }, takes: { full: 0, partial: 0, 'self-care': 0 } },
      ],
      lastResort: {
        organisation: { name: lastResort.name },
        rung: 'township',
        takes: { full: 0, partial: 0, 'self-care': 0 },
      },
      decision: { within: 8 },
      firstVisitsWithin: 24,
      costCapPercent: 10,
    });
    expect(body.decision.people.map(({ displayName }: { displayName: string }) => displayName)).toEqual(['示例审批人']);
    expect(body.basis.map(({ rule }: { rule: string }) => rule)).toEqual(['CT-01', 'CT-06', 'CO-10']);
  });

  test('follows the capacities down to the township’s own staff', async () => {
    const { prisma } = world.database;
    const { provider2, provider3 } = DEMO_ORGANISATIONS;
    await prisma.organisation.update({ where: { id: provider2.id }, data: { capacity: 2 } });
    await prisma.organisation.update({ where: { id: provider3.id }, data: { capacity: 3 } });
    const { body } = await preview();
    expect(body.standby.map(({ takes }: { takes: object }) => takes)).toEqual([
      { full: 1, partial: 1, 'self-care': 0 },
      { full: 0, partial: 2, 'self-care': 1 },
    ]);
    expect(body.lastResort.takes).toEqual({ full: 0, partial: 0, 'self-care': 5 });
    await prisma.organisation.update({ where: { id: provider2.id }, data: { capacity: provider2.capacity } });
    await prisma.organisation.update({ where: { id: provider3.id }, data: { capacity: provider3.capacity } });
  });

  test('in the ordinary way gives standby providers a day and leaves out the urgency', async () => {
    const { body } = await preview('?urgency=ordinary');
    expect(body.standby[0].answerWithin).toBe(24);
    expect(body.basis.map(({ rule }: { rule: string }) => rule)).not.toContain('CT-06');
  });

  test('of a drill freezes nothing', async () => {
    expect((await preview('?drill=true')).body.payments).toMatchObject({ frozenFen: 0, count: 0 });
  });

  test('does not name whoever asks, nor the drafter, among those who may decide', async () => {
    const drafter = DEMO_USERS[0]!;
    await world.database.prisma.user.update({ where: { id: drafter.id }, data: { roles: ['officer', 'approver'] } });
    const names = (await preview()).body.decision.people.map(({ id }: { id: string }) => id);
    expect(names).not.toContain(drafter.id);
    await world.database.prisma.user.update({ where: { id: drafter.id }, data: { roles: ['officer'] } });
  });

  test('changes nothing', async () => {
    const before = await world.database.prisma.contract.findUniqueOrThrow({ where: { id: contract.contractId } });
    await preview();
    const after = await world.database.prisma.contract.findUniqueOrThrow({
      where: { id: contract.contractId },
      include: { takeovers: true },
    });
    expect(after).toEqual({ ...before, takeovers: [] });
  });

  test('is the supervisor’s, of the own region', async () => {
    const foreign = await runContract(world, OTHER_COUNTY);
    expect((await preview('', foreign)).status).toBe(404);
    expect((await (await world.as('officer')).get(`${takeoversPath(contract)}/preview`)).status).toBe(403);
  });

  test('names the takeover that is under way', async () => {
    const busy = await runContract(world);
    const { body: running } = await supervisor.post(takeoversPath(busy), takeoverBody());
    expect((await preview('', busy)).body.refusal).toMatchObject({ code: 'takeover-running', takeoverId: running.id });
  });
});

describe('the list of takeovers', () => {
  test('pages from the newest and keeps drills apart', async () => {
    const other = await runContract(world);
    const { body: drill } = await supervisor.post(
      takeoversPath(other),
      takeoverBody({ drill: true, reasonCode: 'drill' }),
    );
    const { body: all } = await supervisor.get('/api/v1/takeovers?limit=1');
    expect(all.items).toMatchObject([{ id: drill.id, drill: true, coverage: { covered: 0, total: 0 } }]);
    const { body: next } = await supervisor.get(`/api/v1/takeovers?limit=1&cursor=${all.nextCursor}`);
    expect(next.items[0].id).not.toBe(drill.id);
    const { body: real } = await supervisor.get('/api/v1/takeovers?drill=false&running=true');
    expect(real.items.map(({ drill: isDrill }: { drill: boolean }) => isDrill)).toEqual([false]);
    expect((await supervisor.get('/api/v1/takeovers?running=false')).body.items).toEqual([]);
  });

  test('shows a provider those of its own contracts, and other regions nothing', async () => {
    expect((await (await world.as('provider1')).get('/api/v1/takeovers')).body.items).toHaveLength(2);
    expect((await (await world.as('provider4')).get('/api/v1/takeovers')).body.items).toEqual([]);
    expect((await (await world.as('officer2')).get('/api/v1/takeovers')).body.items).toEqual([]);
  });
});

describe('the recipients of a contract', () => {
  const path = () => `/api/v1/contracts/${contract.contractId}/recipients`;

  test('are listed masked, the most dependent first, with who is responsible now', async () => {
    const { body } = await supervisor.get(`${path()}?limit=3`);
    expect(body.items[0]).toMatchObject({
      name: '示*',
      dependency: 'full',
      service: { code: 'B01' },
      responsible: { name: DEMO_ORGANISATIONS.provider1.name, basis: 'contract' },
      lastResponsible: DEMO_ORGANISATIONS.provider1.name,
    });
    const { body: rest } = await supervisor.get(`${path()}?limit=100&cursor=${body.nextCursor}`);
    expect(body.items.length + rest.items.length).toBe(RECIPIENTS);
  });

  test('are filtered by township and dependency', async () => {
    const { body } = await supervisor.get(`${path()}?dependency=partial&limit=100`);
    expect(body.items).toHaveLength(3);
    const township = body.items[0].township as string;
    const { body: there } = await supervisor.get(`${path()}?township=${encodeURIComponent(township)}&limit=100`);
    expect(new Set(there.items.map((item: { township: string }) => item.township))).toEqual(new Set([township]));
  });

  test('a recipient without a provider says so and names the last one', async () => {
    await world.database.pool.query(
      `UPDATE coverage SET period = tstzrange(lower(period), now()) WHERE contract_id = $1 AND recipient_id = $2`,
      [contract.contractId, contract.recipientIds[0]],
    );
    const { body } = await supervisor.get(`${path()}?limit=100`);
    const alone = body.items.find(
      ({ recipientId }: { recipientId: string }) => recipientId === contract.recipientIds[0],
    );
    expect(alone).toMatchObject({ responsible: null, lastResponsible: DEMO_ORGANISATIONS.provider1.name });
  });

  test('are shown to a provider as far as it is responsible', async () => {
    const seen = async (username: string) => (await (await world.as(username)).get(`${path()}?limit=100`)).body.items;
    expect(await seen('provider1')).toHaveLength(RECIPIENTS - 1);
    expect(await seen('provider2')).toEqual([]);
    expect((await (await world.as('provider4')).get(path())).status).toBe(404);
  });
});

test('offices see a contract’s risk and what standby providers can take; providers do not', async () => {
  const path = `/api/v1/contracts/${contract.contractId}`;
  const { body } = await supervisor.get(path);
  expect(body).toMatchObject({
    purchase: { name: '示例采购' },
    lot: { seq: 1 },
    risk: { level: 'high', findings: [{ code: 'uncovered' }] },
    readiness: { score: 85 },
    standby: [{ position: 1, capacity: DEMO_ORGANISATIONS.provider2.capacity, serving: 0 }, { position: 2 }],
  });
  expect(body.groups.length).toBeGreaterThan(2);
  const { body: own } = await (await world.as('provider2')).get(path);
  expect(own).toMatchObject({
    risk: null,
    readiness: null,
    groups: [],
    workflowUrl: null,
    standby: [{ position: 1, capacity: null }],
  });
});

test('readiness places recipients as a takeover would: by stated service and region, and by what is free', async () => {
  const { prisma } = world.database;
  const { provider2, provider3, lastResort } = DEMO_ORGANISATIONS;
  const one = await runContract(world);
  const statedAs = async (organisationId: string, item: string, capacity: number) => {
    await prisma.providerCapability.deleteMany({ where: { organisationId } });
    await prisma.providerCapability.create({ data: { organisationId, item, regionCode: DEMO_COUNTY, capacity } });
  };
  const before = await prisma.providerCapability.findMany({
    where: { organisationId: { in: [provider2.id, provider3.id] } },
  });
  await statedAs(provider2.id, 'A01', 50);
  await statedAs(provider3.id, 'B01', 3);
  const { readiness } = (await supervisor.get(`/api/v1/contracts/${one.contractId}`)).body;
  expect(readiness).toMatchObject({
    left: { full: 0, partial: 1, 'self-care': 6 },
    passed: [{ provider: { id: provider2.id, name: provider2.name }, reason: 'service-not-stated' }],
  });
  const checks = new Map((readiness.checks as { code: string }[]).map((check) => [check.code, check]));
  expect(checks.get('standby-capacity')).toMatchObject({ met: false, figures: { actual: 3, needed: 10, left: 7 } });
  expect(checks.get('dependent-first')).toMatchObject({ met: false, figures: { actual: 3, needed: 4 } });
  expect(checks.get('standby-count')).toMatchObject({ met: false, figures: { actual: 1, needed: 2 } });
  const told = (await preview('', one)).body;
  expect(told.lastResort).toMatchObject({ organisation: { name: lastResort.name }, takes: readiness.left });
  const { body: list } = await supervisor.get(`/api/v1/supervision/contracts?q=${one.number}`);
  expect(list.items[0].readiness).toEqual(readiness);
  await prisma.providerCapability.deleteMany({ where: { organisationId: { in: [provider2.id, provider3.id] } } });
  await prisma.providerCapability.createMany({ data: before });
});
