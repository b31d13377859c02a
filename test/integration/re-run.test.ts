import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { awardActivities } from '../../activities/award.ts';
import { LegalTime } from '../../activities/legal-time.ts';
import { DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { ApiWorld, taskPath, type Visitor } from './api-world.ts';
import { aBid, bidsPath, openBidding, type Bidding } from './bids-bidding.ts';
import { purchaseUpTo, type PurchaseOnItsWay } from './purchases-course.ts';

const { provider1, provider2 } = DEMO_ORGANISATIONS;

let world: ApiWorld;
let refuser: Visitor;
let other: Visitor;

beforeAll(async () => {
  world = await ApiWorld.open();
  refuser = await world.as('provider2');
  other = await world.as('provider1');
});

afterAll(() => world.close());

/** A purchase whose winner, provider2, has refused to sign and that has failed. */
async function refusedPurchase(method = 'competitive-consultation'): Promise<PurchaseOnItsWay & { awardId: string }> {
  const { prisma } = world.database;
  const purchase = await purchaseUpTo(world.database, 'contract');
  const { id: awardId } = await prisma.award.findFirstOrThrow({ where: { lotId: purchase.lotIds[0] } });
  const refusal = { state: 'void', voidReason: 'refused-to-sign', voidedAt: new Date() };
  await prisma.award.update({ where: { id: awardId }, data: refusal });
  await prisma.purchase.update({ where: { id: purchase.id }, data: { state: 'failed', method } });
  return { ...purchase, awardId };
}

const bidOf = (visitor: Visitor, bidding: Bidding) => visitor.post(bidsPath(bidding), aBid(bidding));

describe('a supplier that refused to sign (CO-08, M74 22)', () => {
  test('is refused with the article when the purchase is made anew; everybody else bids', async () => {
    const refused = await refusedPurchase();
    const bidding = await openBidding(world, { restartOf: refused.id });
    const answer = await bidOf(refuser, bidding);
    expect([answer.status, answer.body.code, answer.body.rule]).toEqual([403, 'provider-not-eligible', 'CO-08']);
    expect(answer.body.detail).toContain(refused.number);
    expect((await bidOf(other, bidding)).status).toBe(201);
  });

  test('is told so on the purchase’s page, where nobody else but officials reads it', async () => {
    const refused = await refusedPurchase();
    const { purchaseId } = await openBidding(world, { restartOf: refused.id });
    const procedure = `/api/v1/purchases/${purchaseId}/procedure`;
    const { body } = await refuser.get(procedure);
    expect([body.own.barredBy, body.barred, body.may.apply]).toEqual([refused.number, [], false]);
    const { body: others } = await other.get(procedure);
    expect([others.own.barredBy, others.barred]).toEqual([null, []]);
    const { body: official } = await (await world.as('officer')).get(procedure);
    expect(official.barred).toEqual([{ providerId: provider2.id, name: provider2.name, number: refused.number }]);
  });

  test('stays out of a re-run of the re-run, and the database holds it by itself', async () => {
    const { prisma } = world.database;
    const refused = await refusedPurchase();
    const again = await openBidding(world, { restartOf: refused.id });
    await prisma.purchase.update({ where: { id: again.purchaseId }, data: { state: 'failed' } });
    const { purchaseId, lotIds } = await openBidding(world, { restartOf: again.purchaseId });
    const envelope = { envelope: Buffer.from('sealed'), envelopeHash: '00', receivedAt: new Date() };
    const bid = { purchaseId, lotId: lotIds[0], ...envelope };
    await expect(prisma.bid.create({ data: { ...bid, providerId: provider2.id } })).rejects.toThrow('CO-08, M74 22');
    await prisma.bid.create({ data: { ...bid, providerId: provider1.id } });
    const candidate = prisma.supplierCandidate.create({
      data: { purchaseId, providerId: provider2.id, origin: 'buyer', statement: '示例' },
    });
    await expect(candidate).rejects.toThrow('CO-08, M74 22');
  });

  test('after a tender is not barred: the law knows only the penalty there', async () => {
    const refused = await refusedPurchase('open-tender');
    expect((await bidOf(refuser, await openBidding(world, { restartOf: refused.id }))).status).toBe(201);
  });
});

describe('a refusal with a lawful reason', () => {
  test('is judged with what it rests on, and bars nobody', async () => {
    const { prisma } = world.database;
    const { id: purchaseId, lotIds, awardId } = await refusedPurchase();
    const subject = { lotId: lotIds[0], awardId };
    const taskId = await world.task({ kind: 'decide-after-refusal', purchaseId, subject });
    const approver = await world.as('approver');
    const { version } = (await approver.post(`${taskPath(taskId)}/claim`)).body;
    const form = { reason: '地震致其服务团队无法履约（示例）。', excuse: 'force-majeure' };
    const decide = (more: object) =>
      approver.post(`${taskPath(taskId)}/complete`, { version, outcome: 'restart', form: { ...form, ...more } });
    const refused = await decide({});
    expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, '/form/excuseFacts']);
    expect((await decide({ excuseFacts: '县应急管理局公告（示例）。' })).status).toBe(200);
    const { judgeRefusal } = awardActivities(world.database, new LegalTime(world.database));
    await judgeRefusal({ purchaseId, awardId, taskId });
    await judgeRefusal({ purchaseId, awardId, taskId });
    const judged = await prisma.award.findUniqueOrThrow({ where: { id: awardId } });
    expect(judged).toMatchObject({ refusalExcuse: 'force-majeure', excuseFacts: '县应急管理局公告（示例）。' });
    expect((await bidOf(refuser, await openBidding(world, { restartOf: purchaseId }))).status).toBe(201);
  });

  test('is kept for refusals alone, and never without what it rests on', async () => {
    const { prisma } = world.database;
    const { awardId: id } = await refusedPurchase();
    const excused = prisma.award.update({ where: { id }, data: { refusalExcuse: 'force-majeure' } });
    await expect(excused).rejects.toThrow('award_excuse_of_refusal');
    const upheld = { voidReason: 'challenge-upheld', refusalExcuse: 'force-majeure', excuseFacts: '示例' };
    await expect(prisma.award.update({ where: { id }, data: upheld })).rejects.toThrow('award_excuse_of_refusal');
  });

  test('turns to the next in rank only where somebody is left', async () => {
    const { id: purchaseId, lotIds, awardId } = await refusedPurchase();
    const { prisma } = world.database;
    await prisma.ranking.deleteMany({ where: { lotId: lotIds[0], rank: 2 } });
    const taskId = await world.task({
      kind: 'decide-after-refusal',
      purchaseId,
      subject: { lotId: lotIds[0], awardId },
    });
    const approver = await world.as('approver');
    const { version } = (await approver.post(`${taskPath(taskId)}/claim`)).body;
    const form = { reason: '转向下一候选人（示例）。', excuse: 'none' };
    const answer = await approver.post(`${taskPath(taskId)}/complete`, { version, outcome: 'next', form });
    expect([answer.status, answer.body.errors[0].rule]).toEqual([422, 'CO-08']);
  });
});
