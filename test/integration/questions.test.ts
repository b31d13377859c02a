import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { ApiWorld, type Visitor } from './api-world.ts';
import { openBidding, questionsPath, type Bidding } from './bids-bidding.ts';

const TEXT = '金丝雀提问：首次上门时限从哪一天起算？';
const ANSWER = '金丝雀答复：自服务开始之日起算。';

let world: ApiWorld;
let bidder: Visitor;
let officer: Visitor;

beforeAll(async () => {
  world = await ApiWorld.open();
  bidder = await world.as('provider1');
  officer = await world.as('officer');
}, 60_000);

afterAll(() => world.close());

async function ask(bidding: Bidding, text = TEXT): Promise<string> {
  const { status, body } = await bidder.post(questionsPath(bidding), { text });
  expect(status).toBe(201);
  return body.id as string;
}

function answer(bidding: Bidding, id: string, visitor = officer) {
  return visitor.post(`${questionsPath(bidding)}/${id}/answer`, { answer: ANSWER });
}

/** Officers of other offices, other roles of the same county, and competitors. */
const OTHERS = ['approver', 'finance', 'supervisor', 'clerk', 'auditor', 'admin', 'provider2', 'provider4'];

async function seenByOthers({ purchaseId }: Bidding): Promise<string> {
  const purchase = `/api/v1/purchases/${purchaseId}`;
  const places = [purchase, `${purchase}/timeline`, `${purchase}/questions`, '/api/v1/tasks', '/api/v1/notifications'];
  const seen: string[] = [];
  for (const username of OTHERS) {
    const visitor = await world.as(username);
    for (const place of places) {
      const { status, headers, body } = await visitor.get(place);
      const kept = [...headers].filter(([name]) => !['date', 'x-request-id'].includes(name));
      seen.push(JSON.stringify([username, place, status, kept, { ...body, instance: undefined }]));
    }
  }
  return seen.join('\n');
}

describe('a supplier’s question', () => {
  test('waits with the legal date of its answer, three working days on (PB-10), for the asker and the buyer’s office', async () => {
    const bidding = await openBidding(world);
    const id = await ask(bidding);
    const { body: own } = await bidder.get(questionsPath(bidding));
    expect(own).toMatchObject({ mayAsk: true, mayAnswer: false });
    expect(own.items).toMatchObject([{ id, text: TEXT, own: true, answer: null, due: { dueRule: 'PB-10' } }]);
    const { body: office } = await officer.get(questionsPath(bidding));
    expect(office).toMatchObject({ mayAsk: false, mayAnswer: true });
    expect(office.items).toMatchObject([{ id, own: false, due: { dueRule: 'PB-10' } }]);
    const { body: waiting } = await officer.get('/api/v1/questions');
    expect(waiting.items).toContainEqual(
      expect.objectContaining({ id, purchase: expect.objectContaining({ number: bidding.number }) }),
    );
  });

  test('is told to nobody else before it is answered: every answer stays the same, byte for byte', async () => {
    const bidding = await openBidding(world);
    const before = await seenByOthers(bidding);
    await ask(bidding);
    expect(await seenByOthers(bidding)).toBe(before);
    await ask(bidding, `${TEXT}（二）`);
    expect(await seenByOthers(bidding)).toBe(before);
  });

  test('is published with its answer to everybody, and to nobody with the asker’s name', async () => {
    const bidding = await openBidding(world);
    const id = await ask(bidding);
    expect((await answer(bidding, id)).status).toBe(200);
    for (const username of [...OTHERS, 'officer']) {
      const { body } = await (await world.as(username)).get(questionsPath(bidding));
      expect(body.items).toMatchObject([{ text: TEXT, answer: ANSWER, own: false, due: null }]);
      const text = JSON.stringify(body);
      expect(text).not.toContain(DEMO_ORGANISATIONS.provider1.id);
      expect(text).not.toContain(DEMO_ORGANISATIONS.provider1.name);
    }
    const { body: waiting } = await officer.get('/api/v1/questions');
    expect(waiting.items.map((item: { id: string }) => item.id)).not.toContain(id);
  });

  test('stands with its answer in the portal: page, JSON and feeds, without who asked or when', async () => {
    const bidding = await openBidding(world);
    const id = await ask(bidding);
    const portal = [`/public/p/${bidding.number}`, `/public/p/${bidding.number}.json`];
    const feeds = ['notices', 'answers', 'region/220000'].map((feed) => `/public/feeds/${feed}.atom`);
    const read = async (path: string) => JSON.stringify((await world.nobody().get(path)).body);
    for (const path of [...portal, ...feeds]) expect(await read(path)).not.toContain(id);
    await answer(bidding, id);
    for (const path of [...portal, ...feeds]) {
      const text = await read(path);
      expect(text).toContain(id);
      expect(text).toContain(ANSWER);
      for (const secret of [DEMO_ORGANISATIONS.provider1.id, DEMO_ORGANISATIONS.provider1.name, 'askedAt']) {
        expect(text).not.toContain(secret);
      }
    }
  });

  test('leaves no trace in the log of what happened, the metrics or anybody’s tasks', async () => {
    const bidding = await openBidding(world);
    await answer(bidding, await ask(bidding));
    const metrics = await world.nobody().get('/metrics');
    expect(metrics.body).not.toContain('/questions');
    const { prisma } = world.database;
    expect(await prisma.auditEvent.count({ where: { objectId: bidding.purchaseId } })).toBe(0);
    expect(await prisma.purchaseEvent.count({ where: { purchaseId: bidding.purchaseId } })).toBe(0);
    expect(await prisma.task.count({ where: { purchaseId: bidding.purchaseId } })).toBe(0);
  });
});

describe('what is refused, and changes nothing', () => {
  async function texts({ purchaseId }: Bidding) {
    return world.database.prisma.question.findMany({ where: { purchaseId }, select: { text: true, answer: true } });
  }

  test('a question after the end of the time for questions, with the way that is left', async () => {
    const bidding = await openBidding(world, { questionsUntil: new Date(Date.now() - 1000) });
    const { status, body } = await bidder.post(questionsPath(bidding), { text: TEXT });
    expect([status, body.code, body.rule]).toEqual([409, 'questions-closed', 'PB-13']);
    expect(body.detail).toContain('2027-03-15 00:00');
    expect(body.detail).toContain('示例县民政局');
    expect(await texts(bidding)).toEqual([]);
  });

  test('a question that names its asker, is too short, too long, or holds a control character', async () => {
    const bidding = await openBidding(world);
    const named = `${DEMO_ORGANISATIONS.provider1.name}想问：首次上门从何时起算？`;
    const answers = [];
    for (const text of [named, '？', 'x'.repeat(2001)])
      answers.push(await bidder.post(questionsPath(bidding), { text }));
    expect(answers.map(({ status, body }) => [status, body.errors[0].pointer])).toEqual(Array(3).fill([422, '/text']));
    expect(answers[0]!.body.errors[0].rule).toBe('PB-05');
    const nul = await bidder.post(questionsPath(bidding), { text: `${TEXT}\u0000` });
    expect([nul.status, nul.body.code]).toEqual([400, 'malformed-request']);
    expect(await texts(bidding)).toEqual([]);
  });

  test('an answer that names whoever asked', async () => {
    const bidding = await openBidding(world);
    const id = await ask(bidding);
    const path = `${questionsPath(bidding)}/${id}/answer`;
    const { status, body } = await officer.post(path, { answer: `答复${DEMO_ORGANISATIONS.provider1.name}：是。` });
    expect([status, body.errors[0].pointer, body.errors[0].rule]).toEqual([422, '/answer', 'PB-05']);
    expect(await texts(bidding)).toEqual([{ text: TEXT, answer: null }]);
  });

  test('an answer by an officer of another office, as if there were no question', async () => {
    const bidding = await openBidding(world);
    const id = await ask(bidding);
    const { id: userId } = await world.database.prisma.user.create({
      data: {
        username: `neighbour-${id}`,
        displayName: '示例邻科经办人',
        passwordHash: 'none',
        roles: ['officer'],
        organisationId: DEMO_ORGANISATIONS.finance.id,
        regionCode: '220422',
        demo: true,
      },
    });
    const neighbour = await world.visitor(userId);
    const refused = await answer(bidding, id, neighbour);
    const nowhere = await answer(bidding, '00000000-0000-4000-8000-0000000000ff', neighbour);
    expect(refused.status).toBe(404);
    expect({ ...refused.body, instance: '' }).toEqual({ ...nowhere.body, instance: '' });
    expect((await neighbour.get(questionsPath(bidding))).body.items).toEqual([]);
    expect(await texts(bidding)).toEqual([{ text: TEXT, answer: null }]);
  });

  test('a second answer, whoever is slower', async () => {
    const bidding = await openBidding(world);
    const id = await ask(bidding);
    const answers = await Promise.all([answer(bidding, id), answer(bidding, id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)!.body.code).toBe('question-answered');
  });

  test('by the database itself: a late question, other words, another answer, a deletion', async () => {
    const bidding = await openBidding(world);
    const id = await ask(bidding);
    await answer(bidding, id);
    const { pool, prisma } = world.database;
    const attempts = [`UPDATE question SET text = 'x'`, `UPDATE question SET answer = 'x'`, `DELETE FROM question`];
    for (const attempt of attempts) {
      await expect(pool.query(`${attempt} WHERE id = '${id}'`)).rejects.toMatchObject({ code: 'JL003' });
    }
    const past = new Date(Date.now() - 1000);
    await prisma.purchase.update({ where: { id: bidding.purchaseId }, data: { questionsUntilAt: past } });
    await expect(
      pool.query(
        `INSERT INTO question (purchase_id, provider_id, text, asked_at, answer_due_at, answer_due_legal, answer_due_provisional)
         SELECT purchase_id, provider_id, text, asked_at, answer_due_at, answer_due_legal, false FROM question WHERE id = '${id}'`,
      ),
    ).rejects.toMatchObject({ code: 'JL011' });
  });
});
