import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import { handoverActivities } from '../../activities/handover.ts';
import { LegalTime } from '../../activities/legal-time.ts';
import { successionActivities } from '../../activities/succession.ts';
import { takeoverActivities } from '../../activities/takeover.ts';
import { DEMO_COUNTY, DEMO_ORGANISATIONS, OTHER_COUNTY } from '../../prisma/seed/demo/organisations.ts';
import { ApiWorld, type Visitor } from './api-world.ts';
import { RECIPIENTS, runContract, takeoverBody, takeoversPath, type RunningContract } from './takeovers-contract.ts';

const { buyer, lastResort, provider2 } = DEMO_ORGANISATIONS;

let world: ApiWorld;
let supervisor: Visitor;
beforeAll(async () => {
  world = await ApiWorld.open();
  supervisor = await world.as('supervisor');
}, 60_000);
afterAll(() => world.close());

const seatIn = (regionCode: string) =>
  world.database.prisma.organisation.update({ where: { id: lastResort.id }, data: { regionCode } });

/** No unit of the own county is entered. */
beforeEach(() => seatIn(OTHER_COUNTY));

function activities() {
  const time = new LegalTime(world.database);
  return {
    ...takeoverActivities(world.database, time),
    ...handoverActivities(world.database, time),
    ...successionActivities(world.database, time),
  };
}

async function begun(drill = false) {
  const contract = await runContract(world);
  const body = takeoverBody(drill ? { drill, reasonCode: 'drill' } : {});
  const takeoverId = (await supervisor.post(takeoversPath(contract), body)).body.id as string;
  await activities().beginTakeover({ takeoverId });
  await activities().openHandoverCases({ takeoverId });
  return { takeoverId, contract };
}

async function placedByLastResort(takeoverId: string) {
  const { organisationId: providerId } = await activities().lastResort({ takeoverId });
  const request = { takeoverId, providerId, basis: 'last-resort' as const };
  return new MockActivityEnvironment().run(() => activities().handOver(request));
}

async function servedBy({ recipientIds }: RunningContract) {
  const { rows } = await world.database.pool.query<{ provider_id: string; basis: string; n: number }>(
    `SELECT provider_id, basis, count(*)::int AS n FROM coverage
     WHERE recipient_id = ANY ($1::uuid[]) AND upper_inf(period) GROUP BY 1, 2`,
    [recipientIds],
  );
  return rows;
}

const page = async (takeoverId: string) => (await supervisor.get(`/api/v1/takeovers/${takeoverId}`)).body;

describe('where the county has entered no unit of its own staff', () => {
  test('the purchaser serves whoever no standby provider takes, and the takeover says so', async () => {
    const { takeoverId, contract } = await begun();
    expect(await placedByLastResort(takeoverId)).toEqual({ covered: RECIPIENTS, total: RECIPIENTS });
    expect(await servedBy(contract)).toEqual([{ provider_id: buyer.id, basis: 'last-resort', n: RECIPIENTS }]);
    expect(await page(takeoverId)).toMatchObject({
      withoutProvider: 0,
      lastResort: { organisation: { id: buyer.id }, rung: 'buyer' },
    });
    const { body: own } = await (await world.as('provider1')).get(`/api/v1/takeovers/${takeoverId}`);
    expect(own.lastResort).toBeNull();
  });

  test('a unit of the region above goes before the purchaser', async () => {
    await seatIn('220400');
    const { takeoverId } = await begun();
    await placedByLastResort(takeoverId);
    expect((await page(takeoverId)).lastResort).toMatchObject({ organisation: { id: lastResort.id }, rung: 'above' });
  });

  test('the preview and the readiness of the contract say so before anything happens', async () => {
    const contract = await runContract(world);
    const { body } = await supervisor.get(`${takeoversPath(contract)}/preview`);
    expect(body.lastResort).toMatchObject({ organisation: { id: buyer.id }, rung: 'buyer' });
    const { body: seen } = await supervisor.get(`/api/v1/contracts/${contract.contractId}`);
    const check = seen.readiness.checks.find(({ code }: { code: string }) => code === 'last-resort');
    expect(check).toMatchObject({ met: false });
    await seatIn(DEMO_COUNTY);
    const { body: mended } = await supervisor.get(`${takeoversPath(contract)}/preview`);
    expect(mended.lastResort).toMatchObject({ organisation: { id: lastResort.id }, rung: 'township' });
  });

  test('a drill goes through, and its report names what is missing', async () => {
    const { takeoverId, contract } = await begun(true);
    await placedByLastResort(takeoverId);
    const { purchaseId } = await world.database.prisma.contract.findUniqueOrThrow({
      where: { id: contract.contractId },
    });
    await activities().endTakeover({ purchaseId, takeoverId, outcome: 'drilled' });
    const { report } = await page(takeoverId);
    expect(report).toMatchObject({ lastResort: 'buyer' });
    expect(report.gaps).toEqual(
      expect.arrayContaining([
        { code: 'no-room', count: RECIPIENTS, provider: null },
        { code: 'no-township-unit', count: RECIPIENTS, provider: null },
      ]),
    );
  });

  test('nobody is without a provider at the end of the longest term of a bridge either', async () => {
    const { takeoverId, contract } = await begun();
    const asked = { takeoverId, position: 1, providerId: provider2.id };
    await activities().inviteStandby(asked);
    await world.database.prisma.standbyInvitation.updateMany({
      where: { takeoverId },
      data: { state: 'accepted', capacity: RECIPIENTS, answeredAt: new Date() },
    });
    await new MockActivityEnvironment().run(() => activities().handOver({ ...asked, basis: 'interim' }));
    await activities().recordFullCoverage({ takeoverId });
    const { purchaseId } = await world.database.prisma.contract.findUniqueOrThrow({
      where: { id: contract.contractId },
    });
    await activities().endTakeover({ purchaseId, takeoverId, outcome: 'terminated' });
    await activities().endBridges({ purchaseId, takeoverId });
    expect(await servedBy(contract)).toEqual([{ provider_id: buyer.id, basis: 'last-resort', n: RECIPIENTS }]);
    expect(await page(takeoverId)).toMatchObject({ withoutProvider: 0, lastResort: { rung: 'buyer' } });
  });
});
