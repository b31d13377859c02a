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

describe('an objection to a credit file', () => {
  test.each([
    ['uphold', 'upheld'],
    ['reject', 'rejected'],
  ] as const)('that is answered with “%s” ends as %s, and nobody concerned decides it', async (decided, state) => {
    world.tasks.people.ordinary().answer('decide-credit-appeal', decided);
    const appeal = await stage.startAppeal();
    expect(await appeal.result()).toBe(state);
    const [task] = world.tasks.of('decide-credit-appeal');
    expect(task!.excluded).toEqual(['provider-1', 'supervisor-1']);
    expect(world.callsOf('concludeCreditAppeal').map(({ request }) => request)).toEqual([
      { appealId: 'appeal-1', taskId: task!.taskId, state },
    ]);
  });
});
