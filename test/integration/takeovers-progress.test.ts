import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { workflowId } from '../../domain/workflow-id.ts';
import { DEMO_ORGANISATIONS, OTHER_COUNTY } from '../../prisma/seed/demo/organisations.ts';
import { DEMO_RECIPIENTS } from '../../prisma/seed/demo/recipients.ts';
import { ApiWorld, taskPath, type Visitor } from './api-world.ts';
import { RECIPIENTS, runContract, takeoverBody, takeoversPath, type RunningContract } from './takeovers-contract.ts';

/** Of ten demo recipients in a row: one fully dependent, three partly, six not. */
const LEVELS = { full: 1, partial: 3, 'self-care': 6 };
const FIRST_COVERED = new Date('2027-05-01T02:00:00.000Z');
const COVERED = 4;

let world: ApiWorld;
let supervisor: Visitor;
let contract: RunningContract;
let path: string;

beforeAll(async () => {
  world = await ApiWorld.open();
  supervisor = await world.as('supervisor');
  contract = await runContract(world);
  const { body } = await supervisor.post(takeoversPath(contract), takeoverBody());
  path = `/api/v1/takeovers/${body.id}`;
  await handOver(body.id);
}, 60_000);

afterAll(() => world.close());

/** As the worker leaves it when the first standby provider has taken the four most dependent. */
async function handOver(takeoverId: string): Promise<void> {
  const { prisma } = world.database;
  const { provider2, provider3 } = DEMO_ORGANISATIONS;
  const recipients = DEMO_RECIPIENTS.flat().filter(({ id }) => contract.recipientIds.includes(id));
  const byNeed = ['full', 'partial', 'self-care'].flatMap((level) =>
    recipients.filter(({ dependency }) => dependency === level),
  );
  await prisma.handoverCase.createMany({
    data: byNeed.map(({ id, dependency }, position) => ({
      takeoverId,
      recipientId: id,
      serviceCode: 'B01',
      dependency,
      ...(position < COVERED
        ? {
            state: position === 0 ? 'visited' : 'covered',
            toProviderId: provider2.id,
            coveredAt: new Date(FIRST_COVERED.getTime() + position * 1000),
          }
        : {}),
    })),
  });
  await prisma.standbyInvitation.createMany({
    data: [
      {
        takeoverId,
        position: 1,
        providerId: provider2.id,
        state: 'accepted',
        capacity: COVERED,
        answeredAt: new Date(),
      },
      { takeoverId, position: 2, providerId: provider3.id },
    ],
  });
}

test('a takeover tells how many are covered, by dependency, with its timings and invitations', async () => {
  const { status, body } = await supervisor.get(path);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    contract: { number: contract.number },
    failedProvider: { name: DEMO_ORGANISATIONS.provider1.name },
    coverage: { covered: COVERED, total: RECIPIENTS },
    byDependency: [
      { dependency: 'full', covered: 1, visited: 1, total: LEVELS.full },
      { dependency: 'partial', covered: 3, visited: 0, total: LEVELS.partial },
      { dependency: 'self-care', covered: 0, visited: 0, total: LEVELS['self-care'] },
    ],
    timings: { firstCoveredAt: FIRST_COVERED.toISOString(), decidedAt: null, lastCoveredAt: null },
    standby: [
      { position: 1, state: 'accepted', capacity: COVERED },
      { position: 2, state: 'asked' },
    ],
    state: 'requested',
    outcome: null,
    withoutProvider: 0,
    requestedBy: { id: supervisor.userId },
  });
  expect(body.events.map(({ code }: { code: string }) => code)).toEqual(
    expect.arrayContaining(['requested', 'accepted']),
  );
  const placed = body.groups.reduce((sum: number, group: { covered: number }) => sum + group.covered, 0);
  expect(placed).toBe(COVERED);
});

test('what one provider was asked is named to every office, and opens for the provider and whoever oversees it', async () => {
  const { purchaseId } = await world.database.prisma.contract.findUniqueOrThrow({ where: { id: contract.contractId } });
  const { id: organisationId } = DEMO_ORGANISATIONS.provider3;
  const asked = { workflowId: workflowId.takeover(contract.number, 1), purchaseId, organisationId };
  const id = await world.task({
    ...asked,
    kind: 'answer-standby',
    subject: { takeoverId: path.split('/').at(-1), position: 2 },
  });
  for (const [username, readable] of [
    ['clerk', false],
    ['supervisor', true],
    ['provider3', true],
  ] as const) {
    const visitor = await world.as(username);
    expect((await visitor.get(path)).body.tasks).toMatchObject([{ id, readable, state: 'open' }]);
    expect((await visitor.get(taskPath(id))).status).toBe(readable ? 200 : 404);
  }
  expect((await (await world.as('provider2')).get(path)).body.tasks).toEqual([]);
});

test('a provider sees its own part only', async () => {
  const { body } = await (await world.as('provider3')).get(path);
  expect(body).toMatchObject({
    coverage: { covered: COVERED, total: RECIPIENTS },
    standby: [{ position: 2, state: 'asked' }],
    groups: [],
    events: [],
    requestedBy: null,
    workflowUrl: null,
  });
  const { body: own } = await (await world.as('provider2')).get(path);
  expect(new Set(own.groups.map(({ provider }: { provider: { name: string } }) => provider.name))).toEqual(
    new Set([DEMO_ORGANISATIONS.provider2.name]),
  );
});

test('a drill shows whom its answers would cover, and that nobody is without a provider meanwhile', async () => {
  const other = await runContract(world);
  const { prisma } = world.database;
  const body = takeoverBody({ drill: true, reasonCode: 'drill' });
  const { id } = (await supervisor.post(takeoversPath(other), body)).body;
  const recipients = DEMO_RECIPIENTS.flat().filter((recipient) => other.recipientIds.includes(recipient.id));
  const { provider2 } = DEMO_ORGANISATIONS;
  const byNeed = ['full', 'partial', 'self-care'].flatMap((level) =>
    recipients.filter((one) => one.dependency === level),
  );
  await prisma.handoverCase.createMany({
    data: byNeed.map(({ id: recipientId, dependency }, at) => ({
      ...{ takeoverId: id, recipientId, serviceCode: 'B01', dependency },
      ...(at < 3 && { state: 'covered', toProviderId: provider2.id, coveredAt: new Date() }),
    })),
  });
  const answer = { state: 'accepted', capacity: 3, answeredAt: new Date() };
  await prisma.standbyInvitation.create({ data: { takeoverId: id, position: 1, providerId: provider2.id, ...answer } });
  const { body: seen } = await supervisor.get(`/api/v1/takeovers/${id}`);
  expect(seen).toMatchObject({
    drill: true,
    coverage: { covered: 3, total: RECIPIENTS },
    byDependency: [
      { dependency: 'full', covered: 1, total: LEVELS.full },
      { dependency: 'partial', covered: 2, total: LEVELS.partial },
      { dependency: 'self-care', covered: 0 },
    ],
    paymentsFrozenAt: null,
    withoutProvider: 0,
  });
});

interface Case {
  readonly recipientId: string;
  readonly name: string;
  readonly dependency: string;
}

async function casesSeenBy(visitor: Visitor, limit: number): Promise<Case[]> {
  const met: Case[] = [];
  for (let cursor = ''; ;) {
    const { body } = await visitor.get(`${path}/cases?limit=${limit}${cursor}`);
    met.push(...body.items);
    if (body.nextCursor === null) return met;
    cursor = `&cursor=${body.nextCursor}`;
  }
}

test('the recipients are listed masked, the most dependent first, each once over all pages', async () => {
  const cases = await casesSeenBy(supervisor, 3);
  expect(cases.map(({ dependency }) => dependency)).toEqual(
    Object.entries(LEVELS).flatMap(([level, count]) => Array<string>(count).fill(level)),
  );
  expect(new Set(cases.map(({ recipientId }) => recipientId))).toEqual(new Set(contract.recipientIds));
  expect(new Set(cases.map(({ name }) => name))).toEqual(new Set(['示*']));
  const names = DEMO_RECIPIENTS.flat().map(({ name }) => name);
  for (const name of names) expect(JSON.stringify(cases)).not.toContain(name);
});

test('a standby provider sees whom it has taken over; the failed contractor and those only asked see nobody', async () => {
  expect(await casesSeenBy(await world.as('provider2'), 50)).toHaveLength(COVERED);
  expect(await casesSeenBy(await world.as('provider3'), 50)).toEqual([]);
  expect(await casesSeenBy(await world.as('provider1'), 50)).toEqual([]);
});

test('another region’s takeover answers as if there were none', async () => {
  const foreign = await runContract(world, OTHER_COUNTY);
  const { id } = await world.database.prisma.takeover.create({
    data: {
      contractId: foreign.contractId,
      seq: 1,
      regionCode: OTHER_COUNTY,
      reasonCode: 'cannot-perform',
      reasonText: '示例',
      urgency: 'urgent',
      deliveredAt: new Date(),
    },
  });
  for (const place of [`/api/v1/takeovers/${id}`, `/api/v1/takeovers/${id}/cases`]) {
    const { status, body } = await supervisor.get(place);
    expect([status, body.code]).toEqual([404, 'not-found']);
  }
  expect((await (await world.as('provider4')).get(path)).status).toBe(404);
});
