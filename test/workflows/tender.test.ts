import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { bidDeadline, deadline } from '../../domain/procurement/deadlines.ts';
import { METHOD_CODES } from '../../domain/procurement/methods.ts';
import { addDays, addMillis, dayOf, endOfDay } from '../../domain/time/shanghai.ts';
import { addWorkingDays } from '../../domain/time/working-calendar.ts';
import { CALENDAR } from './stand-in/clock.ts';
import { bidsFor } from './stand-in/bids.ts';
import { TestStage } from './test-stage.ts';
import type { World } from './stand-in/world.ts';

jest.setTimeout(90_000);

let stage: TestStage;
let world: World;
beforeAll(async () => {
  stage = await TestStage.open();
});
beforeEach(() => {
  world = stage.newWorld();
  world.bids = { 'lot-1': bidsFor('lot-1', 3) };
  world.termMonths = 1;
  world.tasks.people.ordinary();
});
afterEach(() => stage.clear());
afterAll(() => stage.close());

/** By lot: lots go their way side by side, so the order in which they fail is chance. */
const failures = (): unknown[] => [...world.failedLots].sort();

describe('opening the bids', () => {
  test.each(['competitive-consultation', 'open-tender'] as const)(
    'happens exactly at the legal deadline of a %s, never before',
    async (method) => {
      world.method = method;
      await stage.startPurchase();
      const notice = await world.called('publishTenderNotice');
      const { wall } = world.deadline!;
      expect(wall).toBe(bidDeadline(method, dayOf(notice.at), CALENDAR).at);

      await stage.until(addMillis(wall, -1000));
      expect(world.openedAt).toBeUndefined();
      await stage.until(wall);
      await world.called('openBids');
      expect(world.openedAt! >= wall && world.openedAt! < addMillis(wall, 1000)).toBe(true);
    },
  );

  test('leaves nothing about bids in the history before: with no bid it is the same as with five', async () => {
    world.tasks.people.silent('examine-qualifications');
    const histories: string[][] = [];
    for (const count of [0, 5]) {
      world.bids = { 'lot-1': bidsFor('lot-1', count), 'lot-2': bidsFor('lot-2', count) };
      const purchase = await stage.startPurchase();
      await stage.toBidDeadline();
      await world.called('lotsLeftUnopened');
      histories.push(eventsBeforeOpening(historyToJSON(await purchase.fetchHistory())));
      await stage.clear();
      const { people } = (world = stage.newWorld()).tasks;
      people.ordinary().silent('examine-qualifications');
    }
    expect(histories[0]).toEqual(histories[1]);
    expect(histories[0]!.filter((type) => !type.includes('WorkflowTask'))).toEqual([
      'UpsertWorkflowSearchAttributes DueAt',
      'TimerStarted',
      'TimerFired',
    ]);
  });
});

describe('a lot for which too few have bid', () => {
  test.each(['open-tender', 'invited-tender'] as const)(
    'of an %s stays closed, and its bids go back: nobody is asked for a share (M87 41, ME-13)',
    async (method) => {
      world.method = method;
      world.seats.set(1, { userId: 'holder-1', state: 'waiting', wrongShares: 0 });
      world.bids = { 'lot-1': bidsFor('lot-1', 2) };
      expect(await (await stage.startPurchase()).result()).toBe('failed');
      expect([failures(), world.openedAt, world.returned]).toEqual([[['lot-1', 'ME-13']], undefined, true]);
      expect(world.tasks.of('release-opening-share')).toEqual([]);
    },
  );

  test('stays closed while the other lot of the tender is opened and goes on', async () => {
    world.method = 'open-tender';
    world.bids = { 'lot-1': bidsFor('lot-1', 2), 'lot-2': bidsFor('lot-2', 3) };
    expect(await (await stage.startPurchase()).result()).toBe('closed');
    expect(failures()).toEqual([['lot-1', 'ME-13']]);
    expect(world.awards.map(({ lotId }) => lotId)).toEqual(['lot-2']);
    expect(world.returned).toBe(false);
  });

  test.each(METHOD_CODES)(
    'ends a purchase by %s for which nobody has bid, before anything is opened',
    async (method) => {
      world.method = method;
      world.bids = { 'lot-1': [] };
      expect(await (await stage.startPurchase()).result()).toBe('failed');
      const rule = method.endsWith('tender') ? 'ME-13' : 'EV-19';
      expect([failures(), world.openedAt, world.returned]).toEqual([[['lot-1', rule]], undefined, true]);
    },
  );

  test('in a consultation is opened and then judged by its number', async () => {
    world.bids = { 'lot-1': bidsFor('lot-1', 1) };
    expect(await (await stage.startPurchase()).result()).toBe('failed');
    expect([failures(), world.openedAt === undefined]).toEqual([[['lot-1', 'EV-19']], false]);
  });
});

describe('an opening by holders', () => {
  beforeEach(() => {
    for (const seat of [1, 2, 3, 4, 5]) {
      world.seats.set(seat, { userId: `holder-${seat}`, state: 'waiting', wrongShares: 0 });
    }
  });

  test('asks them at the deadline and not before, and needs three', async () => {
    world.tasks.people.silent('release-opening-share', { subject: { seat: 3 } });
    world.tasks.people.silent('release-opening-share', { subject: { seat: 5 } });
    world.seats.get(2)!.wrongShares = 1;
    const purchase = await stage.startPurchase();
    expect(await purchase.result()).toBe('closed');
    const asked = world.tasks.of('release-opening-share');
    // The wrong share of the second seat is asked for again.
    expect(asked.map(({ userId }) => userId).sort()).toEqual([
      'holder-1',
      'holder-2',
      'holder-2',
      'holder-3',
      'holder-4',
      'holder-5',
    ]);
    expect(world.openedAt! >= world.deadline!.wall).toBe(true);
    expect(world.callsOf('openBids')).toEqual([]);
    expect(world.callsOf('signOpeningRecord')).toHaveLength(1);
  });

  test('that can never reach three shares ends the purchase with the house rule', async () => {
    for (const seat of [1, 2, 4]) world.tasks.people.answer('release-opening-share', 'lost', { subject: { seat } });
    world.tasks.people.silent('release-opening-share', { subject: { seat: 3 } });
    world.tasks.people.silent('release-opening-share', { subject: { seat: 5 } });
    const purchase = await stage.startPurchase();
    expect(await purchase.result()).toBe('failed');
    expect(failures()).toEqual([['lot-1', 'HS-17']]);
    expect(world.callsOf('openEnvelopes')).toEqual([]);
    expect(world.returned).toBe(true);
  });

  test('that nobody answers is escalated, decided about, and ends with the bids returned unopened', async () => {
    for (const seat of [3, 4, 5]) world.tasks.people.silent('release-opening-share', { subject: { seat } });
    world.tasks.people
      .answer('decide-stalled-opening', 'wait', { n: 1 })
      .answer('decide-stalled-opening', 'end', { n: 2 });
    expect(await (await stage.startPurchase()).result()).toBe('failed');
    const [first, second] = world.tasks.of('decide-stalled-opening');
    const stall = deadline('HS-17', 'waiting', world.deadline!.legal, CALENDAR, dayOf(world.deadline!.legal)).at;
    expect(first!.openedAt >= stall && second!.openedAt > first!.openedAt).toBe(true);
    expect(world.tasks.of('release-opening-share').filter(({ escalatedAt }) => escalatedAt)).toHaveLength(3);
    expect([failures(), world.openedAt, world.returned]).toEqual([[['lot-1', 'HS-17']], undefined, true]);
  });

  test('whose last share comes while somebody decides about waiting is opened after all', async () => {
    for (const seat of [3, 4, 5]) world.tasks.people.silent('release-opening-share', { subject: { seat } });
    world.tasks.people.silent('decide-stalled-opening');
    const purchase = await stage.startPurchase();
    await stage.toBidDeadline();
    const late = await world.tasks.asked('release-opening-share', ({ subject }) => subject?.seat === 4);
    await stage.until(deadline('HS-17', 'waiting', late.openedAt, CALENDAR, dayOf(late.openedAt)).at);
    const question = await world.tasks.asked('decide-stalled-opening');
    await world.tasks.decide(late, 'release', 'holder-4');
    expect(await purchase.result()).toBe('closed');
    expect(question.state).toBe('cancelled');
    expect(world.openedAt).toBeDefined();
  });
});

describe('a lot', () => {
  test('with one bidder fails while the other goes on to its award (EV-19)', async () => {
    world.bids = { 'lot-1': bidsFor('lot-1', 1), 'lot-2': bidsFor('lot-2', 2) };
    const purchase = await stage.startPurchase();

    expect(await purchase.result()).toBe('closed');
    expect(failures()).toEqual([['lot-1', 'EV-19']]);
    expect(world.awards.map(({ lotId }) => lotId)).toEqual(['lot-2']);
    expect(world.tasks.of('examine-qualifications').map(({ subject }) => subject)).toEqual([{ lotId: 'lot-2' }]);
  });

  test('fails when qualification leaves one bidder', async () => {
    world.unqualified.add('lot-1-bid-2').add('lot-1-bid-3');
    expect(await (await stage.startPurchase()).result()).toBe('failed');
    expect(failures()).toEqual([['lot-1', 'EV-19']]);
    expect(world.callsOf('drawExperts')).toEqual([]);
  });

  test('fails when withdrawals in the talks leave one bidder', async () => {
    world.tasks.people.answer('last-offer', 'withdraw', { subject: { bidId: 'lot-1-bid-1' } });
    world.tasks.people.answer('last-offer', 'withdraw', { subject: { bidId: 'lot-1-bid-3' } });
    expect(await (await stage.startPurchase()).result()).toBe('failed');
    expect(failures()).toEqual([['lot-1', 'EV-19']]);
    expect(world.tasks.of('score-bids')).toEqual([]);
  });

  test('fails when every price is above the ceiling (EV-20)', async () => {
    for (const { bidId } of world.bids['lot-1']!) world.aboveCeiling.add(bidId);
    expect(await (await stage.startPurchase()).result()).toBe('failed');
    expect(failures()).toEqual([['lot-1', 'EV-20']]);
  });

  test('goes on with the first price of a bidder who gives no last offer in time', async () => {
    world.tasks.people.silent('last-offer', { subject: { bidId: 'lot-1-bid-2' } }).silent('confirm-award');
    await stage.startPurchase();
    await stage.toBidDeadline();
    const offer = await world.tasks.asked('last-offer', ({ subject }) => subject?.bidId === 'lot-1-bid-2');
    await stage.until(offer.dueAt);
    await world.tasks.asked('confirm-award');
    expect(world.callsOf('adoptLastOffer').map(({ request }) => request.outcome)).toEqual([
      'offer',
      'offer',
      'expired',
    ]);
    expect(world.withdrawn.size).toBe(0);
  });
});

test('a purchase whose lots all fail ends as failed, without an award', async () => {
  world.bids = { 'lot-1': bidsFor('lot-1', 1), 'lot-2': [] };
  expect(await (await stage.startPurchase()).result()).toBe('failed');
  expect(failures()).toEqual([
    ['lot-1', 'EV-19'],
    ['lot-2', 'EV-19'],
  ]);
  expect(world).toMatchObject({ state: 'failed', awards: [] });
});

test.each([
  [2, 'failed'],
  [3, 'closed'],
] as const)('an open tender with %i bidders comes to be %s', async (count, end) => {
  world.method = 'open-tender';
  world.bids = { 'lot-1': bidsFor('lot-1', count) };
  expect(await (await stage.startPurchase()).result()).toBe(end);
  expect(world.tasks.of('last-offer')).toEqual([]);
});

describe('silence about the award', () => {
  const askedForAward = async () => {
    world.tasks.people.silent('confirm-award').silent('publish-result');
    await stage.startPurchase();
    await stage.toBidDeadline();
    return world.tasks.asked('confirm-award');
  };

  test('awards the first-ranked after five working days, never earlier, and once (EV-15)', async () => {
    const task = await askedForAward();
    const fifth = addWorkingDays(CALENDAR, dayOf(task.openedAt), 5).day;
    expect(task.dueAt).toBe(endOfDay(fifth));

    await stage.until(addMillis(task.dueAt, -1000));
    expect(world.awards).toEqual([]);
    expect(task).toMatchObject({ state: 'open', remindedAt: expect.any(String) });
    await stage.until(task.dueAt);
    await world.tasks.asked('publish-result');
    await stage.until(endOfDay(addDays(fifth, 60)));
    expect(world.awards).toMatchObject([{ rank: 1, deemed: true, providerId: 'provider-1', state: 'live' }]);
    expect(world.awards[0]!.decidedAt >= task.dueAt).toBe(true);
    expect(task).toMatchObject({ state: 'cancelled', outcome: 'expired' });
  });

  test('counts for nothing when somebody decides in the last second', async () => {
    const task = await askedForAward();
    await stage.until(addMillis(task.dueAt, -1000));
    await world.tasks.decide(task, 'confirm', 'approver-1');
    await stage.until(addMillis(task.dueAt, 60_000));
    await world.tasks.asked('publish-result');
    expect(world.awards).toMatchObject([{ rank: 1, deemed: false }]);
    expect(task).toMatchObject({ state: 'done', outcome: 'confirm' });
  });

  test('counts for nothing when a decision in time is delivered late', async () => {
    const task = await askedForAward();
    await stage.until(addMillis(task.dueAt, -1000));
    world.tasks.submit(task, 'confirm', 'approver-1');
    await stage.until(addMillis(task.dueAt, 3_600_000));
    expect(world.awards).toEqual([]);
    await world.tasks.deliver(task);
    await world.tasks.asked('publish-result');
    expect(world.awards).toMatchObject([{ rank: 1, deemed: false }]);
  });
});

describe('a winner who refuses to sign', () => {
  test('gives the award to the next in rank, whose signature counts (CO-08)', async () => {
    world.tasks.people.answer('sign-contract', 'refuse', { n: 1 });
    expect(await (await stage.startPurchase()).result()).toBe('closed');
    expect(world.awards).toMatchObject([
      { rank: 1, state: 'void', providerId: 'provider-1' },
      { rank: 2, state: 'live', providerId: 'provider-2', deemed: false },
    ]);
    expect(world.tasks.of('sign-contract').map(({ organisationId }) => organisationId)).toEqual([
      'provider-1',
      'provider-2',
    ]);
    expect(world.tasks.of('publish-result').map(({ subject }) => subject?.lotId)).toEqual([undefined, 'lot-1']);
    expect(world.callsOf('publishResult').map(({ request }) => request.replacing)).toEqual([
      undefined,
      { awardId: 'award-lot-1-2', lotSeq: 1 },
    ]);
    expect([...world.contracts.values()].map(({ state }) => state)).toEqual(['terminated', 'closed']);
  });

  test('fails the lot when nobody is left', async () => {
    world.tasks.people.answer('sign-contract', 'refuse');
    expect(await (await stage.startPurchase()).result()).toBe('failed');
    expect(world.awards.map(({ rank, state }) => [rank, state])).toEqual([
      [1, 'void'],
      [2, 'void'],
      [3, 'void'],
    ]);
    expect(failures()).toEqual([['lot-1', 'CO-08']]);
  });

  test('is judged each time, also when nobody is left to turn to (M74 22)', async () => {
    world.tasks.people.answer('sign-contract', 'refuse');
    expect(await (await stage.startPurchase()).result()).toBe('failed');
    expect(world.callsOf('judgeRefusal').map(({ request }) => request.awardId)).toEqual([
      'award-lot-1-1',
      'award-lot-1-2',
      'award-lot-1-3',
    ]);
  });
});

test('a contract draft that the buyer returns is drafted again for the same award', async () => {
  world.tasks.people.answer('approve-contract', 'return', { n: 1 });
  expect(await (await stage.startPurchase()).result()).toBe('closed');
  expect(world.tasks.of('draft-contract').map(({ subject }) => subject?.awardId)).toEqual([
    'award-lot-1-1',
    'award-lot-1-1',
  ]);
  expect(world.contracts.size).toBe(1);
});

/** Types of the events between the published notice and the scheduled opening; search attributes by name. */
function eventsBeforeOpening(json: string): string[] {
  const { events } = JSON.parse(json) as { events: HistoryEvent[] };
  // The deadline is the first that is told; what follows its timer belongs to the opening.
  const told = events.findIndex(({ upsertWorkflowSearchAttributesEventAttributes: upsert }) =>
    Object.keys(upsert?.searchAttributes.indexedFields ?? {}).includes('DueAt'),
  );
  const opening = told + events.slice(told).findIndex(({ eventType }) => eventType === 'EVENT_TYPE_TIMER_FIRED') + 1;
  const notice = events.slice(0, opening).findLastIndex(({ eventType }) => eventType === 'EVENT_TYPE_MARKER_RECORDED');
  return events.slice(notice + 1, opening).map(({ eventType, ...event }) => {
    const names = Object.keys(
      event.upsertWorkflowSearchAttributesEventAttributes?.searchAttributes.indexedFields ?? {},
    );
    const type = eventType.replace('EVENT_TYPE_', '').toLowerCase();
    return [type.replace(/(^|_)(\w)/g, (_, __, letter: string) => letter.toUpperCase()), ...names].join(' ');
  });
}

interface HistoryEvent {
  readonly eventType: string;
  readonly upsertWorkflowSearchAttributesEventAttributes?: {
    readonly searchAttributes: { readonly indexedFields: Record<string, unknown> };
  };
}
