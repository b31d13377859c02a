import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { countBack, deadline } from '../../domain/procurement/deadlines.ts';
import { addMillis, dayOf } from '../../domain/time/shanghai.ts';
import { completeTask, statusQuery } from '../../workflows/messages.ts';
import { CALENDAR } from './stand-in/clock.ts';
import type { World } from './stand-in/world.ts';
import { bidsFor } from './stand-in/bids.ts';
import { TestStage } from './test-stage.ts';

jest.setTimeout(60_000);

const SECOND = 1000;
const DAY = 86_400_000;

let stage: TestStage;
let world: World;
beforeAll(async () => {
  stage = await TestStage.open();
});
beforeEach(() => {
  world = stage.newWorld();
  world.bids = { 'lot-1': bidsFor('lot-1', 2) };
});
afterEach(() => stage.clear());
afterAll(() => stage?.close());

describe('a decision', () => {
  test('that is delivered again changes nothing', async () => {
    const purchase = await stage.startPurchase();
    const draft = await world.tasks.asked('draft-plan');
    await world.tasks.decide(draft, 'submit', 'officer-2');
    await world.tasks.deliver(draft);
    const { taskId } = await world.tasks.asked('confirm-budget');
    await world.tasks.deliver(draft);

    expect((await purchase.query(statusQuery)).waitingFor).toEqual([taskId]);
    expect(world.tasks.all.map(({ kind }) => kind)).toEqual(['draft-plan', 'confirm-budget']);
    expect(world.callsOf('closeTask')).toHaveLength(1);
  });

  test('on a task that nobody has asked yet, or never asks, is ignored', async () => {
    const purchase = await stage.startPurchase();
    const draft = await world.tasks.asked('draft-plan');
    for (const name of ['approve-plan/1', 'draft-plan/2', 'nonsense'])
      await purchase.signal(completeTask, {
        taskId: `${draft.workflowId}/${name}`,
        outcome: 'reject',
        by: 'approver-1',
      });
    world.tasks.people.ordinary().silent('approve-plan');
    await world.tasks.decide(draft, 'submit', 'officer-1');
    const { taskId } = await world.tasks.asked('approve-plan');

    expect(await purchase.query(statusQuery)).toMatchObject({ stage: 'planning', waitingFor: [taskId] });
  });

  test('counts once: a second, different one for the same task is ignored', async () => {
    const purchase = await stage.startPurchase();
    const { taskId } = await world.tasks.asked('draft-plan');
    await purchase.signal(completeTask, { taskId, outcome: 'submit', by: 'officer-1' });
    await purchase.signal(completeTask, { taskId, outcome: 'withdraw', by: 'officer-2' });
    await world.tasks.asked('confirm-budget');
    await purchase.signal(completeTask, { taskId, outcome: 'withdraw', by: 'officer-2' });

    expect(await purchase.query(statusQuery)).toMatchObject({ state: 'running', stage: 'planning' });
    expect(world.tasks.of('confirm-budget')[0]?.excluded).toEqual(['officer-1']);
  });
});

describe('a task that nobody does', () => {
  test('is reminded of one working day before it is due, escalated when due, and waits on as long as it takes', async () => {
    await stage.startPurchase();
    const task = await world.tasks.asked('draft-plan');
    const due = deadline('HS-01', 'due', task.openedAt, CALENDAR, dayOf(task.openedAt));
    const remindAt = countBack('HS-02', 'lead', due.on, CALENDAR, dayOf(task.openedAt)).at;
    expect(task).toMatchObject({ dueAt: due.at, remindAt });

    await stage.until(addMillis(remindAt, -SECOND));
    expect(task.remindedAt).toBeUndefined();
    await stage.until(remindAt);
    await world.called('taskTimePassed', 1);
    expect(task.remindedAt! < addMillis(remindAt, 10 * SECOND)).toBe(true);

    await stage.until(addMillis(due.at, -SECOND));
    expect(task.escalatedAt).toBeUndefined();
    await stage.until(due.at);
    await world.called('taskTimePassed', 2);
    expect(task.escalatedAt! < addMillis(due.at, 10 * SECOND)).toBe(true);

    await stage.until(addMillis(due.at, 90 * DAY));
    expect(world.callsOf('taskTimePassed')).toHaveLength(2);
    expect(task.state).toBe('open');
    await world.tasks.decide(task, 'submit', 'officer-1');
    await world.tasks.asked('confirm-budget');
  });

  test('is escalated later when its due date was moved later', async () => {
    await stage.startPurchase();
    const task = await world.tasks.asked('draft-plan');
    await stage.until(task.remindAt!);
    await world.called('taskTimePassed', 1);
    const before = task.dueAt;
    task.dueAt = addMillis(before, 10 * DAY);
    await stage.until(before);
    expect((await world.called('taskTimePassed', 2)).result).toEqual({
      nextAt: task.dueAt,
      next: 'due',
      expired: false,
      passed: false,
    });

    await stage.until(addMillis(task.dueAt, -SECOND));
    expect(task.escalatedAt).toBeUndefined();
    await stage.until(task.dueAt);
    await world.called('taskTimePassed', 3);
    expect(task.escalatedAt! >= task.dueAt).toBe(true);
  });

  test('is done late like in time: the reminded and the overdue decide too', async () => {
    world.tasks.people.answer('draft-plan', 'submit', { when: 'when-reminded' });
    world.tasks.people.answer('confirm-budget', 'reject', { when: 'when-overdue' });
    const purchase = await stage.startPurchase();
    expect(await purchase.result()).toBe('terminated');
    expect(world.tasks.all).toMatchObject([
      { state: 'done', remindedAt: expect.any(String) },
      { state: 'done', escalatedAt: expect.any(String) },
    ]);
  });
});
