import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LegalTime } from '../../activities/legal-time.ts';
import { taskActivities, type OpenTask } from '../../activities/tasks.ts';
import { addMillis, instantOfMillis, type Instant } from '../../domain/time/shanghai.ts';
import { DEMO_COUNTY, DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { ApiWorld, taskPath } from './api-world.ts';

const DAY = 86_400_000;

let world: ApiWorld;
let activities: ReturnType<typeof taskActivities>;

beforeAll(async () => {
  world = await ApiWorld.open();
  activities = taskActivities(world.database, new LegalTime(world.database));
}, 60_000);

afterAll(() => world.close());

/** A task of a case of its own, asked as its workflow would ask it. */
async function ask(scale: number, epoch: Instant, rest: Partial<OpenTask> = {}): Promise<string> {
  const workflowId = `case:${randomUUID()}`;
  const taskId = `${workflowId}/draft-plan/1`;
  const subject = { providerId: DEMO_ORGANISATIONS.provider1.id };
  await activities.openTask({
    ...{ taskId, workflowId, kind: 'draft-plan', region: DEMO_COUNTY, clock: { epoch, scale }, subject },
    ...rest,
  } as OpenTask);
  return taskId;
}

const now = () => instantOfMillis(Date.now());

describe('a task of a case that has no purchase', () => {
  test('lies in its inbox under the name of the organisation it is about, and has nothing before it', async () => {
    const officer = await world.as('officer');
    const id = await ask(1, now());
    const { items } = (await officer.get('/api/v1/tasks?limit=100')).body;
    const item = items.find((candidate: { id: string }) => candidate.id === id);
    expect(item).toMatchObject({ purchaseId: null, purchaseName: null, clockScale: 1, dueRule: 'HS-01' });
    expect(item.about).toBe(DEMO_ORGANISATIONS.provider1.name);
    const { status, body } = await officer.get(taskPath(id));
    expect([status, body.purchaseId, body.before]).toEqual([200, null, []]);
  });

  test('is due by its own case’s clock, and a moved deadline keeps that clock', async () => {
    const epoch = addMillis(now(), -DAY / 100);
    const id = await ask(100, epoch);
    const row = await world.database.prisma.task.findUniqueOrThrow({ where: { id } });
    const business = (wall: Date) => Date.parse(epoch) + (wall.getTime() - Date.parse(epoch)) * 100;
    expect(Math.abs(business(row.dueAt) - row.dueLegal.getTime())).toBeLessThan(1000);
    const supervisor = await world.as('supervisor');
    const extendTo = addMillis(instantOfMillis(row.dueAt.getTime()), DAY);
    const moved = await supervisor.post(taskPath(id, 'takeover'), {
      ...{ version: 1, to: 'self', reasonCode: 'absence', reasonText: '示例', deadline: { extendTo } },
    });
    const after = await world.database.prisma.task.findUniqueOrThrow({ where: { id } });
    expect([moved.status, after.dueLegal.getTime()]).toEqual([200, business(new Date(extendTo))]);
  });

  test('may count from an event before it was asked', async () => {
    const since = addMillis(now(), -30 * DAY);
    const id = await ask(1, now(), { since });
    const { dueAt, remindAt } = await world.database.prisma.task.findUniqueOrThrow({ where: { id } });
    expect(dueAt.getTime()).toBeLessThan(Date.now());
    expect(remindAt).toBeNull();
  });

  test('closes without a line in any purchase’s timeline', async () => {
    const officer = await world.as('officer');
    const id = await ask(1, now());
    const { form } = (await officer.get(taskPath(id))).body;
    const answer = await officer.post(taskPath(id, 'complete'), { outcome: 'submit', form: form.example });
    await activities.closeTask(id);
    const row = await world.database.prisma.task.findUniqueOrThrow({ where: { id } });
    expect([answer.status, row.state]).toEqual([200, 'done']);
    expect(await world.database.prisma.purchaseEvent.count({ where: { taskId: id } })).toBe(0);
  });

  test('and without a clock is refused by the database', async () => {
    const id = await world.task();
    await expect(
      world.database.pool.query('UPDATE task SET purchase_id = NULL WHERE id = $1', [id]),
    ).rejects.toMatchObject({
      constraint: 'task_one_clock',
    });
  });
});
