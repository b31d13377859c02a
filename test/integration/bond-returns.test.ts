import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { bidBondReturnActivities } from '../../activities/bid-bond-return.ts';
import { LegalTime } from '../../activities/legal-time.ts';
import { procedureEndActivities } from '../../activities/procedure-end.ts';
import { purchaseRecordActivities } from '../../activities/purchase-record.ts';
import { taskActivities } from '../../activities/tasks.ts';
import { unopenedActivities } from '../../activities/unopened.ts';
import { formatYuan } from '../../domain/money.ts';
import { OTHER_COUNTY, PROVINCE } from '../../prisma/seed/demo/organisations.ts';
import { ApiWorld, taskPath, type Visitor } from './api-world.ts';
import { moveDeadline } from './deadline.ts';
import { aBid, bidsPath, openBidding, type Bidding } from './bids-bidding.ts';

/** Two per cent of the budget of a lot. */
const BOND = 1_400_000;
const RETURNED = {
  ...{ amountFen: BOND, form: 'transfer', receivedOn: '2027-03-08', returnedOn: '2027-03-12' },
  voucher: '示例退款1',
};

let world: ApiWorld;
let finance: Visitor;
let provider: Visitor;
let time: LegalTime;
let activities: ReturnType<typeof bidBondReturnActivities>;

beforeAll(async () => {
  world = await ApiWorld.open();
  finance = await world.as('finance');
  provider = await world.as('provider1');
  time = new LegalTime(world.database);
  activities = bidBondReturnActivities(world.database, time);
}, 60_000);
afterAll(() => world.close());

/** A purchase that takes bids, with a bid of provider1 for the first lot; documents demand a bond unless told otherwise. */
async function bidden(bidBondPercent = 2): Promise<Bidding & { readonly bidId: string }> {
  const bidding = await openBidding(world);
  const { purchaseId } = bidding;
  const document = { version: 1, requirements: '示例需求', criteria: [], bidBondPercent };
  await world.database.prisma.procurementDocument.create({ data: { purchaseId, ...document } });
  return { ...bidding, bidId: await submit(bidding) };
}

async function submit(bidding: Bidding): Promise<string> {
  const { status, body } = await provider.post(bidsPath(bidding), aBid(bidding));
  expect(status).toBe(201);
  return body.bidId as string;
}

async function withdrawn(bidding: Bidding & { readonly bidId: string }): Promise<void> {
  const { status } = await provider.post(`${bidsPath(bidding)}/${bidding.bidId}/withdraw`);
  expect(status).toBe(200);
}

const returnOf = (bidId: string) => world.database.prisma.bidBondReturn.findUnique({ where: { bidId } });

/** Asks as the workflow would; the ids of the row and of the task. */
async function asked(bidId: string): Promise<{ readonly returnId: string; readonly taskId: string }> {
  const { id: returnId } = (await returnOf(bidId))!;
  const workflowId = `bid-bond-return:${returnId}`;
  const taskId = `${workflowId}/return-bid-bond/1`;
  await activities.askBondBack({ returnId, taskId, workflowId });
  await activities.askBondBack({ returnId, taskId, workflowId });
  return { returnId, taskId };
}

function complete(taskId: string, outcome: string, form: object, visitor = finance) {
  return visitor.post(taskPath(taskId, 'complete'), { outcome, form });
}

describe('the bond of a bid that was withdrawn before the deadline (PB-09)', () => {
  test('goes back within five working days, recorded by finance, and its bidder sees it', async () => {
    const bidding = await bidden();
    await withdrawn(bidding);
    const { returnId, taskId } = await asked(bidding.bidId);
    const { body: page } = await finance.get(taskPath(taskId));
    expect(page).toMatchObject({ dueRule: 'PB-09', purchaseId: null, state: 'open' });
    expect(JSON.stringify(page.form)).toContain(formatYuan(BOND));
    const mine = async () => (await provider.get(`${bidsPath(bidding)}/mine`)).body.items[0].bondReturn;
    expect(await mine()).toMatchObject({ state: 'open', dueLegal: page.dueLegal });
    const early = await complete(taskId, 'return', { ...RETURNED, returnedOn: '2027-03-01' });
    expect([early.status, early.body.errors[0].pointer]).toEqual([422, '/form/returnedOn']);
    const tooMuch = await complete(taskId, 'return', { ...RETURNED, amountFen: BOND + 1 });
    expect(tooMuch.status).toBe(422);
    expect((await complete(taskId, 'return', RETURNED)).status).toBe(200);
    await activities.settleBondReturn({ returnId, taskId, state: 'returned' });
    await activities.settleBondReturn({ returnId, taskId, state: 'returned' });
    expect(await mine()).toMatchObject({ state: 'returned', amountFen: BOND, returnedOn: '2027-03-12' });
    const { body: told } = await provider.get('/api/v1/notifications');
    expect(told.items.filter(({ kind }: { kind: string }) => kind === 'bid-bond-settled')).toHaveLength(1);
  });

  test('is known to finance of that region alone: no list, page, timeline, audit or search of others has it', async () => {
    const bidding = await bidden();
    await withdrawn(bidding);
    const { taskId } = await asked(bidding.bidId);
    const purchase = `/api/v1/purchases/${bidding.purchaseId}`;
    const others = ['officer', 'approver', 'supervisor', 'auditor', 'admin', 'clerk', 'provider2', 'officer2'];
    const visitors = await Promise.all(others.map((username) => world.as(username)));
    visitors.push(await world.another('finance', OTHER_COUNTY), await world.another('finance', PROVINCE));
    for (const visitor of visitors) expect((await visitor.get(taskPath(taskId))).status).toBe(404);
    const supervisor = await world.as('supervisor');
    const reason = { version: 1, to: 'self', reasonCode: 'absence', reasonText: '示例', deadline: 'keep' };
    expect((await supervisor.post(taskPath(taskId, 'takeover'), reason)).status).toBe(404);
    const office = await Promise.all(['officer', 'supervisor', 'auditor'].map((username) => world.as(username)));
    const paths = ['', '/timeline', '/tasks', '/tasks?show=decided', '/audit'].map((part) => `${purchase}${part}`);
    for (const visitor of office)
      for (const path of paths)
        expect(JSON.stringify((await visitor.get(path)).body)).not.toMatch(/bond-return|return-bid/);
    for (const username of ['supervisor', 'auditor', 'admin']) {
      const visitor = await world.as(username);
      const { status, body } = await visitor.get('/api/v1/tasks?scope=region&kind=return-bid-bond');
      expect([status, body.items]).toEqual([200, []]);
      const counts = await visitor.get('/api/v1/tasks/counts?scope=region');
      expect(JSON.stringify(counts.body)).not.toContain('return-bid-bond');
    }
    const { body: own } = await finance.get('/api/v1/tasks?kind=return-bid-bond');
    expect(own.items.map(({ id }: { id: string }) => id)).toContain(taskId);
  });

  test('is not told to the supervisor when it is overdue, but once more to finance', async () => {
    const bidding = await bidden();
    await withdrawn(bidding);
    const { taskId } = await asked(bidding.bidId);
    const { prisma } = world.database;
    await prisma.task.update({ where: { id: taskId }, data: { dueAt: new Date(Date.now() - 1000), remindAt: null } });
    await taskActivities(world.database, time).taskTimePassed(taskId);
    const told = await prisma.notification.findMany({ where: { taskId } });
    expect(told.map(({ kind, inbox }) => [kind, inbox.split(':')[1]!.split('@')[0]])).toEqual([
      ['escalation', 'finance'],
    ]);
  });

  test('may secure a new bid of the same bidder that stands, and no other', async () => {
    const bidding = await bidden();
    await withdrawn(bidding);
    const { returnId, taskId } = await asked(bidding.bidId);
    const moved = { reason: '供应商书面申请转用（示例）。' };
    const refused = await complete(taskId, 'moved', moved);
    expect([refused.status, refused.body.errors[0].rule]).toEqual([422, 'PB-09']);
    const unlawful = { state: 'moved', reason: '示例', settledBy: finance.userId, settledAt: new Date() };
    const write = world.database.prisma.bidBondReturn.update({ where: { id: returnId }, data: unlawful });
    await expect(write).rejects.toThrow('no bid that stands');
    await submit(bidding);
    expect((await complete(taskId, 'moved', moved)).status).toBe(200);
    await activities.settleBondReturn({ returnId, taskId, state: 'moved' });
    expect(await returnOf(bidding.bidId)).toMatchObject({ state: 'moved', amountFen: null });
  });

  test('is nobody’s business where the documents demand none', async () => {
    const bidding = await bidden(0);
    await withdrawn(bidding);
    expect(await returnOf(bidding.bidId)).toBeNull();
  });
});

describe('the bond of a bid that is never opened', () => {
  test('goes back after the purchase ended by decision, within the time of PB-06', async () => {
    const { purchaseId, bidId } = await bidden();
    const officer = await world.as('officer');
    const ending = { purchaseId, kind: 'force-majeure', reason: '示例', requestedBy: officer.userId };
    const { id: endingId } = await world.database.prisma.purchaseEnding.create({ data: ending });
    await procedureEndActivities(world.database).announceEnding({ purchaseId, endingId });
    expect(await returnOf(bidId)).toMatchObject({ cause: 'unopened', state: 'open' });
    const { taskId } = await asked(bidId);
    expect((await finance.get(taskPath(taskId))).body.dueRule).toBe('PB-06');
  });

  test('goes back when too few bid, or the lot fails, and is asked for once', async () => {
    const { purchaseId, bidId, lotIds } = await bidden();
    await moveDeadline(world.database, purchaseId, new Date(Date.now() - 1000));
    await unopenedActivities(world.database, time).lotsLeftUnopened({ purchaseId, least: 2 });
    await purchaseRecordActivities(world.database).failLot({ purchaseId, lotId: lotIds[0], rule: 'ME-13' });
    expect(await world.database.prisma.bidBondReturn.count({ where: { bidId } })).toBe(1);
    const { taskId } = await asked(bidId);
    expect((await finance.get(taskPath(taskId))).body.dueRule).toBe('PB-09');
  });

  test('is settled once, and never deleted', async () => {
    const bidding = await bidden();
    await withdrawn(bidding);
    const { returnId, taskId } = await asked(bidding.bidId);
    expect((await complete(taskId, 'none', { reason: '账户和保函登记均未收到（示例）。' })).status).toBe(200);
    await activities.settleBondReturn({ returnId, taskId, state: 'none' });
    const where = { id: returnId };
    const again = world.database.prisma.bidBondReturn.update({ where, data: { reason: '示例改写' } });
    await expect(again).rejects.toThrow('settled once');
    await expect(world.database.prisma.bidBondReturn.delete({ where })).rejects.toThrow();
  });
});
