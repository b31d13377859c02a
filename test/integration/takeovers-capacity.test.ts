import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import { LegalTime } from '../../activities/legal-time.ts';
import { handoverActivities } from '../../activities/handover.ts';
import { DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { ApiWorld, type Visitor } from './api-world.ts';
import { RECIPIENTS, runContract, takeoverBody, takeoversPath } from './takeovers-contract.ts';

const CAPACITY = 3;
const { provider1, provider2 } = DEMO_ORGANISATIONS;

let world: ApiWorld;
let supervisor: Visitor;
beforeAll(async () => {
  world = await ApiWorld.open();
  supervisor = await world.as('supervisor');
}, 60_000);
afterAll(() => world.close());

/** A takeover of a contract that gives every recipient two services; the standby provider has accepted three people. */
async function acceptedTakeover(drill: boolean): Promise<string> {
  const { prisma, pool } = world.database;
  const { contractId, lotId, recipientIds } = await runContract(world);
  const orders = recipientIds.map((recipientId) => ({ recipientId, serviceCode: 'A01', lotId, contractId }));
  await prisma.serviceOrder.createMany({ data: orders });
  await pool.query(
    `INSERT INTO coverage (recipient_id, service_code, provider_id, contract_id, basis, period)
     SELECT unnest($1::uuid[]), 'A01', $2, $3, 'contract', tstzrange(now(), NULL)`,
    [recipientIds, provider1.id, contractId],
  );
  const path = takeoversPath({ contractId } as Parameters<typeof takeoversPath>[0]);
  const { body } = await supervisor.post(path, takeoverBody(drill ? { drill, reasonCode: 'drill' } : {}));
  const answer = { state: 'accepted', capacity: CAPACITY, answeredAt: new Date() };
  await prisma.standbyInvitation.create({
    data: { takeoverId: body.id, position: 1, providerId: provider2.id, ...answer },
  });
  return body.id;
}

async function handOver(takeoverId: string) {
  const activities = handoverActivities(world.database, new LegalTime(world.database));
  await activities.openHandoverCases({ takeoverId });
  const request = { takeoverId, providerId: provider2.id, basis: 'interim' as const };
  return new MockActivityEnvironment().run(() => activities.handOver(request));
}

test('a standby provider takes as many people as it said, each with all their services', async () => {
  const takeoverId = await acceptedTakeover(false);
  expect(await handOver(takeoverId)).toEqual({ covered: 2 * CAPACITY, total: 2 * RECIPIENTS });
  const taken = await world.database.prisma.handoverCase.groupBy({
    by: ['recipientId'],
    where: { takeoverId, toProviderId: provider2.id },
    _count: true,
  });
  expect(taken.map(({ _count }) => _count)).toEqual([2, 2, 2]);
  expect(await handOver(takeoverId)).toMatchObject({ covered: 2 * CAPACITY });
});

test('a drill counts the same people, in its course, on its page and in the list', async () => {
  const takeoverId = await acceptedTakeover(true);
  const covered = { covered: 2 * CAPACITY, total: 2 * RECIPIENTS };
  expect(await handOver(takeoverId)).toEqual(covered);
  expect((await supervisor.get(`/api/v1/takeovers/${takeoverId}`)).body.coverage).toEqual(covered);
  const { body } = await supervisor.get('/api/v1/takeovers?drill=true');
  expect(body.items).toMatchObject([{ id: takeoverId, coverage: covered }]);
});
