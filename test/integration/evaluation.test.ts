import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { bidReviewActivities } from '../../activities/bid-review.ts';
import { committeeActivities } from '../../activities/committee.ts';
import { committeeSeatActivities } from '../../activities/committee-seats.ts';
import { evaluationActivities } from '../../activities/evaluation.ts';
import { evaluationReportActivities } from '../../activities/evaluation-report.ts';
import { LegalTime } from '../../activities/legal-time.ts';
import type { TaskKind } from '../../domain/tasks/task-kinds.ts';
import { ApiWorld } from './api-world.ts';
import { purchaseUpTo, type PurchaseOnItsWay } from './purchases-course.ts';

let world: ApiWorld;
let activities: ReturnType<typeof committeeOf>;
let purchase: PurchaseOnItsWay;
let lotId: string;
let experts: string[];

beforeAll(async () => {
  world = await ApiWorld.open();
  activities = committeeOf();
}, 60_000);

beforeEach(async () => {
  purchase = await purchaseUpTo(world.database, 'evaluation');
  lotId = purchase.lotIds[0];
  await world.database.prisma.expertDraw.deleteMany({ where: { purchaseId: purchase.id } });
  experts = await activities.drawExperts({ purchaseId: purchase.id });
});

afterAll(() => world.close());

function committeeOf() {
  const { database } = world;
  const time = new LegalTime(database);
  return {
    ...committeeActivities(database, time),
    ...committeeSeatActivities(database, time),
    ...bidReviewActivities(database, time),
    ...evaluationActivities(database),
    ...evaluationReportActivities(database, time),
  };
}

/** A decided task of one person, as the api leaves it. */
async function decided(kind: TaskKind, userId: string, outcome: string, form: object): Promise<string> {
  const taskId = await world.task({ kind, userId, purchaseId: purchase.id, subject: { lotId } });
  const decision = { state: 'submitted', outcome, form, assigneeId: userId, submittedBy: userId };
  await world.database.prisma.task.update({ where: { id: taskId }, data: { ...decision, submittedAt: new Date() } });
  return taskId;
}

const bids = () => world.database.prisma.bid.findMany({ where: { lotId }, orderBy: { id: 'asc' } });

describe('the seats', () => {
  const answer = async (userId: string, outcome: 'accept' | 'decline') => {
    const taskId = await decided('attend-evaluation', userId, outcome, { reason: '与供应商有利害关系' });
    const request = { purchaseId: purchase.id, userId, taskId, outcome };
    return [await activities.answerInvitation(request), await activities.answerInvitation(request)];
  };

  test('are the drawn experts’, and whoever declines is replaced in the drawn order, once', async () => {
    const { reserves } = await world.database.prisma.expertDraw.findFirstOrThrow({
      where: { purchaseId: purchase.id },
    });
    expect(await answer(experts[0]!, 'accept')).toEqual([null, null]);
    expect(await answer(experts[1]!, 'decline')).toEqual([reserves[0], reserves[0]]);
    expect(await answer(experts[2]!, 'decline')).toEqual([reserves[1], reserves[1]]);
    const seats = await world.database.prisma.committeeSeat.findMany({ where: { purchaseId: purchase.id } });
    expect(seats.map(({ state }) => state).sort()).toEqual(['accepted', 'declined', 'declined', 'invited', 'invited']);
  });

  test('are never given to somebody who was asked before', async () => {
    const again = await activities.drawAgain({ purchaseId: purchase.id, round: 2, count: 2 });
    expect(again).toHaveLength(2);
    expect(again.filter((id) => experts.includes(id))).toEqual([]);
    expect(await activities.drawAgain({ purchaseId: purchase.id, round: 2, count: 2 })).toEqual(again);
    expect(await activities.drawAgain({ purchaseId: purchase.id, round: 3, count: 50 })).toEqual([]);
  });
});

describe('the review of the bids', () => {
  const judge = async (
    kind: 'review-conformity' | 'judge-low-price',
    passes: (bidId: string, seat: number) => boolean,
  ) => {
    const all = await bids();
    for (const [seat, expert] of experts.entries()) {
      const results = all.map(({ id }) => ({ bidId: id, passes: passes(id, seat), reason: '缺少夜间照料承诺' }));
      const taskId = await decided(kind, expert, 'sign', { results });
      const subject = kind === 'review-conformity' ? ('conformity' as const) : ('low-price' as const);
      await activities.adoptVotes({ taskId, subject });
      await activities.adoptVotes({ taskId, subject });
    }
  };

  test('refuses what the majority refuses, and tells the bidder why', async () => {
    const [first, second] = await bids();
    await judge('review-conformity', (id, seat) => id !== first!.id || seat === 0);
    const left = await activities.concludeConformity({ purchaseId: purchase.id, lotId });
    expect(left.map(({ bidId }) => bidId)).toEqual([second!.id]);
    expect((await bids())[0]).toMatchObject({ qualified: false, refusalReason: '缺少夜间照料承诺（EV-25）' });
  });

  test('asks about a price below 45 % of the ceiling, and refuses it when nobody explains it (EV-12)', async () => {
    const [first, second] = await bids();
    await world.database.prisma.bid.update({ where: { id: first!.id }, data: { priceFen: 31_499_999 } });
    await judge('review-conformity', () => true);
    const request = { purchaseId: purchase.id, lotId };
    expect((await activities.findLowPrices(request)).map(({ bidId }) => bidId)).toEqual([first!.id]);
    expect(await activities.findLowPrices(request)).toHaveLength(1);
    const left = await activities.concludeLowPrices(request);
    expect(left.map(({ bidId }) => bidId)).toEqual([second!.id]);
    const accepted = world.database.pool.query(`UPDATE price_review SET outcome = 'accepted' WHERE bid_id = $1`, [
      first!.id,
    ]);
    await expect(accepted).rejects.toMatchObject({ constraint: 'price_review_accepted_is_explained' });
  });

  test('keeps an explained price that the majority finds reasonable', async () => {
    const [first] = await bids();
    await world.database.prisma.bid.update({ where: { id: first!.id }, data: { priceFen: 31_499_999 } });
    await judge('review-conformity', () => true);
    const request = { purchaseId: purchase.id, lotId };
    await activities.findLowPrices(request);
    const explanation = { explanation: '人员工资按本地标准计算，办公场所自有。' };
    const taskId = await decided('attend-evaluation', experts[0]!, 'accept', explanation);
    await activities.adoptExplanation({ bidId: first!.id, taskId });
    await judge('judge-low-price', (_, seat) => seat > 0);
    expect(await activities.concludeLowPrices(request)).toHaveLength(2);
  });
});

describe('points and report', () => {
  const score = async (points: (seat: number) => number) => {
    const all = await bids();
    for (const [seat, expert] of experts.entries()) {
      const scores = all.map(({ id }) => ({ bidId: id, points: { plan: points(seat), team: 30 } }));
      await activities.adoptScores({ lotId, taskId: await decided('score-bids', expert, 'sign', { scores }) });
    }
  };

  test('are checked by whoever is far from the others, and count as checked', async () => {
    await score((seat) => (seat === 0 ? 5 : 30));
    const request = { purchaseId: purchase.id, lotId };
    expect(await activities.findOutliers(request)).toEqual([experts[0]]);
    const [first] = await bids();
    const checks = [{ score: `${first!.id}/plan`, points: 45, reason: '笔误，应为四十五分' }];
    await activities.adoptScoreChecks({ taskId: await decided('confirm-scores', experts[0]!, 'correct', { checks }) });
    await activities.rankBids(request);
    const ranking = await world.database.prisma.ranking.findMany({ where: { lotId }, orderBy: { rank: 'asc' } });
    expect(ranking.map(({ bidId, technicalHundredths }) => [bidId === first!.id, technicalHundredths])).toEqual([
      [true, 6500],
      [false, 2167 + 3000],
    ]);
  });

  test('compare the price of a small enterprise less what the documents say; the offer stays (PL-16)', async () => {
    const { prisma } = world.database;
    const [first, other] = await bids();
    await prisma.procurementDocument.updateMany({
      where: { purchaseId: purchase.id },
      data: { smallDeductionPercent: 20 },
    });
    await prisma.bid.update({ where: { id: other!.id }, data: { enterpriseSize: 'small' } });
    await score(() => 30);
    await activities.rankBids({ purchaseId: purchase.id, lotId });
    const rows = await prisma.ranking.findMany({ where: { lotId }, include: { bid: true } });
    const of = (id: string) => rows.find(({ bidId }) => bidId === id)!;
    expect(Number(of(first!.id).comparedFen)).toBe(Number(of(first!.id).bid.priceFen));
    expect(Number(of(other!.id).comparedFen)).toBe(Number(of(other!.id).bid.priceFen) * 0.8);
    const weight = Math.max(...rows.map(({ priceHundredths }) => priceHundredths));
    const lowest = Math.min(...rows.map(({ comparedFen }) => Number(comparedFen)));
    for (const { comparedFen, priceHundredths } of rows)
      expect(Math.abs(priceHundredths - (weight * lowest) / Number(comparedFen))).toBeLessThanOrEqual(0.5);
  });

  test('are signed by all; a report that most reject does not stand (EV-13)', async () => {
    const request = { purchaseId: purchase.id, lotId };
    for (const [seat, userId] of experts.entries()) {
      const outcome = seat === 0 ? 'expired' : 'dissent';
      const taskId = await decided('sign-report', userId, 'dissent', { reason: '打分依据不足' });
      await activities.adoptSignature({ lotId, userId, taskId, outcome });
      await activities.adoptSignature({ lotId, userId, taskId, outcome });
    }
    expect(await activities.concludeReport(request)).toBe(false);
    const rewrite = world.database.pool.query(`UPDATE report_signature SET opinion = 'agree' WHERE lot_id = $1`, [
      lotId,
    ]);
    await expect(rewrite).rejects.toMatchObject({ code: 'JL003' });
  });
});
