import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../api/access/caller.ts';
import type { ApiContext } from '../../api/context.ts';
import { listTasks } from '../../api/tasks/list.ts';
import { TaskQuery } from '../../api/tasks/task-query.ts';
import type { TaskKind } from '../../domain/tasks/task-kinds.ts';
import { inboxesOf } from '../../domain/tasks/task-state.ts';
import { DEMO_COUNTY, DEMO_ORGANISATIONS, OTHER_COUNTY } from '../../prisma/seed/demo/organisations.ts';
import { agreedContract } from './agreed-contract.ts';
import { ApiWorld, PLAN, taskPath, type Visitor } from './api-world.ts';

interface Item {
  readonly id: string;
}

interface KindCount {
  readonly kind: string;
  readonly count: number;
  readonly overdue: number;
  readonly soon: number;
}

let world: ApiWorld;
let officer: Visitor;
let supervisor: Visitor;

beforeAll(async () => {
  world = await ApiWorld.open();
  officer = await world.as('officer');
  supervisor = await world.as('supervisor');
}, 60_000);
afterAll(() => world.close());

function inHours(hours: number): Date {
  return new Date(Date.now() + hours * 3_600_000);
}

/** Every task of the list, page by page of two. */
async function all(visitor: Visitor, query: string): Promise<string[]> {
  const ids: string[] = [];
  let cursor = '';
  do {
    const { body } = await visitor.get(`/api/v1/tasks?limit=2&${query}${cursor}`);
    ids.push(...body.items.map(({ id }: Item) => id));
    cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
  } while (cursor !== '');
  return ids;
}

describe('what a person can do', () => {
  test('is what is free in their inboxes and what they hold, without what four eyes forbid', async () => {
    const purchaseId = (await world.purchase()).id;
    const free = await world.task({ purchaseId, dueAt: inHours(3) });
    const mine = await world.task({ purchaseId, dueAt: inHours(1) });
    const theirs = await world.task({ purchaseId, dueAt: inHours(2) });
    const forbidden = await world.task({ purchaseId, excluded: [officer.userId] });
    await officer.post(taskPath(mine, 'claim'));
    await (await world.another('officer')).post(taskPath(theirs, 'claim'));
    expect(await all(officer, `scope=todo&purchase=${purchaseId}`)).toEqual([mine, free]);
    expect(await all(officer, `scope=inbox&purchase=${purchaseId}`)).toEqual([mine, theirs, free, forbidden]);
    const { items } = (await officer.get(`/api/v1/tasks?purchase=${purchaseId}`)).body;
    expect(items.map(({ excluded }: { excluded: boolean }) => excluded)).toEqual([false, false, false, true]);
  });

  test('and what they did comes the newest first', async () => {
    const purchaseId = (await world.purchase()).id;
    const made: string[] = [];
    for (const hours of [9, 1, 5]) {
      const id = await world.task({ purchaseId, dueAt: inHours(hours) });
      await officer.post(taskPath(id, 'complete'), { outcome: 'submit', form: PLAN });
      made.unshift(id);
    }
    expect(await all(officer, `scope=done&purchase=${purchaseId}`)).toEqual(made);
  });
});

describe('the order by urgency', () => {
  test('puts escalated tasks first, also where their deadline was moved, and pages through both parts', async () => {
    const purchaseId = (await world.purchase()).id;
    const soon = await world.task({ purchaseId, dueAt: inHours(1) });
    const escalated = await world.task({ purchaseId, dueAt: inHours(90) });
    const later = await world.task({ purchaseId, dueAt: inHours(5) });
    const both = await world.task({ purchaseId, dueAt: inHours(-4) });
    await world.database.pool.query('UPDATE task SET escalation = 1 WHERE id = ANY ($1)', [[escalated, both]]);
    const base = `scope=todo&purchase=${purchaseId}`;
    expect(await all(officer, `${base}&sort=urgency`)).toEqual([both, escalated, soon, later]);
    expect(await all(officer, base)).toEqual([both, soon, later, escalated]);
    expect(await all(supervisor, `scope=region&purchase=${purchaseId}&sort=urgency`)).toEqual([
      both,
      escalated,
      soon,
      later,
    ]);
  });
});

describe('a payment that waits (DL-08)', () => {
  const DAY_MS = 86_400_000;

  /** The task of an instalment whose last day is as many days from now, or was. */
  async function payment(days: number, kind: TaskKind = 'pay-instalment') {
    const { contractId } = await agreedContract(world);
    const { prisma } = world.database;
    const { purchaseId } = await prisma.contract.findUniqueOrThrow({ where: { id: contractId } });
    const payBy = new Date(Date.now() + days * DAY_MS);
    const where = { contractId_seq: { contractId, seq: 1 } };
    await prisma.payment.update({ where, data: { acceptedOn: new Date('2026-01-01'), payBy } });
    // On the wall clock: today is the same day for the task as for the test.
    await prisma.purchase.update({ where: { id: purchaseId }, data: { clockEpoch: new Date(), clockScale: 1 } });
    return { purchaseId, id: await world.task({ kind, purchaseId, subject: { contractId, seq: 1 } }) };
  }

  test('shows the days that are left, or since when it costs interest, and no other task has them', async () => {
    const finance = await world.as('finance');
    const clockOf = async ({ purchaseId }: { purchaseId: string }) => {
      const { items } = (await finance.get(`/api/v1/tasks?scope=todo&purchase=${purchaseId}`)).body;
      return items[0].paymentClock;
    };
    // A day more or less where midnight passes in between.
    const left = await clockOf(await payment(20));
    expect([left.daysLeft >= 18 && left.daysLeft <= 21, left.daysLate]).toEqual([true, 0]);
    const late = await clockOf(await payment(-20, 'pay-dispute'));
    expect([late.daysLeft, late.daysLate >= 19 && late.daysLate <= 22]).toEqual([0, true]);
    const purchaseId = (await world.purchase()).id;
    await world.task({ purchaseId });
    const { items } = (await officer.get(`/api/v1/tasks?purchase=${purchaseId}`)).body;
    expect(items[0].paymentClock).toBeNull();
  });

  test('costs one more query a page, however many there are, and none on a page without one', async () => {
    await payment(5);
    await payment(6);
    const { pool } = world.database;
    const asked: string[] = [];
    const query = (statement: { readonly text: string }) => {
      asked.push(statement.text);
      return pool.query(statement);
    };
    const context = { database: { pool: { query } } } as unknown as ApiContext;
    const { userId } = await world.as('finance');
    const organisationId = DEMO_ORGANISATIONS.buyer.id;
    const queries = async (role: 'finance' | 'officer', kind: TaskKind) => {
      const person = { userId, organisationId, region: DEMO_COUNTY, roles: [role] };
      const caller = { ...person, inboxes: inboxesOf(person), standsInFor: [] } as unknown as Caller;
      asked.length = 0;
      const { items } = await listTasks(context, caller, TaskQuery.parse({ kind }));
      return { tasks: items.length, queries: asked.length };
    };
    const paying = await queries('finance', 'pay-instalment');
    expect([paying.tasks >= 2, paying.queries]).toEqual([true, 2]);
    expect((await queries('officer', 'draft-plan')).queries).toBe(1);
  });
});

describe('a search', () => {
  test('finds by the task’s title in either language, and by the purchase’s name and number', async () => {
    const { id: purchaseId, number } = await world.purchase();
    await world.database.prisma.purchase.update({ where: { id: purchaseId }, data: { name: '特别的护理_采购' } });
    const plan = await world.task({ purchaseId });
    const notice = await world.task({ purchaseId, kind: 'publish-notice' });
    const base = `scope=todo&purchase=${purchaseId}&q=`;
    const find = async (q: string) => (await all(officer, base + encodeURIComponent(q))).sort();
    expect(await find('实施计划')).toEqual([plan]);
    expect(await find('purchase PLAN')).toEqual([plan]);
    expect(await find('的护理_')).toEqual([plan, notice].sort());
    expect(await find(number.slice(5, 20).toLowerCase())).toEqual([plan, notice].sort());
    expect(await find('护理%采购')).toEqual([]);
    expect(await find('没有这样的')).toEqual([]);
  });
});

describe('counts', () => {
  test('each equal the length of the list with that filter, in every scope', async () => {
    const purchaseId = (await world.purchase()).id;
    for (const hours of [-30, -1, 2, 20, 400, 800]) {
      const id = await world.task({ purchaseId, dueAt: inHours(hours) });
      if (hours === 20) await officer.post(taskPath(id, 'claim'));
      if (hours === 400) await officer.post(taskPath(id, 'complete'), { outcome: 'submit', form: PLAN });
      await world.task({ purchaseId, kind: 'publish-notice', dueAt: inHours(hours), region: DEMO_COUNTY });
      await world.task({ region: OTHER_COUNTY, dueAt: inHours(hours) });
    }
    for (const [visitor, scopes] of [
      [officer, ['inbox', 'todo', 'mine', 'done']],
      [supervisor, ['inbox', 'region']],
    ] as const) {
      for (const scope of scopes) {
        for (const narrowed of ['', `&purchase=${purchaseId}`, `&q=${encodeURIComponent('公告')}`]) {
          const { kinds } = (await visitor.get(`/api/v1/tasks/counts?scope=${scope}${narrowed}`)).body;
          for (const { kind, count, overdue, soon } of kinds as KindCount[]) {
            const base = `scope=${scope}${narrowed}&kind=${kind}`;
            const found = [
              await all(visitor, base),
              await all(visitor, `${base}&overdue=true`),
              await all(visitor, `${base}&soon=true`),
            ];
            expect([base, ...found.map(({ length }) => length)]).toEqual([base, count, overdue, soon]);
          }
          const total = (kinds as KindCount[]).reduce((sum, { count }) => sum + count, 0);
          expect(await all(visitor, `scope=${scope}${narrowed}`)).toHaveLength(total);
        }
      }
    }
  });

  test('of the region are for those who oversee it', async () => {
    expect((await officer.get('/api/v1/tasks/counts?scope=region')).status).toBe(403);
  });
});

describe('due soon', () => {
  test('ends with the second working day, and counts a fast clock’s days as days', async () => {
    const { prisma, pool } = world.database;
    const slow = (await world.purchase()).id;
    const fast = (await world.purchase()).id;
    await prisma.purchase.update({ where: { id: fast }, data: { clockScale: 86_400 } });
    const day = 24;
    const soon = await world.task({ purchaseId: slow, dueAt: inHours(0.1) });
    await world.task({ purchaseId: slow, dueAt: inHours(20 * day) });
    await world.task({ purchaseId: fast, dueAt: inHours(1) }); // 3,600 seconds of a day each
    expect(await all(officer, `scope=todo&soon=true&purchase=${slow}`)).toEqual([soon]);
    expect(await all(officer, `scope=todo&soon=true&purchase=${fast}`)).toEqual([]);
    await pool.query('UPDATE purchase SET clock_catches_up = true, clock_epoch = now() WHERE id = $1', [fast]);
    expect(await all(officer, `scope=todo&soon=true&purchase=${fast}`)).toHaveLength(1);
  });
});

describe('many at once', () => {
  const bulk = (visitor: Visitor, action: string, ids: readonly string[]) =>
    visitor.post('/api/v1/tasks/bulk', { action, items: ids.map((taskId) => ({ taskId })) });

  test('each has its own result, and one that is refused does not keep the others', async () => {
    const [first, taken, forbidden, last] = await Promise.all([
      world.task(),
      world.task(),
      world.task({ excluded: [officer.userId] }),
      world.task(),
    ]);
    const colleague = await world.another('officer');
    await colleague.post(taskPath(taken!, 'claim'));
    const { status, body } = await bulk(officer, 'claim', [first!, taken!, forbidden!, 'no/such/1', last!]);
    expect(status).toBe(200);
    type Result = {
      taskId: string;
      status: number;
      task: { assignee: { id: string } } | null;
      problem: { code: string } | null;
    };
    const told = (body.results as Result[]).map((result) => [
      result.taskId,
      result.status,
      result.problem?.code ?? result.task?.assignee.id,
    ]);
    expect(told).toEqual([
      [first, 200, officer.userId],
      [taken, 409, 'task-version-conflict'],
      [forbidden, 403, 'task-excluded'],
      ['no/such/1', 404, 'not-found'],
      [last, 200, officer.userId],
    ]);
    expect(body.results[1].problem.detail).toContain('示例另一人');
    expect((await bulk(officer, 'claim', [first!, last!])).body.results.map(({ status }: Result) => status)).toEqual([
      200, 200,
    ]);
    expect((await bulk(officer, 'unclaim', [first!, last!])).body.results.map(({ status }: Result) => status)).toEqual([
      200, 200,
    ]);
    expect(await all(officer, 'scope=mine')).not.toContain(first);
  });

  test('a stale version is refused for its task alone; decisions are never made in bulk', async () => {
    const id = await world.task();
    const stale = await officer.post('/api/v1/tasks/bulk', { action: 'claim', items: [{ taskId: id, version: 7 }] });
    expect(stale.body.results[0].problem.code).toBe('task-version-conflict');
    expect((await bulk(officer, 'complete', [id])).status).toBe(422);
    expect((await bulk(officer, 'claim', [])).status).toBe(422);
  });
});

describe('saved filters', () => {
  const filter = { scope: 'todo', due: 'soon', q: '公告' };

  test('are one’s own; the same name replaces; a shared one is read by the office and removed by its owner only', async () => {
    const saved = await officer.post('/api/v1/filters', { name: '常看', filter });
    expect([saved.status, saved.body]).toMatchObject([200, { name: '常看', shared: false, own: true, filter }]);
    const again = await officer.post('/api/v1/filters', { name: ' 常看 ', shared: true, filter: { scope: 'mine' } });
    expect(again.body).toMatchObject({ id: saved.body.id, shared: true, filter: { scope: 'mine' } });
    const colleague = await world.as('approver'); // of the same office
    const seen = (await colleague.get('/api/v1/filters')).body.items;
    expect(seen).toMatchObject([{ id: saved.body.id, own: false, owner: '示例采购经办人' }]);
    expect((await (await world.as('finance')).get('/api/v1/filters')).body.items).toEqual([]);
    expect((await colleague.send('DELETE', `/api/v1/filters/${saved.body.id}`)).status).toBe(404);
    expect((await officer.send('DELETE', `/api/v1/filters/${saved.body.id}`)).status).toBe(204);
    expect((await colleague.get('/api/v1/filters')).body.items).toEqual([]);
  });

  test('hold what the list knows and nothing else, and end at thirty', async () => {
    const bad = await officer.post('/api/v1/filters', { name: '坏', filter: { scope: 'todo', colour: 'red' } });
    expect([bad.status, bad.body.errors[0].pointer]).toEqual([422, '/filter/colour']);
    const visitor = await world.another('clerk');
    for (let n = 1; n <= 30; n += 1)
      await visitor.post('/api/v1/filters', { name: `第${n}个`, filter: { scope: 'todo' } });
    const more = await visitor.post('/api/v1/filters', { name: '再来一个', filter: { scope: 'todo' } });
    expect([more.status, more.body.errors[0].code]).toEqual([422, 'too_many']);
    expect((await visitor.post('/api/v1/filters', { name: '第30个', filter: { scope: 'mine' } })).status).toBe(200);
  });
});
