import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { decisionDue } from '../../domain/procurement/complaint.ts';
import { periodWithout } from '../../domain/procurement/excluded-time.ts';
import { addDays, addMillis, dayOf } from '../../domain/time/shanghai.ts';
import { complaintCorrected, complaintWithdrawn, statusQuery } from '../../workflows/messages.ts';
import { bidsFor } from './stand-in/bids.ts';
import { CALENDAR } from './stand-in/clock.ts';
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
});
afterEach(() => stage.clear());
afterAll(() => stage?.close());

const activities = () => world.calls.map(({ activity }) => activity).filter((name) => !name.endsWith('Task'));

describe('a complaint', () => {
  test('is examined, heard, decided by two people, served and told', async () => {
    world.tasks.people.ordinary();
    const complaint = await stage.startComplaint();
    expect(await complaint.result()).toBe('rejected');
    expect(activities()).toEqual([
      ...['recordComplaint', 'acceptComplaint', 'recordStatement', 'serveDecision', 'releaseHeld'],
    ]);
    const [draft, approval] = [world.tasks.of('handle-complaint')[0]!, world.tasks.of('approve-complaint')[0]!];
    expect(approval.excluded).toEqual([draft.by]);
    expect(approval.by).not.toBe(draft.by);
  });

  test('has its periods from the receipt, however late it is asked (CH-07, CH-10)', async () => {
    const receivedAt = addMillis(await world.clock.businessNow(), -3 * DAY);
    world.tasks.people.answer('examine-complaint', 'accept').silent('state-on-complaint');
    await stage.startComplaint(receivedAt);
    const task = await world.tasks.asked('handle-complaint');
    expect(task.dueAt).toBe(decisionDue(receivedAt, CALENDAR).at);
    expect(world.tasks.of('examine-complaint')[0]!.dueAt < task.dueAt).toBe(true);
  });

  test('is refused with a reason, or sent back once and then accepted (CH-07)', async () => {
    world.tasks.people.ordinary().answer('examine-complaint', 'refuse');
    expect(await (await stage.startComplaint()).result()).toBe('refused');
    world.tasks.people.answer('examine-complaint', 'correct');
    const complaint = await stage.startComplaint(undefined, 2);
    await world.called('askCorrection');
    await stage.until(addMillis(await world.clock.now(), 3 * DAY));
    await complaint.signal(complaintCorrected);
    expect(await complaint.result()).toBe('rejected');
    expect(world.tasks.of('examine-correction')).toHaveLength(1);
    // The time of the correction does not count.
    const handled = world.tasks.of('handle-complaint')[0]!;
    expect(handled.without).toHaveLength(1);
    expect(handled.dueAt > decisionDue(handled.since!, CALENDAR).at).toBe(true);
  });

  test('that is not corrected in its time is refused', async () => {
    world.tasks.people.ordinary().answer('examine-complaint', 'correct');
    expect(await (await stage.startComplaint()).result()).toBe('refused');
    expect(activities()).toEqual(['recordComplaint', 'askCorrection', 'refuseComplaint']);
  });

  test.each([
    ['expert', true],
    ['hearing', false],
  ] as const)('waits for an inquiry (%s), which stops the clock: %s (CH-10)', async (inquiry, stops) => {
    world.inquiry = inquiry;
    world.tasks.people
      .ordinary()
      .answer('handle-complaint', 'inquire', { n: 1 })
      .answer('record-inquiry', 'received', { when: 'when-overdue' });
    const complaint = await stage.startComplaint();
    expect(await complaint.result()).toBe('rejected');
    const last = world.tasks.of('handle-complaint')[1]!;
    const plain = decisionDue(last.since!, CALENDAR).at;
    if (!stops) expect([last.without, last.dueAt]).toEqual([undefined, plain]);
    else {
      const [{ from, to }] = last.without as [{ from: never; to: never }];
      const today = dayOf(last.openedAt);
      const without = periodWithout({ rule: 'CH-10', figure: 'decide' }, last.since!, [{ from, to }], CALENDAR, today);
      expect(last.dueAt).toBe(without.due.at);
      expect(last.dueAt > plain).toBe(true);
    }
  });

  test('that nobody states on is decided without a statement: silence waives the right (CH-09)', async () => {
    world.tasks.people.ordinary().silent('state-on-complaint');
    expect(await (await stage.startComplaint()).result()).toBe('rejected');
    expect(world.callsOf('recordStatement')[0]!.request).toMatchObject({ given: false });
    expect(world.tasks.of('state-on-complaint')[0]!.outcome).toBe('expired');
  });

  test('may be taken back until it is decided: tasks are cancelled, everybody is told (CH-12)', async () => {
    world.suspends = true;
    world.tasks.people.ordinary().silent('handle-complaint').silent('state-on-complaint');
    const complaint = await stage.startComplaint();
    await world.tasks.asked('handle-complaint');
    await complaint.signal(complaintWithdrawn);
    expect(await complaint.result()).toBe('withdrawn');
    expect(world.tasks.of('handle-complaint')[0]!.state).toBe('cancelled');
    expect(world.holds).toMatchObject([{ endedAt: expect.any(String) }]);
    expect(await complaint.query(statusQuery)).toMatchObject({ state: 'withdrawn', waitingFor: [] });
  });

  test('is suspended for no more than thirty calendar days in all (CH-11)', async () => {
    world.suspends = true;
    world.tasks.people
      .ordinary()
      .answer('handle-complaint', 'suspend', { n: 1, when: 'when-overdue' })
      .answer('handle-complaint', 'reject', { n: 2 });
    await (await stage.startComplaint()).result();
    const [first, ...more] = world.holds;
    expect(more).toEqual([]);
    expect(dayOf(first!.until!)).toBe(addDays(dayOf(first!.since), 30));
    expect(world.callsOf('suspendPurchase')[0]!.result).toBe(false);
  });
});

describe('a complaint that is upheld (CH-13)', () => {
  const upheldAt = async (activity: 'publishResult' | 'rankBids' | 'contractSchedule', bids: number) => {
    Object.assign(world, { termMonths: 1, bids: { 'lot-1': bidsFor('lot-1', bids) } });
    world.tasks.people.answer('handle-complaint', 'uphold');
    const purchase = await stage.startPurchase();
    // Time passes only while the purchase's end is awaited.
    const complaint = world.called(activity).then(() => stage.startComplaint());
    const end = await purchase.result();
    expect(await (await complaint).result()).toBe('upheld');
    return end;
  };

  test('before there is a winner: the lot is bought anew, and nobody is asked any more', async () => {
    world.tasks.people.ordinary().silent('confirm-award');
    expect(await upheldAt('rankBids', 4)).toBe('failed');
    expect([...world.failedLots]).toEqual([['lot-1', 'CH-13']]);
    expect(world.contracts.size).toBe(0);
  });

  test('with a winner and enough candidates: the award is void and the next one is published and signed', async () => {
    world.suspends = true;
    world.tasks.people.ordinary();
    expect(await upheldAt('publishResult', 4)).toBe('closed');
    expect(world.awards.map(({ rank, state }) => [rank, state])).toEqual([
      [1, 'void'],
      [2, 'live'],
    ]);
    expect(world.callsOf('publishResult')).toHaveLength(2);
    // Nothing is signed before the decision is carried out.
    const [signed] = world.callsOf('signContract').filter(({ result }) => result === 'signed');
    expect(world.holds.every(({ endedAt }) => endedAt !== undefined && endedAt <= signed!.at)).toBe(true);
    expect(world.tasks.of('carry-out-decision')).toHaveLength(1);
  });

  test('with a winner and too few candidates: the lot is bought anew', async () => {
    world.suspends = true;
    world.tasks.people.ordinary();
    expect(await upheldAt('publishResult', 2)).toBe('failed');
    expect(world.awards.map(({ state }) => state)).toEqual(['void']);
    expect(world.failedLots.get('lot-1')).toBe('CH-13');
  });

  test('with a contract that is signed and not performed: it is rescinded, the next one serves', async () => {
    world.startInDays = 30;
    world.tasks.people.ordinary();
    expect(await upheldAt('contractSchedule', 4)).toBe('closed');
    const states = [...world.contracts.values()].map(({ state }) => state);
    expect(states).toEqual(['terminated', 'closed']);
  });

  test('with a contract that is performed: it stands, and nobody loses the service', async () => {
    world.tasks.people.ordinary();
    expect(await upheldAt('contractSchedule', 4)).toBe('closed');
    expect(world.awards.map(({ state }) => state)).toEqual(['live']);
    expect(world.callsOf('annul')).toEqual([]);
  });
});

describe('a challenge that is upheld (CH-04)', () => {
  test('and ordered so, makes the award void and the next candidate the winner', async () => {
    world.challengeOrders = true;
    world.tasks.people.ordinary().answer('answer-challenge', 'uphold').answer('carry-out-answer', 'redo');
    Object.assign(world, { termMonths: 1, bids: { 'lot-1': bidsFor('lot-1', 4) } });
    const purchase = await stage.startPurchase();
    void world.called('publishResult').then(() => stage.startChallenge());
    expect(await purchase.result()).toBe('closed');
    expect(world.awards.map(({ rank, state }) => [rank, state])).toEqual([
      [1, 'void'],
      [2, 'live'],
    ]);
    const [signed] = world.callsOf('signContract').filter(({ result }) => result === 'signed');
    expect(world.holds.every(({ endedAt }) => endedAt !== undefined && endedAt <= signed!.at)).toBe(true);
  });

  test('while a contract is performed, its performance is suspended only when everybody has another provider', async () => {
    world.standby = [{ providerId: 'standby-1', capacity: 6 }];
    world.tasks.people
      .ordinary()
      .answer('decide-performance', 'suspend')
      .answer('answer-challenge', 'reject', { when: 'when-overdue' });
    Object.assign(world, { termMonths: 1, bids: { 'lot-1': bidsFor('lot-1', 3) } });
    const purchase = await stage.startPurchase();
    void world.called('contractSchedule').then(() => stage.startChallenge());
    expect(await purchase.result()).toBe('closed');
    const [suspended] = world.callsOf('suspendPerformance');
    const handed = world.callsOf('handOver');
    expect(handed.map(({ result }) => result.covered)).toEqual([6, 10]);
    expect(handed.every(({ at }) => at <= suspended!.at)).toBe(true);
    expect(world.callsOf('endTakeover').map(({ request }) => request.outcome)).toEqual(['returned']);
    expect(world.callsOf('endTakeover')[0]!.at >= world.holds[0]!.endedAt!).toBe(true);
  });
});
