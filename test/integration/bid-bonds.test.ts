import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { bidBondActivities } from '../../activities/bid-bond.ts';
import { LegalTime } from '../../activities/legal-time.ts';
import type { TaskKind } from '../../domain/tasks/task-kinds.ts';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import { DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { ApiWorld, taskPath, type Visitor } from './api-world.ts';
import { purchaseUpTo } from './purchases-course.ts';

const { provider1, provider2 } = DEMO_ORGANISATIONS;
/** Two per cent of the budget of a lot. */
const BOND = 1_400_000;

let world: ApiWorld;
let finance: Visitor;
let activities: ReturnType<typeof bidBondActivities>;

beforeAll(async () => {
  world = await ApiWorld.open();
  finance = await world.as('finance');
  activities = bidBondActivities(world.database, new LegalTime(world.database));
});

afterAll(() => world.close());

interface Bonded {
  readonly purchaseId: string;
  readonly lotId: string;
  /** Of provider1 and provider2. */
  readonly bidIds: readonly [string, string];
  readonly lastDay: string;
}

/** A purchase whose bids are open and whose documents demand a bond of two per cent. */
async function bonded(stage: 'evaluation' | 'contract' = 'evaluation'): Promise<Bonded> {
  const { prisma } = world.database;
  const { id: purchaseId, lotIds } = await purchaseUpTo(world.database, stage);
  await prisma.procurementDocument.updateMany({ where: { purchaseId }, data: { bidBondPercent: 2 } });
  const bids = await prisma.bid.findMany({ where: { purchaseId, lotId: lotIds[0] } });
  const of = (providerId: string) => bids.find((bid) => bid.providerId === providerId)!.id;
  const { bidDeadlineLegal } = await prisma.purchase.findUniqueOrThrow({ where: { id: purchaseId } });
  const lastDay = dayOf(instantOfMillis(bidDeadlineLegal!.getTime()));
  return { purchaseId, lotId: lotIds[0], bidIds: [of(provider1.id), of(provider2.id)], lastDay };
}

/** Asks, claims and decides; the answer of the decision. */
async function decide(
  visitor: Visitor,
  kind: TaskKind,
  { purchaseId, subject }: { readonly purchaseId: string; readonly subject: object },
  decision: { readonly outcome: string; readonly form: object },
) {
  const taskId = await world.task({ kind, purchaseId, subject: subject as never });
  const { version } = (await visitor.post(`${taskPath(taskId)}/claim`)).body;
  return { taskId, answer: await visitor.post(`${taskPath(taskId)}/complete`, { version, ...decision }) };
}

function paid(bidId: string, receivedOn: string) {
  return { bidId, received: true, form: 'transfer', reference: '示例转账1', receivedOn };
}

/** Both bidders' bonds had come. */
async function recorded({ purchaseId, lotId, bidIds, lastDay }: Bonded): Promise<void> {
  const form = { results: bidIds.map((bidId) => paid(bidId, lastDay)) };
  const subject = { lotId };
  const { taskId } = await decide(finance, 'record-bid-bonds', { purchaseId, subject }, { outcome: 'record', form });
  await activities.recordBidBonds({ purchaseId, lotId, taskId });
}

describe('the bonds of a lot’s bidders (PB-08)', () => {
  test('are recorded by finance after the opening, and a bid without one cannot be found qualified', async () => {
    const purchase = await bonded();
    const { purchaseId, lotId, bidIds, lastDay } = purchase;
    const { prisma } = world.database;
    expect(await activities.bidBondDemanded({ purchaseId })).toBe(true);
    const results = [paid(bidIds[0], lastDay), { bidId: bidIds[1], received: false }];
    const recording = { outcome: 'record', form: { results } };
    const { taskId } = await decide(finance, 'record-bid-bonds', { purchaseId, subject: { lotId } }, recording);
    await activities.recordBidBonds({ purchaseId, lotId, taskId });
    await activities.recordBidBonds({ purchaseId, lotId, taskId });
    expect(await prisma.bidBond.findMany({ where: { bid: { lotId } } })).toMatchObject([
      { bidId: bidIds[0], amountFen: BigInt(BOND), state: 'held' },
    ]);
    await prisma.bid.updateMany({ where: { lotId }, data: { qualified: null } });
    const officer = await world.as('officer');
    const all = { results: bidIds.map((bidId) => ({ bidId, qualified: true })) };
    const examining = { outcome: 'submit', form: all };
    const { answer } = await decide(officer, 'examine-qualifications', { purchaseId, subject: { lotId } }, examining);
    expect([answer.status, answer.body.errors[0].rule]).toEqual([422, 'PB-08']);
    const qualified = prisma.bid.update({ where: { id: bidIds[1] }, data: { qualified: true } });
    await expect(qualified).rejects.toThrow('PB-08');
    await prisma.bid.update({ where: { id: bidIds[0] }, data: { qualified: true } });
  });

  test('count as not paid when they come after the deadline', async () => {
    const { purchaseId, lotId, bidIds } = await bonded();
    const results = bidIds.map((bidId) => paid(bidId, '2099-01-01'));
    const recording = { outcome: 'record', form: { results } };
    const { answer } = await decide(finance, 'record-bid-bonds', { purchaseId, subject: { lotId } }, recording);
    expect(answer.body.errors[0]).toMatchObject({ pointer: '/form/results/0/receivedOn', rule: 'PB-08' });
  });

  test('are within cap and form, and never recorded before the opening, whoever writes', async () => {
    const { prisma } = world.database;
    const { bidIds, lastDay, purchaseId } = await bonded();
    const bond = { form: 'transfer', reference: '示例', receivedOn: new Date(lastDay), recordedBy: finance.userId };
    const create = (more: object) =>
      prisma.bidBond.create({ data: { ...bond, bidId: bidIds[0], amountFen: BigInt(BOND), ...more } });
    await expect(create({ amountFen: BigInt(BOND + 1) })).rejects.toThrow('PB-08, REG 33');
    await expect(create({ form: 'cash' })).rejects.toThrow('bid_bond_form');
    await expect(create({ receivedOn: new Date('2099-01-01') })).rejects.toThrow('after the deadline');
    const tooMuch = prisma.procurementDocument.updateMany({ where: { purchaseId }, data: { bidBondPercent: 3 } });
    await expect(tooMuch).rejects.toThrow('document_bid_bond_within_cap');
    const sealed = await purchaseUpTo(world.database, 'bidding');
    await prisma.procurementDocument.updateMany({ where: { purchaseId: sealed.id }, data: { bidBondPercent: 2 } });
    const envelope = { envelope: Buffer.from('sealed'), envelopeHash: '00', receivedAt: new Date() };
    const { id: bidId } = await prisma.bid.create({
      data: { purchaseId: sealed.id, lotId: sealed.lotIds[0], providerId: provider1.id, ...envelope },
    });
    await expect(create({ bidId })).rejects.toThrow('PB-05');
  });
});

describe('a bid bond on record', () => {
  test('is due for refund unless it secures a contract that is not signed, and goes back once', async () => {
    const purchase = await bonded('contract');
    const { purchaseId, lotId, bidIds } = purchase;
    await recorded(purchase);
    expect(await activities.bidBondsToSettle({ purchaseId, lotId })).toEqual([bidIds[0]]);
    const refund = { outcome: 'return', form: { reference: '示例退款1' } };
    const subject = { lotId, bidId: bidIds[0] };
    const { taskId, answer } = await decide(finance, 'settle-bid-bond', { purchaseId, subject }, refund);
    expect(answer.status).toBe(200);
    await activities.settleBidBond({ purchaseId, bidId: bidIds[0], taskId });
    await activities.settleBidBond({ purchaseId, bidId: bidIds[0], taskId });
    expect(await activities.bidBondsToSettle({ purchaseId, lotId })).toEqual([]);
    const loser = await world.as('provider1');
    const { body } = await loser.get(`/api/v1/purchases/${purchaseId}`);
    const shown = (bids: readonly { bond: object | null }[]) => bids.flatMap(({ bond }) => bond ?? []);
    expect(shown(body.bids)).toEqual([expect.objectContaining({ amountFen: BOND, state: 'returned' })]);
    const { body: others } = await (await world.as('provider2')).get(`/api/v1/purchases/${purchaseId}`);
    expect(shown(others.bids)).toEqual([expect.objectContaining({ amountFen: BOND, state: 'held' })]);
  });

  test('is kept in the cases of the law only, by two people', async () => {
    const { prisma } = world.database;
    const purchase = await bonded('contract');
    const { purchaseId, lotId, bidIds } = purchase;
    await recorded(purchase);
    const [, bidId] = bidIds;
    const subject = { lotId, bidId };
    const form = { ground: 'refused-to-sign', reason: '成交后书面表示不签订合同（示例）。' };
    const keep = { outcome: 'keep', form };
    const { answer } = await decide(finance, 'settle-bid-bond', { purchaseId, subject }, keep);
    expect([answer.status, answer.body.errors[0].rule]).toEqual([422, 'PB-09']);
    const refusal = { state: 'void', voidReason: 'refused-to-sign', voidedAt: new Date() };
    await prisma.award.updateMany({ where: { bidId }, data: refusal });
    expect(await activities.bidBondsToSettle({ purchaseId, lotId })).toContain(bidId);
    const { taskId, answer: asked } = await decide(finance, 'settle-bid-bond', { purchaseId, subject }, keep);
    expect(asked.status).toBe(200);
    const alone = { purchaseId, bidId, taskId, approvedBy: finance.userId };
    await expect(activities.settleBidBond(alone)).rejects.toThrow('bid_bond_kept_by_two');
    await activities.settleBidBond({ ...alone, approvedBy: (await world.as('approver')).userId });
    const kept = await prisma.bidBond.findUniqueOrThrow({ where: { bidId } });
    expect(kept).toMatchObject({ state: 'kept', ground: 'refused-to-sign' });
  });

  test('is not kept for a refusal that had a lawful reason', async () => {
    const { prisma } = world.database;
    const purchase = await bonded('contract');
    await recorded(purchase);
    const [, bidId] = purchase.bidIds;
    const excused = { refusalExcuse: 'force-majeure', excuseFacts: '示例公告' };
    const refusal = { state: 'void', voidReason: 'refused-to-sign', voidedAt: new Date(), ...excused };
    await prisma.award.updateMany({ where: { bidId }, data: refusal });
    const approvedBy = (await world.as('approver')).userId;
    const by = { settledBy: finance.userId, approvedBy, settledAt: new Date() };
    const kept = { state: 'kept', ground: 'refused-to-sign', reason: '示例', ...by };
    await expect(prisma.bidBond.update({ where: { bidId }, data: kept })).rejects.toThrow('PB-09, M74 20');
  });
});
