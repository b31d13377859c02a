import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { deadline } from '../../domain/procurement/deadlines.ts';
import { addMillis, dayOf } from '../../domain/time/shanghai.ts';
import { statusQuery } from '../../workflows/messages.ts';
import { CALENDAR } from './stand-in/clock.ts';
import type { World } from './stand-in/world.ts';
import { TestStage } from './test-stage.ts';

jest.setTimeout(60_000);

let stage: TestStage;
let world: World;
beforeAll(async () => {
  stage = await TestStage.open();
});
beforeEach(() => {
  world = stage.newWorld();
});
afterEach(() => stage.clear());
afterAll(() => stage?.close());

describe('an application for admission', () => {
  test.each([
    ['admit', 'admitted'],
    ['return', 'returned'],
    ['refuse', 'refused'],
  ] as const)('that the officer answers with “%s” ends as %s', async (outcome, end) => {
    world.tasks.people.ordinary().answer('review-admission', outcome);
    const admission = await stage.startAdmission();
    expect(await admission.result()).toBe(end);
    const { taskId } = world.tasks.all[0]!;
    expect(world.callsOf('concludeAdmission').map(({ request }) => request)).toEqual([
      { admissionId: 'admission-1', taskId, state: end },
    ]);
  });

  test('is never decided by whoever handed it in, and belongs to no purchase', async () => {
    await stage.startAdmission();
    const task = await world.tasks.asked('review-admission');
    expect(task).toMatchObject({ excluded: ['provider-1'], clock: { scale: 1 }, region: '220100' });
    expect(task.purchaseId).toBeUndefined();
    await expect(world.tasks.decide(task, 'admit', 'provider-1')).rejects.toThrow('excluded');
  });

  test('is reminded of and escalated, and is decided by nobody’s silence', async () => {
    const admission = await stage.startAdmission();
    const task = await world.tasks.asked('review-admission');
    const due = deadline('HS-01', 'due', task.openedAt, CALENDAR, dayOf(task.openedAt));
    expect(task.dueAt).toBe(due.at);
    await stage.until(task.remindAt!);
    await world.called('taskTimePassed', 1);
    await stage.until(due.at);
    await world.called('taskTimePassed', 2);
    expect([task.remindedAt, task.escalatedAt]).toEqual([expect.any(String), expect.any(String)]);
    await stage.until(addMillis(due.at, 30 * 86_400_000));
    expect(task.state).toBe('open');
    expect(await admission.query(statusQuery)).toEqual({
      ...{ stage: 'admission', state: 'reviewing', waitingFor: [task.taskId] },
    });
    await world.tasks.decide(task, 'admit', 'officer-1');
    expect(await admission.result()).toBe('admitted');
  });
});
