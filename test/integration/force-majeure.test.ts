import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { forceMajeureActivities } from '../../activities/force-majeure.ts';
import { LegalTime } from '../../activities/legal-time.ts';
import { procedureEndActivities } from '../../activities/procedure-end.ts';
import { taskActivities } from '../../activities/tasks.ts';
import { ApiWorld, taskPath, type Visitor } from './api-world.ts';
import { aBid, bidsPath, LEGAL_DEADLINE, openBidding, type Bidding } from './bids-bidding.ts';
import { moveDeadline } from './deadline.ts';

const REQUEST = { reason: '示例：洪水致全县道路和通信中断，采购无法进行。', evidence: '示例县防汛公告〔2027〕3号' };
const OVER = { reason: '示例：道路和通信已经恢复。' };

let world: ApiWorld;
let officer: Visitor;
let provider: Visitor;
let time: LegalTime;
let activities: ReturnType<typeof forceMajeureActivities>;

beforeAll(async () => {
  world = await ApiWorld.open();
  officer = await world.as('officer');
  provider = await world.as('provider1');
  time = new LegalTime(world.database);
  activities = forceMajeureActivities(world.database, time);
}, 60_000);
afterAll(() => world.close());

const act = ({ purchaseId }: Bidding, what: 'suspension' | 'resumption' | 'procedure' | 'holds') =>
  `/api/v1/purchases/${purchaseId}/${what}`;

interface Suspended extends Bidding {
  readonly suspensionId: string;
}

/** Asked for by the officer and approved by the approver, as the workflow does it; a second run changes nothing. */
async function suspended(): Promise<Suspended> {
  const bidding = await openBidding(world);
  const { purchaseId } = bidding;
  const { status, body } = await officer.post(act(bidding, 'suspension'), REQUEST);
  expect(status).toBe(202);
  const subject = { suspensionId: body.id };
  const taskId = await world.task({ kind: 'approve-suspension', purchaseId, subject, excluded: [officer.userId] });
  const approver = await world.as('approver');
  const decision = { outcome: 'approve', form: { opinion: '情况属实，同意暂停（示例）。' } };
  expect((await approver.post(taskPath(taskId, 'complete'), decision)).status).toBe(200);
  const given = { purchaseId, suspensionId: body.id as string, taskId };
  await activities.beginStandStill(given);
  await activities.beginStandStill(given);
  return { ...bidding, suspensionId: body.id };
}

describe('force majeure suspends a purchase (PB-06)', () => {
  test('with somebody else’s approval: in the ledger and in public, and no bid is taken', async () => {
    const bidding = await suspended();
    const { body: ledger } = await provider.get(act(bidding, 'holds'));
    expect(ledger.items).toMatchObject([{ cause: 'force-majeure', rule: 'PB-06', standing: true, complaintId: null }]);
    const { body: notice } = await world.nobody().get(`/public/p/${bidding.number}`);
    expect(notice).toContain('暂停公告');
    const bid = await provider.post(bidsPath(bidding), aBid(bidding));
    expect([bid.status, bid.body.code, bid.body.rule]).toEqual([409, 'bids-not-open', 'PB-06']);
    const again = await officer.post(act(bidding, 'suspension'), REQUEST);
    expect([again.status, again.body.code]).toEqual([409, 'window-closed']);
    const { body } = await officer.get(act(bidding, 'procedure'));
    expect(body.may).toMatchObject({ suspend: false, resume: true, end: true });
    expect(body.suspensions).toMatchObject([{ state: 'standing', deadline: { before: LEGAL_DEADLINE.toISOString() } }]);
  });

  test('its deadline passes on the clock without coming: nothing is opened, and it is put off when it goes on', async () => {
    const bidding = await suspended();
    const { purchaseId, suspensionId } = bidding;
    const { prisma } = world.database;
    const suspendedAt = new Date(Date.now() - 60_000);
    await prisma.forceMajeure.update({ where: { id: suspensionId }, data: { suspendedAt } });
    await moveDeadline(world.database, purchaseId, new Date(Date.now() - 1000));
    const opened = { bidsOpenedAt: new Date() };
    await expect(prisma.purchase.update({ where: { id: purchaseId }, data: opened })).rejects.toThrow('PB-06');
    const late = await provider.post(bidsPath(bidding), aBid(bidding));
    expect(late.body.code).toBe('bids-not-open');
    const { status } = await officer.post(act(bidding, 'resumption'), OVER);
    expect(status).toBe(202);
    const deadline = await activities.endStandStill({ purchaseId, suspensionId });
    expect(await activities.endStandStill({ purchaseId, suspensionId })).toEqual(deadline);
    expect(deadline!.legal > LEGAL_DEADLINE.toISOString()).toBe(true);
    const { body } = await officer.get(act(bidding, 'procedure'));
    expect(body.suspensions).toMatchObject([
      { state: 'resumed', resumeReason: OVER.reason, deadline: { after: deadline!.legal } },
    ]);
    const { body: portal } = await world.nobody().get(`/public/p/${bidding.number}`);
    expect(portal).toContain('恢复公告');
    expect((await provider.post(bidsPath(bidding), aBid(bidding))).status).toBe(201);
    const { body: ledger } = await officer.get(act(bidding, 'holds'));
    expect(ledger.items).toMatchObject([{ standing: false, endedBecause: 'resumed' }]);
  });

  test('a task of its procedure neither reminds nor falls due meanwhile, and is due later afterwards', async () => {
    const bidding = await suspended();
    const { purchaseId, suspensionId, number } = bidding;
    const { prisma } = world.database;
    const dueAt = new Date(Date.now() - 1000);
    const id = await world.task({ purchaseId, kind: 'approve-documents', dueAt, workflowId: `purchase:${number}` });
    const tasks = taskActivities(world.database, time);
    const meanwhile = await tasks.taskTimePassed(id);
    expect(Date.parse(meanwhile.nextAt!)).toBeGreaterThan(Date.now() - 1000);
    const before = await prisma.task.findUniqueOrThrow({ where: { id } });
    expect([before.escalation, before.dueAt]).toEqual([0, dueAt]);
    await officer.post(act(bidding, 'resumption'), OVER);
    await activities.endStandStill({ purchaseId, suspensionId });
    const after = await prisma.task.findUniqueOrThrow({ where: { id } });
    expect(after.dueLegal > before.dueLegal).toBe(true);
  });

  test('ends with the purchase that it turns into', async () => {
    const { purchaseId, suspensionId } = await suspended();
    const { prisma } = world.database;
    const ending = { purchaseId, kind: 'force-majeure', reason: '示例', requestedBy: officer.userId };
    const { id: endingId } = await prisma.purchaseEnding.create({ data: ending });
    await procedureEndActivities(world.database).announceEnding({ purchaseId, endingId });
    expect(await prisma.forceMajeure.findUniqueOrThrow({ where: { id: suspensionId } })).toMatchObject({
      state: 'ended',
    });
    const hold = await prisma.hold.findFirstOrThrow({ where: { caseId: suspensionId } });
    expect(hold.endedBecause).toBe('purchase-ended');
  });

  test('is never approved by whoever asked, nor asked for by another office', async () => {
    const bidding = await openBidding(world);
    const { purchaseId } = bidding;
    expect((await (await world.as('officer2')).post(act(bidding, 'suspension'), REQUEST)).status).toBe(404);
    expect((await officer.post(act(bidding, 'resumption'), OVER)).body.code).toBe('window-closed');
    const row = { purchaseId, seq: 1, ...REQUEST, requestedBy: officer.userId, approvedBy: officer.userId };
    const alone = { ...row, state: 'standing', since: new Date(), suspendedAt: new Date() };
    await expect(world.database.prisma.forceMajeure.create({ data: alone })).rejects.toThrow(
      'force_majeure_two_people',
    );
  });
});
