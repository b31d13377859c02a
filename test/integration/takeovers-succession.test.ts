import { MockActivityEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { bridgeFailureActivities } from '../../activities/bridge-failure.ts';
import { coverRecipients } from '../../activities/coverage.ts';
import { handoverActivities } from '../../activities/handover.ts';
import { LegalTime } from '../../activities/legal-time.ts';
import { successionActivities } from '../../activities/succession.ts';
import { takeoverActivities } from '../../activities/takeover.ts';
import { DEMO_COUNTY, DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { ApiWorld, type Visitor } from './api-world.ts';
import { RECIPIENTS, runContract, takeoverBody, takeoversPath, type RunningContract } from './takeovers-contract.ts';

const { provider2, provider3 } = DEMO_ORGANISATIONS;

let world: ApiWorld;
let supervisor: Visitor;

beforeAll(async () => {
  world = await ApiWorld.open();
  supervisor = await world.as('supervisor');
}, 60_000);

afterAll(() => world.close());

function activities() {
  const time = new LegalTime(world.database);
  return {
    ...takeoverActivities(world.database, new LegalTime(world.database)),
    ...handoverActivities(world.database, time),
    ...successionActivities(world.database, time),
    ...bridgeFailureActivities(world.database),
  };
}

/** A takeover whose recipients all have gone to the first standby provider, as its workflow leaves it. */
async function handedOver(contract: RunningContract) {
  const { body } = await supervisor.post(takeoversPath(contract), takeoverBody());
  const takeoverId = body.id as string;
  const { beginTakeover, openHandoverCases, inviteStandby, handOver, recordFullCoverage } = activities();
  await beginTakeover({ takeoverId });
  await openHandoverCases({ takeoverId });
  await inviteStandby({ takeoverId, position: 1, providerId: provider2.id });
  await world.database.prisma.standbyInvitation.updateMany({
    where: { takeoverId },
    data: { state: 'accepted', capacity: RECIPIENTS, answeredAt: new Date() },
  });
  await inContext(() => handOver({ takeoverId, providerId: provider2.id, basis: 'interim' }));
  await recordFullCoverage({ takeoverId });
  const { purchaseId } = await world.database.prisma.contract.findUniqueOrThrow({ where: { id: contract.contractId } });
  return { takeoverId, purchaseId };
}

/** A new purchase's contract over the same recipients, as its signature leaves it. */
async function successor({ lotId, recipientIds }: RunningContract): Promise<string> {
  const { prisma } = world.database;
  const old = await prisma.lot.findUniqueOrThrow({ where: { id: lotId } });
  const purchase = await world.purchase();
  const lot = { seq: 1, name: '示例标段', budgetFen: 70_000_000n, termUnit: 'month', termCount: 12 };
  const { id: newLot } = await prisma.lot.create({
    data: { ...lot, purchaseId: purchase.id, catalogueItems: old.catalogueItems, townships: [], state: 'contracted' },
  });
  const { id } = await prisma.contract.create({
    data: {
      ...{ number: `${purchase.number}-1`, purchaseId: purchase.id, lotId: newLot, providerId: provider3.id },
      ...{ regionCode: DEMO_COUNTY, amountFen: 68_800_000n, state: 'running', signedAt: new Date() },
      ...{ acceptancePlan: '逐项验收', takeoverPlan: { trigger: '不能履行' } },
    },
  });
  await prisma.serviceOrder.createMany({
    data: recipientIds.map((recipientId) => ({ recipientId, serviceCode: 'B01', lotId: newLot, contractId: id })),
  });
  await prisma.$transaction((tx) => coverRecipients(tx, { contractId: id, providerId: provider3.id }));
  return id;
}

async function servedBy({ recipientIds }: RunningContract) {
  const { rows } = await world.database.pool.query<{ basis: string; provider_id: string; n: number }>(
    `SELECT basis, provider_id, count(*)::int AS n FROM coverage
     WHERE recipient_id = ANY ($1::uuid[]) AND service_code = 'B01' AND upper_inf(period) GROUP BY 1, 2`,
    [recipientIds],
  );
  return rows;
}

const takeoverRow = (id: string) => world.database.prisma.takeover.findUniqueOrThrow({ where: { id } });
const page = async (takeoverId: string) => (await supervisor.get(`/api/v1/takeovers/${takeoverId}`)).body;

describe('an interim contract', () => {
  test('has a capped rate and a last day from its first moment, and no dearer one is taken', async () => {
    const { takeoverId } = await handedOver(await runContract(world));
    const [bridge] = (await page(takeoverId)).bridges;
    expect(bridge).toMatchObject({ ratePercent: 110, legalBasis: 'CT-01', services: RECIPIENTS });
    expect(bridge.endsOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    const dearer = world.database.prisma.contract.update({ where: { id: bridge.id }, data: { ratePercent: 111 } });
    await expect(dearer).rejects.toThrow(/JL110|at most 110/);
  });
});

describe('after a termination', () => {
  test('the takeover goes on until a new contract has taken everybody over', async () => {
    const contract = await runContract(world);
    const { takeoverId, purchaseId } = await handedOver(contract);
    const { endTakeover, successionState, successorsOf, recordSuccessorVisits, closeSuccession } = activities();
    await endTakeover({ purchaseId, takeoverId, outcome: 'terminated' });
    await endTakeover({ purchaseId, takeoverId, outcome: 'terminated' });
    expect(await page(takeoverId)).toMatchObject({
      state: 'bridging',
      timings: { closedAt: null },
      succession: { permanent: 0, waiting: RECIPIENTS, terms: null, successors: [] },
    });
    await expect(closeSuccession({ purchaseId, takeoverId })).rejects.toThrow(/permanent provider|JL112/);

    const contractId = await successor(contract);
    expect(await takeoverRow(takeoverId)).toMatchObject({ successorSeq: 1 });
    expect(await successionState({ purchaseId, takeoverId })).toMatchObject({ open: 0 });
    expect(await successorsOf({ purchaseId, takeoverId })).toEqual([{ contractId, providerId: provider3.id }]);
    await recordSuccessorVisits({ purchaseId, takeoverId, contractId });
    await closeSuccession({ purchaseId, takeoverId });
    expect(await page(takeoverId)).toMatchObject({
      state: 'closed',
      outcome: 'terminated',
      bridges: [{ state: 'closed', services: 0 }],
      succession: { permanent: RECIPIENTS, waiting: 0, visited: RECIPIENTS, successors: [{ id: contractId }] },
    });
    const orders = await world.database.prisma.serviceOrder.findMany({ where: { contractId: contract.contractId } });
    expect(new Set(orders.map(({ state }) => state))).toEqual(new Set(['ended']));
    expect(await servedBy(contract)).toEqual([{ basis: 'contract', provider_id: provider3.id, n: RECIPIENTS }]);
  });

  test('the township serves whoever has no permanent provider when the longest term is over', async () => {
    const contract = await runContract(world);
    const { takeoverId, purchaseId } = await handedOver(contract);
    const { endTakeover, endBridges } = activities();
    await endTakeover({ purchaseId, takeoverId, outcome: 'terminated' });
    const township = await endBridges({ purchaseId, takeoverId });
    expect(await servedBy(contract)).toEqual([
      { basis: 'last-resort', provider_id: township!.organisationId, n: RECIPIENTS },
    ]);
    expect(await endBridges({ purchaseId, takeoverId })).toBeNull();
    expect((await page(takeoverId)).withoutProvider).toBe(0);
  });
});

test('recipients go back to a contractor only after a rectification that was accepted', async () => {
  const { takeoverId, purchaseId } = await handedOver(await runContract(world));
  const { endTakeover } = activities();
  const back = () => endTakeover({ purchaseId, takeoverId, outcome: 'returned' });
  await expect(back()).rejects.toThrow(/rectification|JL113/);
  await world.database.prisma.rectification.create({
    data: {
      ...{
        takeoverId,
        round: 1,
        demands: '补足人员（示例）',
        orderedBy: supervisor.userId,
        dueOn: new Date('2027-05-01'),
      },
      ...{ report: '已补足（示例）', reportedAt: new Date(), state: 'accepted', finding: '合格（示例）' },
      ...{ checkedBy: supervisor.userId, checkedAt: new Date() },
    },
  });
  await back();
  expect(await page(takeoverId)).toMatchObject({ outcome: 'returned', rectifications: [{ state: 'accepted' }] });
});

describe('a provider that stands in and fails itself', () => {
  test('is reported once, stays responsible until somebody else is, and takes nobody more', async () => {
    const contract = await runContract(world);
    const { takeoverId } = await handedOver(contract);
    const path = `/api/v1/takeovers/${takeoverId}/failures`;
    const body = { providerId: provider2.id, reason: '连续两日未上门（示例）' };
    const reported = await supervisor.post(path, body);
    expect(reported.status).toBe(202);
    expect(await supervisor.post(path, body)).toMatchObject({ status: 409, body: { code: 'no-such-bridge' } });
    expect(await supervisor.post(path, { ...body, providerId: provider3.id })).toMatchObject({ status: 409 });

    const { reopenCases, unplaced, handOver, endFailedBridge } = activities();
    const failure = { takeoverId, failureId: reported.body.id as string };
    expect((await page(takeoverId)).timings.lastCoveredAt).not.toBeNull();
    await reopenCases(failure);
    expect(await servedBy(contract)).toEqual([{ basis: 'interim', provider_id: provider2.id, n: RECIPIENTS }]);
    const { timings, events } = await page(takeoverId);
    expect(timings.lastCoveredAt).toBeNull(); // everybody waits again
    expect(events.map(({ code }: { code: string }) => code)).toEqual(expect.arrayContaining(['accepted', 'failed']));
    expect(await unplaced({ takeoverId })).toEqual({
      pending: RECIPIENTS,
      standby: [{ position: 2, providerId: provider3.id }],
    });
    await inContext(() => handOver({ takeoverId, providerId: provider2.id, basis: 'interim' }));
    expect((await unplaced({ takeoverId })).pending).toBe(RECIPIENTS);

    const { organisationId } = await activities().lastResort({ takeoverId });
    await inContext(() => handOver({ takeoverId, providerId: organisationId, basis: 'last-resort' }));
    await endFailedBridge(failure);
    expect(await servedBy(contract)).toEqual([{ basis: 'last-resort', provider_id: organisationId, n: RECIPIENTS }]);
    const { failures, bridges, standby } = await page(takeoverId);
    expect([failures[0].replaced, bridges[0].state, standby[0].state]).toEqual([true, 'terminated', 'failed']);
  });
});

/** As the worker runs it: with a heartbeat. */
function inContext<T>(run: () => Promise<T>): Promise<T> {
  return new MockActivityEnvironment().run(run);
}
