import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { caseOrderActivities } from '../../activities/case-orders.ts';
import { holdActivities } from '../../activities/holds.ts';
import { LegalTime } from '../../activities/legal-time.ts';
import { performanceActivities } from '../../activities/performance.ts';
import { takeoverActivities } from '../../activities/takeover.ts';
import { DEMO_COUNTY, DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { waitingSuccessions } from '../../worker/takeover-steps.ts';
import { ApiWorld } from './api-world.ts';
import { runContract, type RunningContract } from './takeovers-contract.ts';

const DAY = 86_400_000;

let world: ApiWorld;

beforeAll(async () => {
  world = await ApiWorld.open();
}, 60_000);
afterAll(() => world.close());

const performance = () => performanceActivities(world.database);
const takeovers = () => takeoverActivities(world.database, new LegalTime(world.database));
const orders = () => caseOrderActivities(world.database, new LegalTime(world.database));

const stored = ({ contractId }: RunningContract) =>
  world.database.prisma.contract.findUniqueOrThrow({ where: { id: contractId } });

/** Hands the recipients of a contract over, as a takeover does, except so many. */
async function handOver({ contractId }: RunningContract, except = 0): Promise<void> {
  const { pool } = world.database;
  const { rows } = await pool.query<{ recipient_id: string }>(
    `UPDATE coverage SET period = tstzrange(lower(period), now()) WHERE id IN (
       SELECT id FROM coverage WHERE contract_id = $1 AND upper_inf(period) ORDER BY recipient_id OFFSET $2)
     RETURNING recipient_id`,
    [contractId, except],
  );
  await pool.query(
    `INSERT INTO coverage (recipient_id, service_code, provider_id, contract_id, basis, period)
     SELECT unnest($1::uuid[]), 'B01', $2, NULL, 'last-resort', tstzrange(now(), NULL)`,
    [rows.map((row) => row.recipient_id), DEMO_ORGANISATIONS.lastResort.id],
  );
}

const servedBy = async ({ recipientIds }: RunningContract): Promise<Record<string, number>> => {
  const { rows } = await world.database.pool.query<{ basis: string; count: number }>(
    `SELECT basis, count(*)::int AS count FROM coverage WHERE recipient_id = ANY ($1::uuid[]) AND upper_inf(period) GROUP BY basis`,
    [recipientIds],
  );
  return Object.fromEntries(rows.map(({ basis, count }) => [basis, count]));
};

describe('performance under way (CO-11, CT-07)', () => {
  test('is not suspended before every recipient has another provider: the database refuses it', async () => {
    const contract = await runContract(world);
    const bridge = (await performance().recordBridge(contract))!;
    expect(await performance().recordBridge(contract)).toEqual(bridge);
    // A bridge freezes and suspends nothing as it begins.
    expect(await takeovers().beginTakeover(bridge)).toMatchObject({ held: true, urgent: false });
    expect(await stored(contract)).toMatchObject({ state: 'running', paymentsFrozenAt: null });
    await expect(performance().suspendPerformance(bridge)).rejects.toThrow('another provider before performance');
    await handOver(contract, 1);
    await expect(performance().suspendPerformance(bridge)).rejects.toThrow('another provider before performance');
    await handOver(contract);
    await performance().suspendPerformance(bridge);
    await performance().suspendPerformance(bridge);
    expect(await stored(contract)).toMatchObject({ state: 'suspended', paymentsFrozenAt: expect.any(Date) });
  });

  test('goes on when nothing holds any more, and the bridge is named to whoever ends the hold', async () => {
    const contract = await runContract(world);
    const { purchaseId } = await stored(contract);
    const bridge = (await performance().recordBridge(contract))!;
    await takeovers().beginTakeover(bridge);
    const time = new LegalTime(world.database);
    const { bridges } = await holdActivities(world.database, time).releaseHeld({ purchaseId });
    expect(bridges).toEqual([`takeover:${contract.number}:${bridge.seq}`]);
    await takeovers().endTakeover({ purchaseId, takeoverId: bridge.takeoverId, outcome: 'returned' });
    expect(await stored(contract)).toMatchObject({ state: 'running', paymentsFrozenAt: null });
    expect(await performance().contractsUnderWay({ purchaseId })).toEqual([{ contractId: contract.contractId }]);
  });
});

describe('an order (CH-13)', () => {
  /** As a takeover of the contract leaves it: everybody is with the bridge, each with a case. */
  async function bridgedContract(reasonCode: 'held' | 'cannot-perform') {
    const contract = await runContract(world);
    const { prisma } = world.database;
    const { purchaseId } = await stored(contract);
    const dates = { startsOn: new Date(Date.now() + 60 * DAY), endsOn: new Date(Date.now() + 400 * DAY) };
    await prisma.contract.update({ where: { id: contract.contractId }, data: dates });
    const { id: takeoverId } = await prisma.takeover.create({
      data: {
        ...{ contractId: contract.contractId, seq: 1, regionCode: DEMO_COUNTY, reasonCode, reasonText: '示例' },
        ...{ urgency: 'urgent', deliveredAt: new Date() },
      },
    });
    await takeovers().beginTakeover({ takeoverId });
    await handOver(contract);
    await prisma.handoverCase.createMany({
      data: contract.recipientIds.map((recipientId) => ({
        ...{ takeoverId, recipientId, serviceCode: 'B01', dependency: 'full', state: 'covered' },
        ...{ toProviderId: DEMO_ORGANISATIONS.lastResort.id, coveredAt: new Date() },
      })),
    });
    return { ...contract, purchaseId, takeoverId };
  }

  test.each(['held', 'cannot-perform'] as const)(
    'that rescinds a contract during a takeover (%s) leaves its recipients with the bridge until somebody serves them for good',
    async (reasonCode) => {
      const contract = await bridgedContract(reasonCode);
      const { purchaseId, takeoverId, lotId } = contract;
      const { prisma } = world.database;
      expect(await orders().annul({ purchaseId, lotId, caseId: takeoverId, by: 'complaint' })).toBe('contract');
      const end = { purchaseId, takeoverId, outcome: reasonCode === 'held' ? 'returned' : 'dismissed' };
      expect(await takeovers().endTakeover(end)).toBe(true);
      expect(await takeovers().endTakeover(end)).toBe(true);
      const bridging = { state: 'bridging', outcome: 'terminated' };
      expect(await prisma.takeover.findUnique({ where: { id: takeoverId } })).toMatchObject(bridging);
      expect((await waitingSuccessions(world.database)).map(({ input }) => input.takeoverId)).toContain(takeoverId);
      expect(await servedBy(contract)).toEqual({ 'last-resort': contract.recipientIds.length });
      // The lot goes on with the next candidate: it is not terminated with the contract.
      expect(await prisma.lot.findUnique({ where: { id: lotId } })).toMatchObject({ state: 'awarded' });
      await expect(prisma.takeover.update({ where: { id: takeoverId }, data: { state: 'closed' } })).rejects.toThrow(
        'no permanent provider',
      );
    },
  );

  test('rescinds a contract before its first day, and leaves nobody without a provider', async () => {
    const contract = await runContract(world);
    const { purchaseId } = await stored(contract);
    const startsOn = new Date(Date.now() + 60 * DAY);
    const endsOn = new Date(Date.now() + 400 * DAY);
    await world.database.prisma.contract.update({ where: { id: contract.contractId }, data: { startsOn, endsOn } });
    const order = { purchaseId, lotId: contract.lotId, caseId: contract.contractId };
    // What the buyer answers does not rescind what was signed.
    expect(await orders().annul({ ...order, caseId: contract.lotId, by: 'challenge' })).toBe('stands');
    expect(await orders().annul({ ...order, by: 'complaint' })).toBe('contract');
    expect(await orders().annul({ ...order, by: 'complaint' })).toBe('contract');
    expect(await stored(contract)).toMatchObject({ state: 'terminated' });
    expect(await servedBy(contract)).toEqual({ 'last-resort': contract.recipientIds.length });
  });

  test('never touches a contract that is performed', async () => {
    const contract = await runContract(world);
    const { purchaseId } = await stored(contract);
    const startsOn = new Date(Date.now() - 30 * DAY);
    await world.database.prisma.contract.update({ where: { id: contract.contractId }, data: { startsOn } });
    const order = { purchaseId, lotId: contract.lotId, caseId: contract.contractId, by: 'complaint' } as const;
    expect(await orders().annul(order)).toBe('stands');
    expect(await stored(contract)).toMatchObject({ state: 'running' });
    expect(await servedBy(contract)).toEqual({ contract: contract.recipientIds.length });
  });
});
