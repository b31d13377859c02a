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

describe('a disputed part of an instalment', () => {
  test('is decided by somebody other than who withheld it, and paid', async () => {
    world.tasks.people.ordinary().answer('decide-dispute', 'release');
    const dispute = await stage.startDispute();
    expect(await dispute.result()).toBe('paid');
    expect(world.tasks.of('decide-dispute')[0]!.excluded).toEqual(['finance-1']);
    expect(world.callsOf('payDispute')).toHaveLength(1);
  });

  test('is not paid where it is decided so', async () => {
    world.tasks.people.ordinary().answer('decide-dispute', 'keep');
    const dispute = await stage.startDispute();
    expect(await dispute.result()).toBe('kept');
    expect(world.tasks.of('pay-dispute')).toEqual([]);
  });

  test('waits for the release of frozen payments and is asked for again', async () => {
    world.disputeFrozen = 2;
    world.tasks.people.ordinary().answer('decide-dispute', 'release');
    const dispute = await stage.startDispute();
    expect(await dispute.result()).toBe('paid');
    expect(world.tasks.of('pay-dispute')).toHaveLength(3);
  });
});
