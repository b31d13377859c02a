import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { ApiWorld } from './api-world.ts';
import { openBidding, type Bidding } from './bids-bidding.ts';

let world: ApiWorld;
let bidding: Bidding;
const { provider1, provider2 } = DEMO_ORGANISATIONS;

beforeAll(async () => {
  world = await ApiWorld.open();
  bidding = await openBidding(world);
  await openTwoBids();
}, 60_000);

afterAll(() => world.close());

/** As the opening, the last offers and the ranking leave it; the second provider is ranked first. */
async function openTwoBids(): Promise<void> {
  const { prisma } = world.database;
  const { purchaseId, lotIds } = bidding;
  const openedAt = new Date();
  for (const [position, provider] of [provider1, provider2].entries()) {
    await prisma.bid.create({
      data: {
        purchaseId,
        lotId: lotIds[0],
        providerId: provider.id,
        envelope: new Uint8Array([position]),
        envelopeHash: `hash${position}`,
        receivedAt: openedAt,
        openedAt,
        priceFen: BigInt(68_000_000 + position),
        lastPriceFen: BigInt(67_000_000 + position),
        qualified: true,
      },
    });
  }
  await prisma.purchase.update({ where: { id: purchaseId }, data: { stage: 'evaluation', bidsOpenedAt: openedAt } });
}

async function rank(): Promise<void> {
  const { prisma } = world.database;
  const bids = await prisma.bid.findMany({ where: { purchaseId: bidding.purchaseId }, orderBy: { priceFen: 'desc' } });
  await prisma.ranking.createMany({
    data: bids.map((bid, position) => ({
      lotId: bid.lotId,
      bidId: bid.id,
      rank: position + 1,
      technicalHundredths: 7000,
      priceHundredths: 2000 - position,
      totalHundredths: 9000 - position,
    })),
  });
}

async function bidsSeenBy(username: string): Promise<unknown[][]> {
  const { body } = await (await world.as(username)).get(`/api/v1/purchases/${bidding.purchaseId}`);
  return body.bids.map((bid: Record<string, unknown>) => [
    (bid['provider'] as { name: string }).name,
    bid['priceFen'],
    bid['lastPriceFen'],
    bid['rank'],
    bid['totalPoints'],
  ]);
}

describe('the course of a purchase', () => {
  test('tells nobody what came of a last offer before the lot is ranked (EV-06)', async () => {
    const { purchaseId, lotIds } = bidding;
    const subject = { lotId: lotIds[0] };
    const id = await world.task({ kind: 'last-offer', purchaseId, subject, organisationId: provider1.id });
    await world.database.prisma.purchaseEvent.create({
      data: {
        ...{ purchaseId, key: `task:${id}`, kind: 'task', stage: 'evaluation', taskId: id, lotId: lotIds[0] },
        ...{ at: new Date(), detail: { kind: 'last-offer', outcome: 'withdraw' } },
      },
    });
    for (const username of ['officer', 'supervisor', 'auditor']) {
      const { body } = await (await world.as(username)).get(`/api/v1/purchases/${purchaseId}/timeline`);
      const event = body.items.find(({ taskId }: { taskId: string | null }) => taskId === id);
      expect(event.detail).toEqual({ kind: 'last-offer' });
    }
  });
});

describe('opened bids', () => {
  test('are shown to officials with their first price; last offers wait for the ranking', async () => {
    const expected = [
      [provider1.name, 68_000_000, null, null, null],
      [provider2.name, 68_000_001, null, null, null],
    ];
    expect(new Set(await bidsSeenBy('officer'))).toEqual(new Set(expected));
  });

  test('show a competitor nothing but the own bid until the result is published (EV-17)', async () => {
    expect(await bidsSeenBy('provider1')).toEqual([[provider1.name, 68_000_000, 67_000_000, null, null]]);
    expect(await bidsSeenBy('provider3')).toEqual([]);
    const record = { key: 'opening-record', kind: 'opening-record', title: '示例', publishedAt: new Date() };
    const body = { bids: [{ lot: 1, provider: provider2.name, priceFen: 68_000_001 }] };
    await world.database.prisma.notice.create({ data: { ...record, body, purchaseId: bidding.purchaseId } });
    const path = `/api/v1/purchases/${bidding.purchaseId}`;
    expect(JSON.stringify((await (await world.as('provider3')).get(path)).body)).not.toContain(provider2.name);
    await rank();
    expect(await bidsSeenBy('provider1')).toEqual([[provider1.name, 68_000_000, 67_000_000, null, null]]);
    const ranked = [
      [provider2.name, 68_000_001, 67_000_001, 1, 90],
      [provider1.name, 68_000_000, 67_000_000, 2, 89.99],
    ];
    expect(await bidsSeenBy('officer')).toEqual(ranked);
    const notice = { key: 'result-notice', kind: 'result-notice', title: '示例', body: {}, publishedAt: new Date() };
    await world.database.prisma.notice.create({ data: { ...notice, purchaseId: bidding.purchaseId } });
    expect(await bidsSeenBy('provider3')).toEqual(ranked);
  });

  test('of a tender are read out: every competitor sees names and prices at once, and nothing else (令87 art. 41)', async () => {
    bidding = await openBidding(world);
    await world.database.prisma.purchase.update({ where: { id: bidding.purchaseId }, data: { method: 'open-tender' } });
    await openTwoBids();
    const seen = await bidsSeenBy('provider3');
    expect(new Set(seen)).toEqual(
      new Set([
        [provider1.name, 68_000_000, null, null, null],
        [provider2.name, 68_000_001, null, null, null],
      ]),
    );
    const { body } = await (await world.as('provider3')).get(`/api/v1/purchases/${bidding.purchaseId}`);
    expect(body.bids.map(({ qualified }: { qualified: unknown }) => qualified)).toEqual([null, null]);
  });
});
