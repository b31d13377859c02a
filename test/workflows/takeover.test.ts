import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { addMillis } from '../../domain/time/shanghai.ts';
import { statusQuery, timelineQuery } from '../../workflows/messages.ts';
import type { World } from './stand-in/world.ts';
import { TestStage } from './test-stage.ts';

jest.setTimeout(60_000);

const HOUR = 3_600_000;

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
    { providerId: 'standby-1', capacity: 4 },
    { providerId: 'standby-2', capacity: 4 },
    { providerId: 'standby-3', capacity: 4 },
  ];
});
afterEach(() => stage.clear());
afterAll(() => stage?.close());

/** What a drill may do: ask people, and the activities that integration/drills.test.ts shows to change nothing. */
const DRILLED = [
  ...['openTask', 'closeTask'],
  ...['beginTakeover', 'openHandoverCases', 'inviteStandby', 'recordStandbyAnswer', 'handOver', 'lastResort'],
  ...['recordFullCoverage', 'recordTakeoverDecision', 'endTakeover'],
];

const takeoverOf = () => [...world.takeovers.values()][0]!;
const contractOf = () => [...world.contracts.values()][0]!;
const asked = (kind: 'answer-standby' | 'confirm-first-visits') =>
  world.tasks.of(kind).map(({ organisationId }) => organisationId);

describe('handing over', () => {
  test('asks standby providers in the plan’s order until everybody is covered', async () => {
    world.standby = [...world.standby, { providerId: 'standby-4', capacity: 4 }];
    const takeover = await stage.startTakeover();
    expect(await takeover.result()).toBe('terminated');
    expect(asked('answer-standby')).toEqual(['standby-1', 'standby-2', 'standby-3']);
    expect([...takeoverOf().covered]).toEqual([
      ['standby-1', 4],
      ['standby-2', 4],
      ['standby-3', 2],
    ]);
    expect(asked('confirm-first-visits')).toEqual(['standby-1', 'standby-2', 'standby-3']);
    expect(world.callsOf('lastResort')).toEqual([]);
    expect(world.callsOf('recordFullCoverage')).toHaveLength(1);
  });

  test('moves on from silence and refusal, and gives whoever remains to the last resort', async () => {
    world.tasks.people.silent('answer-standby', { n: 1 }).answer('answer-standby', 'decline', { n: 2 });
    const takeover = await stage.startTakeover();
    expect(await takeover.result()).toBe('terminated');
    expect([...takeoverOf().invitations.values()]).toEqual(['expired', 'decline', 'accept']);
    expect([...takeoverOf().covered]).toEqual([
      ['standby-3', 4],
      ['township', 6],
    ]);
    const [first, second] = world.tasks.of('answer-standby');
    expect(first!.expiredAt! >= first!.dueAt && second!.openedAt >= first!.dueAt).toBe(true);
    expect(world.tasks.of('confirm-last-resort-visits').map(({ subject }) => subject?.providerId)).toEqual([
      'township',
    ]);
  });

  test('goes on at once from a standby provider without capability or room, who is not asked', async () => {
    world.standby = world.standby.map((one, at) => (at === 1 ? one : { ...one, passed: 'no-room' }));
    const takeover = await stage.startTakeover();
    expect(await takeover.result()).toBe('terminated');
    expect(asked('answer-standby')).toEqual(['standby-2']);
    expect([...takeoverOf().invitations.values()]).toEqual(['passed', 'accept', 'passed']);
    expect([...takeoverOf().covered]).toEqual([
      ['standby-2', 4],
      ['township', 6],
    ]);
  });

  test('covers everybody by the last resort alone when the plan names nobody', async () => {
    world.standby = [];
    const takeover = await stage.startTakeover({ urgent: true });
    expect(await takeover.result()).toBe('terminated');
    expect([...takeoverOf().covered]).toEqual([['township', 10]]);
  });

  test('leaves a history of the people’s decisions, which ten thousand recipients make no longer', async () => {
    world.recipients = 10_000;
    world.standby = [1, 2, 3].map((n) => ({ providerId: `standby-${n}`, capacity: 4_000 }));
    const takeover = await stage.startTakeover();
    expect(await takeover.result()).toBe('terminated');
    expect([...takeoverOf().covered.values()]).toEqual([4_000, 4_000, 2_000]);
    const { events } = await takeover.fetchHistory();
    expect(events!.length).toBeLessThan(300);
  });

  test.each([
    [true, 4],
    [false, 24],
  ])('in urgency (%s) gives a standby provider %i hours to answer (HS-04)', async (urgent, hours) => {
    world.tasks.people.silent('answer-standby');
    await stage.startTakeover({ urgent });
    const { openedAt, dueAt } = await world.tasks.asked('answer-standby');
    expect(Math.abs(Date.parse(dueAt) - Date.parse(addMillis(openedAt, hours * HOUR)))).toBeLessThan(10_000);
  });
});

describe('the decision', () => {
  test('comes before the handover in the ordinary way', async () => {
    world.tasks.people.silent('decide-takeover');
    await stage.startTakeover();
    const decision = await world.tasks.asked('decide-takeover');
    await stage.until(addMillis(decision.dueAt, 10 * HOUR));
    expect(contractOf()).toMatchObject({ state: 'suspended', frozen: true });
    expect(world.callsOf('openHandoverCases')).toEqual([]);
    await world.tasks.decide(decision, 'start', 'approver-1');
    await world.called('recordFullCoverage');
    expect(decision.escalatedAt).toBeDefined();
  });

  test('follows the handover in urgency', async () => {
    world.tasks.people.silent('decide-takeover').silent('settle-takeover');
    await stage.startTakeover({ urgent: true });
    const decision = await world.tasks.asked('decide-takeover');
    await world.called('recordFullCoverage');
    expect(decision.state).toBe('open');
    expect(world.tasks.of('settle-takeover')).toEqual([]);
    await world.tasks.decide(decision, 'start', 'approver-1');
    await world.tasks.asked('settle-takeover');
  });

  test('is made neither by whoever asked nor by the contract’s drafter, who does not resolve it either', async () => {
    const takeover = await stage.startTakeover({ requesterId: 'supervisor-1' });
    await takeover.result();
    expect(world.tasks.of('decide-takeover')[0]?.excluded).toEqual(['officer-1', 'supervisor-1']);
    expect(world.tasks.of('resolve-takeover')[0]?.excluded).toEqual(['officer-1']);
  });
});

describe('a takeover ends', () => {
  test('with the contract returned to its contractor after a rectification that was accepted', async () => {
    world.tasks.people.answer('resolve-takeover', 'return');
    const takeover = await stage.startTakeover();
    expect(await takeover.result()).toBe('returned');
    const report = world.tasks.of('report-rectification')[0]!;
    expect(report.organisationId).toBe('provider-1');
    expect(world.callsOf('recordRectificationFinding')).toHaveLength(1);
    expect(contractOf()).toMatchObject({ state: 'running', frozen: false });
    expect(world.callsOf('recordSettlement')).toHaveLength(1);
  });

  test('as dismissed before anything was handed over', async () => {
    world.tasks.people.answer('decide-takeover', 'dismiss');
    const takeover = await stage.startTakeover();
    expect(await takeover.result()).toBe('dismissed');
    expect(takeoverOf()).toMatchObject({ outcome: 'dismissed', covered: new Map() });
    expect(contractOf()).toMatchObject({ state: 'running', frozen: false });
    expect(world.tasks.of('settle-takeover')).toEqual([]);
  });

  test('as dismissed after an urgent handover, without settlement', async () => {
    world.tasks.people.answer('decide-takeover', 'dismiss');
    const takeover = await stage.startTakeover({ urgent: true });
    expect(await takeover.result()).toBe('dismissed');
    expect(world.callsOf('recordFullCoverage')).toHaveLength(1);
    expect(world.tasks.of('settle-takeover')).toEqual([]);
  });

  test('as terminated where the contract was rescinded meanwhile: whoever was handed over stays with the bridge (CH-13)', async () => {
    world.tasks.people.silent('decide-takeover');
    const takeover = await stage.startTakeover({ urgent: true });
    const decision = await world.tasks.asked('decide-takeover');
    await world.called('recordFullCoverage');
    contractOf().state = 'terminated';
    await world.tasks.decide(decision, 'dismiss', 'approver-1');
    expect(await takeover.result()).toBe('terminated');
    expect(takeoverOf()).toMatchObject({ outcome: 'terminated' });
  });

  test.each([true, false])('as a drill that asks but changes nothing (urgent: %s)', async (urgent) => {
    const takeover = await stage.startTakeover({ urgent, drill: true });
    expect(await takeover.result()).toBe('drilled');
    expect([...new Set(world.tasks.all.map(({ kind }) => kind))].sort()).toEqual(['answer-standby', 'decide-takeover']);
    expect(contractOf()).toMatchObject({ state: 'running', frozen: false });
    const done = world.calls.map(({ activity }) => activity);
    expect(done.filter((activity) => !DRILLED.includes(activity))).toEqual([]);
  });
});

test('a takeover tells what it waits for and what has happened to whoever asks', async () => {
  world.tasks.people.silent('settle-takeover');
  const takeover = await stage.startTakeover();
  const { taskId } = await world.tasks.asked('settle-takeover');

  expect(await takeover.query(statusQuery)).toEqual({
    stage: 'takeover',
    state: 'every recipient covered',
    waitingFor: [taskId],
  });
  expect((await takeover.query(timelineQuery)).map(({ what }) => what)).toEqual([
    'payments frozen',
    'decision: start',
    'standby 1: accept',
    '4 of 10 covered (standby 1)',
    'standby 2: accept',
    '8 of 10 covered (standby 2)',
    'standby 3: accept',
    '10 of 10 covered (standby 3)',
    'every recipient covered',
  ]);
});
