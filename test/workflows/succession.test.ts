import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { addMillis } from '../../domain/time/shanghai.ts';
import { standbyFailed, successorCame } from '../../workflows/messages.ts';
import type { World } from './stand-in/world.ts';
import { TestStage } from './test-stage.ts';

jest.setTimeout(60_000);

const DAY = 86_400_000;

let stage: TestStage;
let world: World;
beforeAll(async () => {
  stage = await TestStage.open();
});
beforeEach(() => {
  world = stage.newWorld();
  world.tasks.people.ordinary();
  world.recipients = 10;
  world.standby = [
    { providerId: 'standby-1', capacity: 6 },
    { providerId: 'standby-2', capacity: 6 },
    { providerId: 'standby-3', capacity: 6 },
  ];
});
afterEach(() => stage.clear());
afterAll(() => stage?.close());

const takeoverOf = () => [...world.takeovers.values()][0]!;
const covered = () => [...takeoverOf().covered].sort(([a], [b]) => a.localeCompare(b));
/** A takeover that has ended in the termination of its contract, while so many services have no permanent provider. */
async function terminated(waiting: number) {
  world.waiting = waiting;
  const takeover = await stage.startTakeover();
  expect(await takeover.result()).toBe('terminated');
  return stage.startSuccession();
}

describe('a contract goes back to its contractor', () => {
  test.each([
    ['accept-rectification', 'refuse'],
    ['report-rectification', 'silent'],
  ] as const)('not when %s ends with %s: the approver decides again', async (kind, how) => {
    world.tasks.people.answer('resolve-takeover', 'return', { n: 1 });
    if (how === 'silent') world.tasks.people.silent('report-rectification');
    else world.tasks.people.answer('accept-rectification', how);
    const takeover = await stage.startTakeover();
    expect(await takeover.result()).toBe('terminated');
    expect(world.tasks.of('resolve-takeover')).toHaveLength(2);
    expect(world.tasks.of(kind)).toHaveLength(1);
  });

  test('after a second order, when only that is fulfilled', async () => {
    world.tasks.people.answer('resolve-takeover', 'return').answer('accept-rectification', 'refuse', { n: 1 });
    const takeover = await stage.startTakeover();
    expect(await takeover.result()).toBe('returned');
    expect(world.callsOf('orderRectification').map(({ request }) => request.round)).toEqual([1, 2]);
  });

  test('only by the day that the supervisor has set', async () => {
    world.rectificationDays = 12;
    world.tasks.people.answer('resolve-takeover', 'return').silent('report-rectification');
    await stage.startTakeover();
    const { openedAt, dueAt } = await world.tasks.asked('report-rectification');
    const days = (Date.parse(dueAt) - Date.parse(openedAt)) / DAY;
    expect(days).toBeGreaterThan(11);
    expect(days).toBeLessThanOrEqual(13);
  });
});

describe('after a termination', () => {
  test('the contract ends at once, and the takeover when the new contract has visited everybody', async () => {
    const succession = await terminated(10);
    await world.called('recordBridgeTerms');
    expect(world.callsOf('closeSuccession')).toEqual([]);
    world.successors.push({ contractId: 'contract-9', providerId: 'provider-9' });
    world.waiting = 0;
    await succession.signal(successorCame);
    expect(await succession.result()).toBe('succeeded');
    expect(world.tasks.of('confirm-successor-visits').map(({ organisationId }) => organisationId)).toEqual([
      'provider-9',
    ]);
    expect(world.callsOf('recordSuccessorVisits')).toHaveLength(1);
    expect(world.callsOf('closeSuccession')).toHaveLength(1);
    expect(world.callsOf('endBridges')).toEqual([]);
  });

  test('whoever plans the bridge does not approve it, and what is sent back is planned anew', async () => {
    world.tasks.people.answer('approve-succession', 'return', { n: 1 });
    await terminated(10);
    await world.called('recordBridgeTerms');
    const [plan] = world.tasks.of('plan-succession');
    expect(world.tasks.of('plan-succession')).toHaveLength(2);
    expect(world.tasks.of('approve-succession')[0]!.excluded).toContain(plan!.by);
  });

  test('the township serves whoever has no permanent provider at the end of the longest term', async () => {
    const succession = await terminated(10);
    await world.called('recordBridgeTerms');
    await stage.until(addMillis(world.bridgeUntil!, DAY));
    await world.called('endBridges');
    await world.tasks.asked('confirm-last-resort-visits');
    world.waiting = 0;
    await succession.signal(successorCame);
    expect(await succession.result()).toBe('succeeded');
    expect(world.callsOf('endBridges')).toHaveLength(1);
  });

  test('nothing is planned where everybody has a permanent provider already', async () => {
    const succession = await terminated(0);
    expect(await succession.result()).toBe('succeeded');
    expect(world.tasks.of('plan-succession')).toEqual([]);
  });
});

describe('a standby provider that fails itself', () => {
  test('during the takeover is replaced by the next of the plan, and its visits are asked of nobody', async () => {
    world.tasks.people.silent('confirm-first-visits', { n: 1 }).silent('settle-takeover');
    const takeover = await stage.startTakeover();
    await world.called('recordFullCoverage');
    expect(covered()).toEqual([
      ['standby-1', 6],
      ['standby-2', 4],
    ]);
    await takeover.signal(standbyFailed, { failureId: 'standby-1' });
    await takeover.signal(standbyFailed, { failureId: 'standby-1' });
    await world.called('endFailedBridge');
    expect(covered()).toEqual([
      ['standby-2', 4],
      ['standby-3', 6],
    ]);
    expect(world.callsOf('reopenCases')).toHaveLength(1);
    expect(world.tasks.of('confirm-first-visits')[0]!.state).toBe('cancelled');
    await world.tasks.asked('settle-takeover');
  });

  test('after the termination is replaced too, by the township when nobody is left', async () => {
    world.standby = [{ providerId: 'standby-1', capacity: 10 }];
    const succession = await terminated(10);
    await world.called('recordBridgeTerms');
    await succession.signal(standbyFailed, { failureId: 'standby-1' });
    await world.called('endFailedBridge');
    expect(covered()).toEqual([['township', 10]]);
  });
});
