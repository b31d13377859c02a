import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import { handoverActivities } from '../../activities/handover.ts';
import { LegalTime } from '../../activities/legal-time.ts';
import { takeoverActivities } from '../../activities/takeover.ts';
import { bridgeFailureActivities } from '../../activities/bridge-failure.ts';
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
beforeEach(() => state(provider2.id, 'B01', 1_000));

/** The only line of what a provider can do in the county. */
async function state(organisationId: string, item: string, capacity: number): Promise<void> {
  const { prisma } = world.database;
  await prisma.providerCapability.deleteMany({ where: { organisationId } });
  await prisma.providerCapability.create({ data: { organisationId, item, regionCode: DEMO_COUNTY, capacity } });
}

/** Room for so many more than it serves and keeps a place for in this file's other takeovers. */
async function roomFor(recipients: number): Promise<void> {
  const { prisma, pool } = world.database;
  const { rows } = await pool.query<{ busy: number }>(
    `SELECT (SELECT count(*) FROM coverage WHERE provider_id = $1 AND upper_inf(period))::int
          + (SELECT coalesce(sum(recipients), 0) FROM standby_place)::int AS busy`,
    [provider2.id],
  );
  const capacity = rows[0]!.busy + recipients;
  await prisma.organisation.update({ where: { id: provider2.id }, data: { capacity } });
  await state(provider2.id, 'B01', capacity);
}

function activities() {
  const time = new LegalTime(world.database);
  return {
    ...takeoverActivities(world.database, time),
    ...handoverActivities(world.database, time),
    ...bridgeFailureActivities(world.database),
  };
}

async function begun(drill = false): Promise<{ takeoverId: string; contract: RunningContract }> {
  const contract = await runContract(world);
  const body = takeoverBody(drill ? { drill, reasonCode: 'drill' } : {});
  const takeoverId = (await supervisor.post(takeoversPath(contract), body)).body.id as string;
  await activities().beginTakeover({ takeoverId });
  await activities().openHandoverCases({ takeoverId });
  return { takeoverId, contract };
}

const ask = (takeoverId: string) => activities().inviteStandby({ takeoverId, position: 1, providerId: provider2.id });

async function answers(takeoverId: string, capacity: number): Promise<void> {
  const { purchaseId } = (
    await world.database.prisma.takeover.findUniqueOrThrow({ where: { id: takeoverId }, include: { contract: true } })
  ).contract;
  const taskId = await world.task({ kind: 'answer-standby', purchaseId, subject: { takeoverId, position: 1 } });
  await world.database.prisma.task.update({ where: { id: taskId }, data: { form: { capacity } } });
  await activities().recordStandbyAnswer({ takeoverId, position: 1, taskId, outcome: 'accept' });
}

const handOver = (takeoverId: string) =>
  new MockActivityEnvironment().run(() =>
    activities().handOver({ takeoverId, providerId: provider2.id, basis: 'interim' }),
  );

const invitationOf = async (takeoverId: string) =>
  (await supervisor.get(`/api/v1/takeovers/${takeoverId}`)).body.standby[0];

describe('a standby provider that has stated what it can do', () => {
  test('is asked for as many as it has room for, and takes no more of them than it says', async () => {
    await roomFor(4);
    const { takeoverId } = await begun();
    expect(await ask(takeoverId)).toEqual({ passed: null });
    expect(await ask(takeoverId)).toEqual({ passed: null });
    expect(await invitationOf(takeoverId)).toMatchObject({ state: 'asked', askedFor: 4, passReason: null });
    await answers(takeoverId, 3);
    expect(await handOver(takeoverId)).toEqual({ covered: 3, total: RECIPIENTS });
    expect(await handOver(takeoverId)).toEqual({ covered: 3, total: RECIPIENTS });
    const { body } = await supervisor.get(`/api/v1/takeovers/${takeoverId}`);
    expect(body.byDependency).toMatchObject([{ covered: 1 }, { covered: 2 }, { covered: 0 }]);
    expect(await world.database.prisma.standbyPlace.count({ where: { takeoverId } })).toBe(0);
  });

  test('is passed over with the reason where it has not stated the service, and looked at anew later', async () => {
    await state(provider2.id, 'B02', 100);
    const { takeoverId } = await begun();
    expect(await ask(takeoverId)).toEqual({ passed: 'service-not-stated' });
    expect(await invitationOf(takeoverId)).toMatchObject({ state: 'passed', passReason: 'service-not-stated' });
    const standby = [provider2, provider3].map(({ id }, at) => ({ position: at + 1, providerId: id }));
    expect(await activities().unplaced({ takeoverId })).toEqual({ pending: RECIPIENTS, standby });
    await roomFor(RECIPIENTS);
    expect(await ask(takeoverId)).toEqual({ passed: null });
    expect(await invitationOf(takeoverId)).toMatchObject({ state: 'asked', askedFor: RECIPIENTS, passReason: null });
  });

  test('is passed over while it is suspended or barred', async () => {
    const { prisma } = world.database;
    await prisma.organisation.update({ where: { id: provider2.id }, data: { admission: 'suspended' } });
    const { takeoverId, contract } = await begun();
    expect(await ask(takeoverId)).toEqual({ passed: 'suspended' });
    const { body } = await supervisor.get(`${takeoversPath(contract)}/preview`);
    expect(body.standby[0]).toMatchObject({ passed: 'suspended', takes: { full: 0, partial: 0, 'self-care': 0 } });
    await prisma.organisation.update({ where: { id: provider2.id }, data: { admission: 'admitted' } });
  });

  test('has no more places for two takeovers at once than it has room for', async () => {
    const takeovers = [await begun(), await begun(), await begun()];
    await roomFor(15);
    const asked = await Promise.all(takeovers.map(({ takeoverId }) => ask(takeoverId)));
    expect(asked.map(({ passed }) => passed).toSorted()).toEqual(['no-room', null, null].toSorted());
    const places = await Promise.all(
      takeovers.map(async ({ takeoverId }) => (await invitationOf(takeoverId)).askedFor ?? 0),
    );
    expect(places.toSorted((a, b) => a - b)).toEqual([0, 5, 10]);
    for (const [at, { takeoverId }] of takeovers.entries()) {
      if (places[at] === 0) continue;
      await answers(takeoverId, places[at]!);
      expect(await handOver(takeoverId)).toMatchObject({ covered: places[at] });
    }
    expect(await ask((await begun()).takeoverId)).toEqual({ passed: 'no-room' });
  });

  test('keeps no place for a drill, nor any longer for a takeover that it does not stand in for', async () => {
    const [drill, declined] = [await begun(true), await begun()];
    await roomFor(RECIPIENTS);
    expect(await ask(drill.takeoverId)).toEqual({ passed: null });
    expect(await ask(declined.takeoverId)).toEqual({ passed: null });
    expect(await ask((await begun()).takeoverId)).toEqual({ passed: 'no-room' });
    const decline = { takeoverId: declined.takeoverId, position: 1, taskId: 'none', outcome: 'decline' };
    await activities().recordStandbyAnswer(decline);
    expect(await ask((await begun()).takeoverId)).toEqual({ passed: null });
  });
});

test('a standby provider that has stated nothing is asked for as many as it says itself', async () => {
  await world.database.prisma.providerCapability.deleteMany({ where: { organisationId: provider2.id } });
  const { takeoverId, contract } = await begun();
  const { body } = await supervisor.get(`${takeoversPath(contract)}/preview`);
  expect(body.standby[0]).toMatchObject({ stated: false, passed: null });
  expect(await ask(takeoverId)).toEqual({ passed: null });
  expect(await invitationOf(takeoverId)).toMatchObject({ state: 'asked', askedFor: null });
  await answers(takeoverId, 7);
  expect(await handOver(takeoverId)).toMatchObject({ covered: 7 });
});
