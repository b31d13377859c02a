import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { challengeActivities } from '../../activities/challenge.ts';
import { LegalTime } from '../../activities/legal-time.ts';
import { DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { ApiWorld, type Visitor } from './api-world.ts';
import type { Bidding } from './bids-bidding.ts';
import { aChallenge, challengeable, challengesPath } from './challenges-purchase.ts';

let world: ApiWorld;
let officer: Visitor;
let provider1: Visitor;
let provider2: Visitor;
let provider3: Visitor;

beforeAll(async () => {
  world = await ApiWorld.open();
  officer = await world.as('officer');
  provider1 = await world.as('provider1');
  provider2 = await world.as('provider2');
  provider3 = await world.as('provider3');
}, 60_000);
afterAll(() => world.close());

async function handedIn(bidding: Bidding, ground: string, by = provider1): Promise<string> {
  const { status, body } = await by.post(challengesPath(bidding), aChallenge(ground));
  expect(status).toBe(202);
  return body.id;
}

/** What the officer's answer does, as the workflow's activity does it, twice. */
async function answer(challengeId: string, { purchaseId }: Bidding, outcome: 'upheld' | 'rejected'): Promise<void> {
  const kind = 'answer-challenge';
  const taskId = await world.task({ kind, purchaseId, subject: { challengeId } });
  const form = { answer: '经核查，质疑不成立（示例）', legalBasis: '财政部令第94号', affectsResult: false };
  await world.database.prisma.task.update({
    where: { id: taskId },
    data: { state: 'submitted', outcome: 'reject', form, submittedBy: officer.userId, submittedAt: new Date() },
  });
  const { serveAnswer } = challengeActivities(world.database, new LegalTime(world.database));
  await serveAnswer({ purchaseId, challengeId, taskId, outcome });
  await serveAnswer({ purchaseId, challengeId, taskId, outcome });
}

const windowOf = async (visitor: Visitor, bidding: Bidding, ground: string) => {
  const { body } = await visitor.get(`${challengesPath(bidding)}/windows`);
  return body.windows.find((window: { ground: string }) => window.ground === ground);
};

describe('the windows of a challenge', () => {
  test('are shown with their last instant, and why one is shut', async () => {
    const bidding = await challengeable(world, 'announced');
    expect(await windowOf(provider3, bidding, 'documents')).toMatchObject({ allowed: true, reason: null });
    expect(await windowOf(provider1, bidding, 'result')).toMatchObject({ allowed: false, code: 'challenge-too-early' });
    expect(await windowOf(provider3, bidding, 'opening')).toMatchObject({ code: 'challenge-no-standing' });
  });

  test('of a purchase that was not announced, or to an office, are not there', async () => {
    const { id } = await world.purchase();
    expect((await provider1.get(`/api/v1/purchases/${id}/challenges/windows`)).status).toBe(404);
    expect((await officer.get(`/api/v1/purchases/${id}/challenges/windows`)).status).toBe(403);
  });
});

describe('a challenge', () => {
  test('in time is received, to be answered seven working days later', async () => {
    const bidding = await challengeable(world, 'published');
    const id = await handedIn(bidding, 'result');
    const seen = (await officer.get(`/api/v1/challenges/${id}`)).body;
    expect(seen).toMatchObject({
      ...{ ground: 'result', state: 'received', challenger: { name: DEMO_ORGANISATIONS.provider1.name } },
      ...{ contact: { phone: '10000000001' }, workflowId: `challenge:${bidding.number}:1`, own: false },
    });
    const row = await world.database.prisma.challenge.findUniqueOrThrow({ where: { id } });
    expect([row.startedAt, row.seq]).toEqual([null, 1]);
    const list = (await officer.get(`/api/v1/challenges?purchase=${bidding.purchaseId}`)).body.items;
    expect(list).toMatchObject([{ id, state: 'received' }]);
  });

  test('after its window is refused with the rule and the date, and leaves nothing', async () => {
    const bidding = await challengeable(world, 'published', 40);
    const { status, body } = await provider1.post(challengesPath(bidding), aChallenge('result'));
    expect([status, body.code, body.rule]).toEqual([409, 'challenge-late', 'CH-01']);
    expect(body.detail).toMatch(/\d{4}-\d{2}-\d{2} 23:59/);
    expect(body.detail).toContain('五十二条');
    expect(await world.database.prisma.challenge.count({ where: { purchaseId: bidding.purchaseId } })).toBe(0);
  });

  test('of a step that is not over, or by somebody who took no part, is refused', async () => {
    const bidding = await challengeable(world, 'opened');
    const early = await provider1.post(challengesPath(bidding), aChallenge('result'));
    expect([early.status, early.body.code]).toEqual([409, 'challenge-too-early']);
    const outsider = await provider3.post(challengesPath(bidding), aChallenge('opening'));
    expect([outsider.status, outsider.body.code]).toEqual([403, 'challenge-no-standing']);
    expect(outsider.body.detail).toContain('第十一条');
  });

  test('of the same step again is refused with the date of the first (CH-02); of another step it is not', async () => {
    const bidding = await challengeable(world, 'published');
    await handedIn(bidding, 'evaluation');
    const again = await provider1.post(challengesPath(bidding), aChallenge('evaluation'));
    expect([again.status, again.body.code, again.body.rule]).toEqual([409, 'challenge-repeated', 'CH-02']);
    expect(again.body.detail).toMatch(/\d{4}-\d{2}-\d{2} \d{2}:\d{2}/);
    await handedIn(bidding, 'result');
  });

  test('handed in by several at once takes each its own number', async () => {
    const bidding = await challengeable(world, 'published');
    const ids = await Promise.all([handedIn(bidding, 'result'), handedIn(bidding, 'result', provider2)]);
    const rows = await world.database.prisma.challenge.findMany({
      where: { id: { in: ids } },
      orderBy: { seq: 'asc' },
    });
    expect(rows.map(({ seq }) => seq)).toEqual([1, 2]);
  });

  test('stays as it was received, in the database itself', async () => {
    const bidding = await challengeable(world, 'published');
    const id = await handedIn(bidding, 'result');
    const { pool } = world.database;
    await expect(pool.query(`UPDATE challenge SET request = 'x' WHERE id = $1`, [id])).rejects.toMatchObject({
      code: 'JL003',
    });
    await expect(pool.query('DELETE FROM challenge WHERE id = $1', [id])).rejects.toMatchObject({ code: 'JL003' });
  });
});

describe('the answer', () => {
  test('is served on the challenger once, with the right to complain, and told to the others whose bids were opened', async () => {
    const bidding = await challengeable(world, 'published');
    const id = await handedIn(bidding, 'result');
    await answer(id, bidding, 'rejected');
    const own = (await provider1.get(`/api/v1/challenges/${id}`)).body;
    expect(own).toMatchObject({
      state: 'answered',
      outcome: 'rejected',
      answer: '经核查，质疑不成立（示例）',
      own: true,
    });
    expect(own.complaintUntil > own.answerDue).toBe(true);
    const told = async (visitor: Visitor) =>
      (await visitor.get('/api/v1/notifications')).body.items.filter(
        ({ subject }: { subject: { challengeId?: string } }) => subject.challengeId === id,
      );
    expect(await told(provider1)).toMatchObject([{ kind: 'challenge-answered' }]);
    expect(await told(provider2)).toMatchObject([{ kind: 'challenge-of-another-answered' }]);
    expect(await told(provider3)).toEqual([]);
    const other = (await provider2.get(`/api/v1/challenges/${id}`)).body;
    expect(other).toMatchObject({ outcome: 'rejected', own: false, contact: null });
    expect((await provider3.get(`/api/v1/challenges/${id}`)).status).toBe(404);
    const events = await world.database.prisma.purchaseEvent.findMany({ where: { key: `challenge-answered:${id}` } });
    expect(events).toHaveLength(1);
  });

  test('that has not come yet is nothing for the others', async () => {
    const bidding = await challengeable(world, 'published');
    const id = await handedIn(bidding, 'result');
    expect((await provider2.get(`/api/v1/challenges/${id}`)).status).toBe(404);
  });
});

describe('before the opening', () => {
  test('only whoever answers learns who challenged: no list, event, audit record nor other provider tells', async () => {
    const bidding = await challengeable(world, 'announced');
    const id = await handedIn(bidding, 'documents', provider3);
    const name = DEMO_ORGANISATIONS.provider3.name;
    for (const username of ['approver', 'supervisor', 'finance', 'auditor', 'admin']) {
      const { body } = await (await world.as(username)).get(`/api/v1/challenges/${id}`);
      expect([username, body.challenger, body.contact]).toEqual([username, null, null]);
    }
    expect((await officer.get(`/api/v1/challenges/${id}`)).body.challenger.name).toBe(name);
    await answer(id, bidding, 'rejected');
    for (const visitor of [provider1, provider2]) {
      expect((await visitor.get(`/api/v1/challenges/${id}`)).status).toBe(404);
    }
    const { rows } = await world.database.pool.query<{ text: string }>(
      `SELECT detail::text || coalesce(actor_id::text, '') AS text FROM audit_event WHERE object_id = $1
       UNION ALL SELECT detail::text FROM purchase_event WHERE purchase_id = $2`,
      [id, bidding.purchaseId],
    );
    const written = rows.map(({ text }) => text).join();
    expect(written).not.toContain(DEMO_ORGANISATIONS.provider3.id);
    expect(written).not.toContain(provider3.userId);
  });
});
