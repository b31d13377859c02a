import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ApiWorld, taskPath } from './api-world.ts';
import { purchaseUpTo } from './purchases-course.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await ApiWorld.open();
}, 60_000);
afterAll(() => world.close());

const OVERSEERS = ['supervisor', 'auditor', 'admin'];

function pages(id: string, purchaseId: string): string[] {
  const purchase = `/api/v1/purchases/${purchaseId}`;
  return [
    `/api/v1/tasks?scope=region&purchase=${purchaseId}`,
    `/api/v1/tasks?scope=region&state=done&purchase=${purchaseId}`,
    ...[taskPath(id), taskPath(id, 'people')],
    ...[purchase, `${purchase}/tasks`, `${purchase}/tasks?show=decided`, `${purchase}/audit`, `${purchase}/timeline`],
    '/api/v1/notifications',
  ];
}

/** Everything that overseers can read about a task, refusals too, as one text. */
async function told(id: string, purchaseId: string): Promise<string> {
  const readers = await Promise.all(OVERSEERS.map((name) => world.as(name)));
  const answers = readers.flatMap((reader) => [
    ...pages(id, purchaseId).map((path) => reader.get(path)),
    reader.post(taskPath(id, 'claim'), {}),
  ]);
  return JSON.stringify((await Promise.all(answers)).map(({ body }) => body));
}

describe('a member of the committee', () => {
  test('has no name for whoever oversees, before the result that names the members (EV-08)', async () => {
    const { prisma } = world.database;
    const { id: purchaseId } = await purchaseUpTo(world.database, 'evaluation');
    const task = await prisma.task.findFirstOrThrow({ where: { purchaseId, kind: 'score-bids' } });
    const { id, candidateUserId } = task;
    const expert = await world.visitor(candidateUserId!);
    const { displayName } = await prisma.user.findUniqueOrThrow({ where: { id: expert.userId } });
    await expert.post(taskPath(id, 'comments'), { text: '评分表第二项请核对。', mentions: [] });

    const before = await told(id, purchaseId);
    expect(before).toContain('评分表第二项请核对。');
    for (const trace of [displayName, expert.userId]) expect(before).not.toContain(trace);
    const guess = { text: '猜一猜', mentions: [expert.userId] };
    expect((await (await world.as('supervisor')).post(taskPath(id, 'comments'), guess)).status).toBe(422);
    const own = (await expert.get(taskPath(id))).body;
    expect([own.assignee.displayName, own.comments[0].author]).toEqual([displayName, displayName]);

    const decided = { state: 'done', outcome: 'sign', submittedBy: expert.userId, submittedAt: new Date() };
    await prisma.task.update({ where: { id }, data: { ...decided, doneAt: new Date() } });
    expect(await told(id, purchaseId)).not.toContain(displayName);
    const result = { key: 'result-notice', kind: 'result-notice', title: '示例', body: {}, publishedAt: new Date() };
    await prisma.notice.create({ data: { ...result, purchaseId } });
    expect(await told(id, purchaseId)).toContain(displayName);
  });
});
