import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { ApiWorld } from './api-world.ts';
import { aBid, bidsPath, openBidding, type Bidding } from './bids-bidding.ts';

const CANARY = '金丝雀-c4n4ry';

const CURIOUS = [
  'officer',
  'approver',
  'finance',
  'supervisor',
  'clerk',
  'assistant',
  'auditor',
  'admin',
  'expert1',
  'provider4',
];

let world: ApiWorld;
let bidding: Bidding;

beforeAll(async () => {
  world = await ApiWorld.open();
  bidding = await openBidding(world);
}, 60_000);

afterAll(() => world.close());

const PARTS = ['timeline', 'bids', 'bids/mine', 'bidding', 'questions'];
const LISTS = ['contracts', 'tasks', 'notifications', 'users', 'catalogue', 'me'];

function places(): string[] {
  const purchase = `/api/v1/purchases/${bidding.purchaseId}`;
  const ofPurchase = [purchase, ...PARTS.map((part) => `${purchase}/${part}`)];
  const lists = ['purchases', 'purchases?open=true', 'bids', 'questions', ...LISTS];
  return [...ofPurchase, ...lists.map((list) => `/api/v1/${list}`), `/api/v1/tasks?purchase=${bidding.purchaseId}`];
}

/** Everything that everybody but the bidders can read: address, status, headers and bytes. */
async function everythingToSee(): Promise<string> {
  const seen: string[] = [];
  for (const username of CURIOUS) {
    const visitor = await world.as(username);
    for (const place of places()) {
      const { status, headers, body } = await visitor.get(place);
      const kept = [...headers].filter(([name]) => !['date', 'x-request-id'].includes(name));
      // A refusal names its own request.
      const told = { ...body, instance: undefined };
      seen.push(JSON.stringify([username, place, status, kept, told]));
    }
  }
  return seen.join('\n');
}

test('before the deadline every answer is the same with no, one, two, replaced or withdrawn bids, for every role', async () => {
  const withNone = await everythingToSee();
  const receipts = [];
  for (const [username, price] of [
    ['provider1', 68_800_000],
    ['provider2', 67_700_001],
    ['provider1', 66_600_002],
  ] as const) {
    const bidder = await world.as(username);
    const receipt = await bidder.post(bidsPath(bidding), aBid(bidding, { priceFen: price, proposal: CANARY }));
    expect(receipt.status).toBe(201);
    receipts.push(receipt.body);
    expect(await everythingToSee()).toBe(withNone);
  }
  const withdrawal = await (await world.as('provider1')).post(`${bidsPath(bidding)}/${receipts.at(-1).bidId}/withdraw`);
  expect(withdrawal.body.state).toBe('withdrawn');
  expect(await everythingToSee()).toBe(withNone);
  const secrets = [CANARY, '68800000', '67700001', '66600002', ...receipts.flatMap((r) => [r.bidId, r.envelopeHash])];
  for (const secret of secrets) expect(withNone).not.toContain(secret);
});

test('neither the metrics nor the audit log count bids', async () => {
  const metrics = await world.nobody().get('/metrics');
  expect(metrics.status).toBe(200);
  expect(metrics.body).not.toContain('/bids');
  expect(metrics.body).not.toContain(bidding.purchaseId);
  const audits = await world.database.prisma.auditEvent.findMany();
  expect(
    JSON.stringify(audits, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
  ).not.toMatch(/bid/i);
});

test('one bidder does not see the other', async () => {
  const { body } = await (await world.as('provider2')).get(`${bidsPath(bidding)}/mine`);
  const { body: all } = await (await world.as('provider2')).get('/api/v1/bids');
  expect(all.items.map(({ bidId }: { bidId: string }) => bidId)).toEqual([body.items[0].bidId]);
  expect(body.items).toHaveLength(1);
  const { body: purchase } = await (await world.as('provider2')).get(`/api/v1/purchases/${bidding.purchaseId}`);
  expect(purchase.bids).toBeNull();
  expect(JSON.stringify(purchase)).not.toContain(DEMO_ORGANISATIONS.provider1.id);
});
