import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
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

describe('an alert of service records', () => {
  test.each([
    ['explain', 'explained'],
    ['confirm', 'confirmed'],
  ] as const)('that a supervisor answers with “%s” ends as %s', async (decided, state) => {
    world.tasks.people.ordinary().answer('look-into-records', decided);
    const alert = await stage.startAlert();
    expect(await alert.result()).toBe(state);
    const [task] = world.tasks.of('look-into-records');
    expect(task!.subject).toMatchObject({ contractId: 'contract-1', month: 2 });
    expect(world.callsOf('concludeAlert')[0]!.request).toMatchObject({ taskId: task!.taskId, state });
  });

  test('waits for the supervisor however long it takes, and decides nothing by itself', async () => {
    const alert = await stage.startAlert();
    const task = await world.tasks.asked('look-into-records');
    await stage.until(task.dueAt);
    await world.called('taskTimePassed', 2);
    expect(task.escalatedAt).toEqual(expect.any(String));
    expect((await alert.describe()).status.name).toBe('RUNNING');
    expect(world.callsOf('concludeAlert')).toEqual([]);
  });
});
