import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { committeeChairActivities } from '../../activities/committee-chair.ts';
import { LegalTime } from '../../activities/legal-time.ts';
import { ApiWorld, taskPath } from './api-world.ts';
import { purchaseUpTo } from './purchases-course.ts';

let world: ApiWorld;
let activities: ReturnType<typeof committeeChairActivities>;

beforeAll(async () => {
  world = await ApiWorld.open();
  activities = committeeChairActivities(world.database, new LegalTime(world.database));
});

afterAll(() => world.close());

/** A purchase whose drawn experts have all taken their seats, in the drawn order. */
async function seatedPurchase(stage: 'evaluation' | 'contract' = 'evaluation') {
  const { prisma } = world.database;
  const { id: purchaseId } = await purchaseUpTo(world.database, stage);
  const { drawn } = await prisma.expertDraw.findFirstOrThrow({ where: { purchaseId } });
  await prisma.committeeSeat.createMany({
    data: drawn.map((expertId) => ({ purchaseId, expertId, round: 1, state: 'accepted', answeredAt: new Date() })),
  });
  return { purchaseId, drawn };
}

/** The member's vote, by form and activity. */
async function vote(purchaseId: string, userId: string, member: string): Promise<string> {
  const taskId = await world.task({ kind: 'elect-chair', purchaseId, userId });
  const expert = await world.visitor(userId);
  const { version } = (await expert.post(`${taskPath(taskId)}/claim`)).body;
  const decision = { version, outcome: 'vote', form: { member } };
  expect((await expert.post(`${taskPath(taskId)}/complete`, decision)).status).toBe(200);
  await activities.adoptChairVote({ purchaseId, userId, taskId });
  return taskId;
}

describe('the chair of a committee (EV-07)', () => {
  test('is who most members voted for, once and for good', async () => {
    const { purchaseId, drawn } = await seatedPurchase();
    const [first, second] = drawn;
    await vote(purchaseId, first!, second!);
    await vote(purchaseId, second!, second!);
    expect(await activities.concludeChair({ purchaseId })).toBe(second);
    expect(await activities.concludeChair({ purchaseId })).toBe(second);
    const { prisma } = world.database;
    const chair = await prisma.committeeChair.findUniqueOrThrow({ where: { purchaseId } });
    expect(chair).toMatchObject({ expertId: second, votes: 2 });
    const rewritten = prisma.committeeChair.update({ where: { purchaseId }, data: { expertId: first! } });
    await expect(rewritten).rejects.toThrow();
  });

  test('is named with the published result, and a vote is the voter’s own business before and after', async () => {
    const { prisma } = world.database;
    const { purchaseId, drawn } = await seatedPurchase();
    const taskId = await vote(purchaseId, drawn[0]!, drawn[1]!);
    await activities.concludeChair({ purchaseId });
    await prisma.task.update({ where: { id: taskId }, data: { state: 'done', doneAt: new Date() } });
    const { displayName } = await prisma.user.findUniqueOrThrow({ where: { id: drawn[1]! } });
    const supervisor = await world.as('supervisor');
    const seen = JSON.stringify((await supervisor.get(taskPath(taskId))).body);
    for (const trace of [displayName, drawn[1]!]) expect(seen).not.toContain(trace);
    const published = await seatedPurchase('contract');
    await activities.concludeChair(published);
    const { body } = await supervisor.get(`/api/v1/purchases/${published.purchaseId}/evaluation`);
    const first = await prisma.user.findUniqueOrThrow({ where: { id: published.drawn[0]! } });
    expect(body.draw.committee.chair).toBe(first.displayName);
  });

  test('is never somebody without a seat, nor of the buyer, whoever writes', async () => {
    const { prisma } = world.database;
    const { purchaseId, drawn } = await seatedPurchase();
    const officer = await world.as('officer');
    const of = { purchaseId, votes: 1, electedAt: new Date() };
    const foreign = prisma.committeeChair.create({ data: { ...of, expertId: officer.userId } });
    await expect(foreign).rejects.toThrow('EV-07, M87 47');
    const forForeign = prisma.chairVote.create({
      data: { purchaseId, expertId: drawn[0]!, candidateId: officer.userId },
    });
    await expect(forForeign).rejects.toThrow('EV-07, M87 47');
    const { organisationId } = await prisma.user.findUniqueOrThrow({ where: { id: drawn[0]! } });
    await prisma.purchase.update({ where: { id: purchaseId }, data: { buyerId: organisationId } });
    const ofBuyer = prisma.committeeChair.create({ data: { ...of, expertId: drawn[0]! } });
    await expect(ofBuyer).rejects.toThrow('EV-07, M87 45');
  });
});
