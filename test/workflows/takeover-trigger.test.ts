import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { WEIGHINGS } from '../../domain/contracts/takeover-triggers.ts';
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

describe('what asks for a takeover to be weighed', () => {
  test.each(WEIGHINGS)('is asked of a supervisor, and “%s” is what is kept', async (decided) => {
    world.tasks.people.ordinary().answer('weigh-takeover', decided);
    const trigger = await stage.startTrigger();
    expect(await trigger.result()).toBe(decided);
    const [task] = world.tasks.of('weigh-takeover');
    expect(world.callsOf('concludeTrigger')[0]!.request).toMatchObject({ taskId: task!.taskId, state: decided });
  });

  test('is escalated after eight hours and starts nothing by itself', async () => {
    const trigger = await stage.startTrigger();
    const task = await world.tasks.asked('weigh-takeover');
    await stage.until(task.dueAt);
    await world.called('taskTimePassed', 1); // eight hours are too short for a reminder
    expect(task.escalatedAt).toEqual(expect.any(String));
    expect((await trigger.describe()).status.name).toBe('RUNNING');
    expect(world.callsOf('concludeTrigger')).toEqual([]);
  });
});
