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

describe('the bond of a bid that was withdrawn or is never opened', () => {
  test.each([
    ['return', 'returned'],
    ['none', 'none'],
    ['moved', 'moved'],
  ] as const)('that finance answers with “%s” ends as %s', async (decided, state) => {
    world.tasks.people.answer('return-bid-bond', decided);
    expect(await (await stage.startBondReturn()).result()).toBe(state);
    expect([...world.bondReturns.values()]).toEqual([state]);
  });

  test('waits for finance however long it takes, and is not settled by silence', async () => {
    const bond = await stage.startBondReturn();
    const task = await world.tasks.asked('return-bid-bond');
    await stage.until(task.dueAt);
    await world.called('taskTimePassed', 2);
    expect((await bond.describe()).status.name).toBe('RUNNING');
    expect(world.bondReturns.size).toBe(0);
    await world.tasks.decide(task, 'return', 'finance-1');
    expect(await bond.result()).toBe('returned');
  });
});
