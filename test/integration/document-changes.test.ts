import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { deadlineAfterChange } from '../../domain/procurement/document-change.ts';
import { METHODS } from '../../domain/procurement/methods.ts';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import { workingCalendar } from '../../api/calendar/working-calendar.ts';
import { ApiWorld, type Visitor } from './api-world.ts';
import { LEGAL_DEADLINE, openBidding, type Bidding } from './bids-bidding.ts';

const DAY_MS = 86_400_000;
const CHANGE = {
  item: '首次上门时限',
  after: '二十四小时内',
  reason: '示例：澄清服务要求。',
  keepsObjectAndTerms: true,
};

let world: ApiWorld;
let officer: Visitor;

beforeAll(async () => {
  world = await ApiWorld.open();
  officer = await world.as('officer');
}, 60_000);
afterAll(() => world.close());

const preview = async ({ purchaseId }: Bidding, visitor = officer) =>
  (await visitor.get(`/api/v1/purchases/${purchaseId}/procedure`)).body.ifChanged;
const change = ({ purchaseId }: Bidding, affectsBids: boolean, visitor = officer) =>
  visitor.post(`/api/v1/purchases/${purchaseId}/changes`, { ...CHANGE, affectsBids });

/** A purchase whose legal deadline is so many days ahead. */
async function biddingFor(days: number): Promise<Bidding> {
  const bidding = await openBidding(world);
  const bidDeadlineLegal = new Date(Date.now() + days * DAY_MS);
  await world.database.prisma.purchase.update({ where: { id: bidding.purchaseId }, data: { bidDeadlineLegal } });
  return bidding;
}

describe('a change of the documents', () => {
  test('with enough days left keeps the deadline, as its officer is told before', async () => {
    const bidding = await openBidding(world);
    const told = await preview(bidding);
    const lead = METHODS['competitive-consultation'].clarification!;
    expect(told).toEqual({ deadlineBefore: LEGAL_DEADLINE.toISOString(), deadlineAfter: null, rule: lead.rule });
    const { status, body } = await change(bidding, true);
    expect([status, body]).toEqual([201, expect.objectContaining(told)]);
  });

  test('with too few days left puts the deadline off to the day that was told before, and by the same rule', async () => {
    const bidding = await biddingFor(1);
    const today = dayOf(instantOfMillis(Date.now()));
    const deadlineOn = dayOf(instantOfMillis(Date.now() + DAY_MS));
    const calendar = await workingCalendar(world.database);
    const { extended, rule } = deadlineAfterChange('competitive-consultation', deadlineOn, today, calendar)!;
    const told = await preview(bidding);
    expect(told).toMatchObject({ deadlineAfter: extended!.at, rule });
    const { status, body } = await change(bidding, true);
    expect([status, body]).toEqual([201, expect.objectContaining(told)]);
    const row = await world.database.prisma.purchase.findUniqueOrThrow({ where: { id: bidding.purchaseId } });
    expect(row.bidDeadlineLegal!.toISOString()).toBe(extended!.at);
    expect((await preview(bidding)).deadlineAfter).toBeNull();
  });

  test('that affects no bid keeps the deadline however near it is', async () => {
    const { status, body } = await change(await biddingFor(1), false);
    expect([status, body.deadlineAfter, body.rule]).toEqual([201, null, 'PB-04']);
  });

  test('is the buyer’s officer’s alone, and is told to nobody else before', async () => {
    const bidding = await biddingFor(1);
    for (const username of ['approver', 'supervisor', 'provider1'])
      expect([username, await preview(bidding, await world.as(username))]).toEqual([username, null]);
    expect((await change(bidding, true, await world.as('approver'))).status).toBe(403);
    expect((await change(bidding, true, await world.as('officer2'))).status).toBe(404);
  });
});
