import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { taskActivities } from '../../activities/tasks.ts';
import { addDays, dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import { giveBackAfterLeaves } from '../../worker/leaves-over.ts';
import { type ApiWorld, PLAN, taskPath, type Visitor } from './api-world.ts';
import { CommandStage } from './command-stage.ts';

const TODAY = dayOf(instantOfMillis(Date.now()));
const LATER = addDays(TODAY, 4);

describe('leave and substitutes', () => {
  let stage: CommandStage;
  let world: ApiWorld;
  let absent: Visitor;
  let substitute: Visitor;
  let third: Visitor;
  let supervisor: Visitor;

  beforeAll(async () => {
    stage = await CommandStage.open();
    ({ world, officer: absent, colleague: substitute, supervisor } = stage);
    third = await world.another('officer');
  });
  beforeEach(async () => {
    await world.database.pool.query(
      `UPDATE task SET state = 'cancelled', on_behalf_of = NULL WHERE state IN ('open', 'claimed')`,
    );
    await world.database.pool.query('TRUNCATE leave, leave_substitute, notification');
  });
  afterAll(() => world.close());

  async function leave(by: Visitor = absent, substitutes: Visitor[] = [substitute], more: object = {}) {
    const body = { from: TODAY, to: LATER, substitutes: substitutes.map(({ userId }) => userId), ...more };
    return by.post('/api/v1/leaves', body);
  }
  const complete = (by: Visitor, id: string) => by.post(taskPath(id, 'complete'), { outcome: 'submit', form: PLAN });
  const todo = async (by: Visitor) =>
    (await by.get('/api/v1/tasks?scope=todo&limit=100')).body.items as { id: string; standIn: object | null }[];
  const told = async (who: Visitor, kind: string) =>
    ((await who.get('/api/v1/notifications?limit=100')).body.items as { kind: string }[]).filter(
      (one) => one.kind === kind,
    ).length;

  test('four eyes beat substitution: whoever took part earlier is refused with the sentence, and so is the database', async () => {
    await leave();
    const id = await stage.claimed({ excluded: [substitute.userId] });
    const { status, body } = await stage.refused(id, () => substitute.post(taskPath(id, 'claim'), {}));
    expect([status, body.code]).toEqual([403, 'task-excluded']);
    expect(body.detail).toContain('代同事办理也不例外');
    expect(await todo(substitute)).toEqual([]);
    const forced = `UPDATE task SET assignee_id = $2, on_behalf_of = $3 WHERE id = $1`;
    await expect(world.database.pool.query(forced, [id, substitute.userId, absent.userId])).rejects.toThrow(
      'task_four_eyes',
    );
  });

  test('what was drafted for somebody cannot be decided by them', async () => {
    await leave();
    const purchaseId = (await world.purchase()).id;
    const id = await stage.claimed({ purchaseId });
    await substitute.post(taskPath(id, 'claim'), {});
    expect((await complete(substitute, id)).status).toBe(200);
    const next = 'purchase:test/approve-plan/behalf';
    const time = {
      taskTimes: () =>
        Promise.resolve({
          remindAt: null,
          wall: new Date(Date.now() + 1e8).toISOString(),
          legal: new Date(Date.now() + 1e8).toISOString(),
          rule: 'HS-01',
          provisional: false,
        }),
    };
    await taskActivities(world.database, time as never).openTask({
      ...{ taskId: next, workflowId: 'purchase:test', kind: 'approve-plan', region: '220422', purchaseId },
      excluded: [substitute.userId],
    } as never);
    const { rows } = await world.database.pool.query('SELECT excluded FROM task WHERE id = $1', [next]);
    expect(rows[0].excluded.sort()).toEqual([substitute.userId, absent.userId].sort());
  });

  test('the substitute sees what the absent person holds, takes it, decides, and the record names both', async () => {
    const { status, body } = await leave();
    expect([status, body.state, body.from, body.to]).toEqual([201, 'now', TODAY, LATER]);
    expect(await told(substitute, 'standing-in')).toBe(1);
    const id = await stage.claimed();
    await absent.post(taskPath(id, 'draft'), { form: { need: '起草中' } });
    expect(await todo(third)).toEqual([]);
    expect((await todo(substitute)).map((task) => [task.id, task.standIn])).toEqual([
      [id, { id: absent.userId, displayName: '示例采购经办人' }],
    ]);
    const claimed = await substitute.post(taskPath(id, 'claim'), {});
    expect(claimed.body).toMatchObject({ assignee: { id: substitute.userId }, onBehalfOf: { id: absent.userId } });
    expect((await substitute.get(taskPath(id))).body.draft).toEqual({ need: '起草中' });
    expect(await told(absent, 'stood-in')).toBe(1);
    expect((await complete(substitute, id)).status).toBe(200);
    expect(await told(absent, 'decided')).toBe(1);
    const { rows } = await world.database.pool.query(
      `SELECT actor_id, detail ->> 'onBehalfOf' AS behalf FROM audit_event WHERE object_id = $1 AND action = 'task.completed'`,
      [id],
    );
    expect(rows).toEqual([{ actor_id: substitute.userId, behalf: absent.userId }]);
  });

  test('what was asked of the absent person alone is the substitute’s while the leave lasts, and theirs again after', async () => {
    const { body } = await leave();
    const id = await world.task({ userId: absent.userId });
    expect((await third.post(taskPath(id, 'claim'), {})).status).toBe(404);
    expect((await substitute.post(taskPath(id, 'claim'), {})).status).toBe(200);
    const other = await world.task({ userId: absent.userId });
    await substitute.post(taskPath(other, 'claim'), {});
    expect((await complete(substitute, id)).status).toBe(200);
    expect((await absent.post(`/api/v1/leaves/${body.id}/end`)).body.state).toBe('over');
    expect((await substitute.post(taskPath(other, 'complete'), { outcome: 'submit', form: PLAN })).status).toBe(404);
    expect((await complete(absent, other)).status).toBe(200);
  });

  test('ended early, everything comes back with its draft', async () => {
    const { body } = await leave();
    const id = await stage.claimed();
    await substitute.post(taskPath(id, 'claim'), {});
    await substitute.post(taskPath(id, 'draft'), { form: { need: '代办草稿' } });
    await absent.post(`/api/v1/leaves/${body.id}/end`);
    expect((await absent.get(taskPath(id))).body).toMatchObject({
      ...{ state: 'claimed', onBehalfOf: null, draft: { need: '代办草稿' } },
      assignee: { id: absent.userId },
    });
    expect((await stage.refused(id, () => substitute.post(taskPath(id, 'claim'), {}))).status).toBe(409);
    expect(await told(substitute, 'leave-ended')).toBeGreaterThan(0);
  });

  test('run out by itself, everything comes back with its draft once, and both are told', async () => {
    const { body } = await leave();
    const id = await stage.claimed();
    await substitute.post(taskPath(id, 'claim'), {});
    await substitute.post(taskPath(id, 'draft'), { form: { need: '代办草稿' } });
    await giveBackAfterLeaves(world.database);
    expect((await absent.get(taskPath(id))).body.assignee).toMatchObject({ id: substitute.userId });
    await world.database.pool.query(
      `UPDATE leave SET starts_at = starts_at - interval '9 days', ends_at = now() - interval '1 second' WHERE id = $1`,
      [body.id],
    );
    await Promise.all([giveBackAfterLeaves(world.database), giveBackAfterLeaves(world.database)]);
    expect((await absent.get(taskPath(id))).body).toMatchObject({
      ...{ state: 'claimed', onBehalfOf: null, draft: { need: '代办草稿' } },
      assignee: { id: absent.userId },
    });
    expect([await told(substitute, 'leave-ended'), await told(absent, 'leave-ended')]).toEqual([1, 1]);
    const { rows } = await world.database.pool.query(
      `SELECT count(*)::int AS n FROM audit_event WHERE object_id = $1 AND action = 'task.returned'`,
      [id],
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  test('a substitute who puts it back gives it back to the absent person', async () => {
    await leave();
    const id = await stage.claimed();
    await substitute.post(taskPath(id, 'claim'), {});
    const { body } = await substitute.post(taskPath(id, 'unclaim'), {});
    expect(body).toMatchObject({ state: 'claimed', assignee: { id: absent.userId }, onBehalfOf: null });
  });

  test('no right is gained: a role that the substitute does not have stays out of reach', async () => {
    await world.database.prisma.user.update({ where: { id: absent.userId }, data: { roles: ['officer', 'approver'] } });
    try {
      await leave();
      const id = await stage.claimed({ kind: 'approve-plan' });
      expect((await stage.refused(id, () => substitute.post(taskPath(id, 'claim'), {}))).body.code).toBe(
        'task-forbidden',
      );
      const forced = `UPDATE task SET assignee_id = $2, on_behalf_of = $3 WHERE id = $1`;
      await expect(world.database.pool.query(forced, [id, substitute.userId, absent.userId])).rejects.toThrow(
        'no leave',
      );
    } finally {
      await world.database.prisma.user.update({ where: { id: absent.userId }, data: { roles: ['officer'] } });
    }
  });

  test('there are no chains: the substitute’s substitute has nothing of it, and both being away is told', async () => {
    await leave();
    expect((await leave(substitute, [third])).status).toBe(201);
    const id = await stage.claimed();
    expect(await todo(third)).toEqual([]);
    expect((await third.post(taskPath(id, 'claim'), {})).status).toBe(409);
    const { items } = (await absent.get('/api/v1/leaves')).body as { items: { substitutes: { away: boolean }[] }[] };
    expect(items.flatMap(({ substitutes }) => substitutes.map(({ away }) => away)).sort()).toEqual([false, true]);
  });

  test('an expert’s scoring cannot be stood in for, nor an expert take leave', async () => {
    const expert = await world.as('expert1');
    expect((await leave(expert)).status).toBe(403);
    await leave();
    const id = await world.task({ kind: 'score-bids', userId: absent.userId });
    expect((await substitute.post(taskPath(id, 'claim'), {})).status).toBe(404);
  });

  test('periods that overlap are refused, by the database; a leave that was called off is none', async () => {
    const first = await leave(absent, [substitute], { from: addDays(TODAY, 10), to: addDays(TODAY, 12) });
    const again = { from: addDays(TODAY, 12), to: addDays(TODAY, 14) };
    const refused = await leave(absent, [third], again);
    expect([refused.status, refused.body.code]).toEqual([409, 'leave-overlaps']);
    await absent.post(`/api/v1/leaves/${first.body.id}/end`);
    expect((await leave(absent, [third], again)).status).toBe(201);
    expect((await absent.get('/api/v1/leaves')).body.items).toHaveLength(1);
  });

  test('a supervisor enters it for somebody who is ill; colleagues cannot', async () => {
    expect((await leave(third, [substitute], { userId: absent.userId })).status).toBe(404);
    const { status, body } = await leave(supervisor, [substitute], { userId: absent.userId });
    expect([status, body.person.id]).toEqual([201, absent.userId]);
    expect(await told(absent, 'leave-entered')).toBe(1);
    expect((await third.post(`/api/v1/leaves/${body.id}/end`)).status).toBe(403);
    expect((await supervisor.post(`/api/v1/leaves/${body.id}/end`)).status).toBe(200);
  });

  test.each<[string, { from?: string; to?: string; substitutes?: string[] }, string]>([
    ['a period that is turned around', { from: LATER, to: TODAY }, '/to'],
    ['one that is over', { from: '2020-01-01', to: '2020-01-02' }, '/to'],
    ['one of a year', { to: addDays(TODAY, 365) }, '/to'],
    ['oneself as the substitute', { substitutes: ['self'] }, '/substitutes/0'],
    ['somebody of another office', { substitutes: ['finance'] }, '/substitutes/0'],
  ])('%s is refused with its field', async (_what, wish, pointer) => {
    const ids = { self: absent.userId, finance: (await world.as('finance')).userId };
    const substitutes = wish.substitutes?.map((name) => ids[name as keyof typeof ids]);
    const { status, body } = await leave(absent, [substitute], { ...wish, ...(substitutes && { substitutes }) });
    expect([status, body.errors?.[0].pointer]).toEqual([422, pointer]);
  });

  test('the bell counts what is unread, and reading all leaves what comes later', async () => {
    await leave(supervisor, [third], { userId: absent.userId });
    expect((await third.get('/api/v1/notifications/count')).body.unread).toBeGreaterThan(0);
    expect((await third.post('/api/v1/notifications/read', { until: new Date().toISOString() })).status).toBe(204);
    expect((await third.get('/api/v1/notifications/count')).body).toEqual({ unread: 0 });
  });
});
