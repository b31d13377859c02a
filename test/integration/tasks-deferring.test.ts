import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays, dayOf, instantOfMillis, startOfDay } from '../../domain/time/shanghai.ts';
import { taskPath, type Visitor } from './api-world.ts';
import { CommandStage } from './command-stage.ts';

const TODAY = dayOf(instantOfMillis(Date.now()));
const IN_FIVE_DAYS = new Date(startOfDay(addDays(TODAY, 6)));

describe('a task put off', () => {
  let stage: CommandStage;

  beforeAll(async () => {
    stage = await CommandStage.open();
  });
  afterAll(() => stage.world.close());

  async function lists(person: Visitor, scope: string, id: string): Promise<boolean> {
    const { body } = await person.get(`/api/v1/tasks?scope=${scope}&limit=100`);
    const counted = await person.get(`/api/v1/tasks/counts?scope=${scope}`);
    const sum = (counted.body.kinds as { count: number }[]).reduce((all, { count }) => all + count, 0);
    expect(sum).toBe(body.items.length);
    return (body.items as { id: string }[]).some((item) => item.id === id);
  }

  async function seenBy(person: Visitor, id: string) {
    return { todo: await lists(person, 'todo', id), later: await lists(person, 'later', id) };
  }

  const putOff = (person: Visitor, id: string, days: number) =>
    person.send('PUT', taskPath(id, 'deferral'), { body: { until: addDays(TODAY, days) } });

  test('leaves one’s own list only, stands among what is put off with its day, and is brought back at once', async () => {
    const { officer, colleague, world } = stage;
    const id = await world.task({ dueAt: IN_FIVE_DAYS });
    const { status, body } = await putOff(officer, id, 3);
    expect([status, body.until]).toEqual([200, startOfDay(addDays(TODAY, 3))]);
    expect(await seenBy(officer, id)).toEqual({ todo: false, later: true });
    expect(await seenBy(colleague, id)).toEqual({ todo: true, later: false });
    const later = await officer.get('/api/v1/tasks?scope=later');
    expect(Date.parse(later.body.items[0].putOffUntil)).toBe(Date.parse(body.until));
    expect((await officer.send('DELETE', taskPath(id, 'deferral'))).status).toBe(204);
    expect(await seenBy(officer, id)).toEqual({ todo: true, later: false });
  });

  test('comes back by itself, and at the latest when its due date moves before that day', async () => {
    const { officer, world } = stage;
    const id = await world.task({ dueAt: IN_FIVE_DAYS });
    await putOff(officer, id, 5);
    await world.database.pool.query(`UPDATE task SET due_at = now() - interval '1 minute' WHERE id = $1`, [id]);
    expect(await seenBy(officer, id)).toEqual({ todo: true, later: false });
  });

  test('is never put off beyond its due date, nor to today: the api says why, and the database holds', async () => {
    const { officer, world } = stage;
    const id = await world.task({ dueAt: IN_FIVE_DAYS });
    for (const [days, code] of [
      [7, 'beyond-due'],
      [0, 'past'],
    ] as const) {
      const answer = await stage.refused(id, () => putOff(officer, id, days));
      expect([answer.status, answer.body.errors[0]]).toMatchObject([422, { pointer: '/until', code }]);
    }
    const text = `INSERT INTO task_deferral VALUES ($1, $2, now() + interval '20 days')`;
    await expect(world.database.pool.query(text, [officer.userId, id])).rejects.toThrow('beyond its due date');
  });

  test('that a colleague claims is nobody else’s to bring back', async () => {
    const { officer, colleague, world } = stage;
    const id = await world.task({ dueAt: IN_FIVE_DAYS });
    await putOff(officer, id, 2);
    expect((await colleague.post(taskPath(id, 'claim'))).status).toBe(200);
    expect(await seenBy(officer, id)).toEqual({ todo: false, later: false });
    expect(await seenBy(colleague, id)).toEqual({ todo: true, later: false });
  });
});

describe('who has a task open', () => {
  let stage: CommandStage;

  beforeAll(async () => {
    stage = await CommandStage.open();
  });
  afterAll(() => stage.world.close());

  const look = async (person: Visitor, id: string) => (await person.send('PUT', taskPath(id, 'presence'))).body.others;

  test('is told to colleagues of the office until they leave or fall silent, and to nobody else', async () => {
    const { officer, colleague, supervisor, world } = stage;
    const id = await world.task();
    expect(await look(officer, id)).toEqual([]);
    expect(await look(supervisor, id)).toEqual([]); // of another office
    expect(await look(colleague, id)).toEqual([{ id: officer.userId, displayName: '示例采购经办人' }]);
    expect(await look(officer, id)).toEqual([{ id: colleague.userId, displayName: '示例另一人（officer）' }]);
    await colleague.send('DELETE', taskPath(id, 'presence'));
    expect(await look(officer, id)).toEqual([]);
    await look(colleague, id);
    await world.database.pool.query(
      `UPDATE task_presence SET seen_at = now() - interval '1 minute' WHERE user_id = $1`,
      [colleague.userId],
    );
    expect(await look(officer, id)).toEqual([]);
  });

  test('is not kept of a committee’s task, and a stranger learns of no task by it', async () => {
    const { world } = stage;
    const expert = await world.as('expert1');
    const id = await world.task({ kind: 'score-bids', userId: expert.userId });
    expect(await look(expert, id)).toEqual([]);
    const { rows } = await world.database.pool.query('SELECT 1 FROM task_presence WHERE task_id = $1', [id]);
    expect(rows).toEqual([]);
    const stranger = await (await world.as('officer2')).send('PUT', taskPath(await world.task(), 'presence'));
    expect(stranger.status).toBe(404);
  });
});
