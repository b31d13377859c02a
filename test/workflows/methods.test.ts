import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { termsOf, type MethodChoice } from '../../domain/procurement/method-grounds.ts';
import { METHOD_CODES, METHODS } from '../../domain/procurement/methods.ts';
import { deadline } from '../../domain/procurement/deadlines.ts';
import { addMillis, dayOf } from '../../domain/time/shanghai.ts';
import { changeDocuments, requestEnding } from '../../workflows/messages.ts';
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

const start = (choice: Partial<MethodChoice> & Pick<MethodChoice, 'method'>) => {
  const full = { ground: null, invitation: METHODS[choice.method].invitation[0], atThreshold: true, ...choice };
  world.method = full.method;
  world.invitation = full.invitation;
  if (full.method === 'single-source') world.bids = { 'lot-1': bidsFor('lot-1', 1) };
  return stage.startPurchase({ method: full.method, terms: termsOf(full) });
};
const asked = () => [...new Set(world.tasks.all.map(({ kind }) => kind))];

describe('every method', () => {
  test.each(METHOD_CODES)('%s runs from plan to acceptance', async (method) => {
    expect(await (await start({ method })).result()).toBe('closed');
    expect(world).toMatchObject({ state: 'closed', awards: [{ rank: 1, state: 'live' }] });
  });

  test.each(METHOD_CODES)('%s at the threshold is approved by finance, unless it needs no approval', async (method) => {
    world.tasks.people.answer('approve-method', 'refuse');
    const end = await (await start({ method })).result();
    const needsNone = method === 'open-tender' || method === 'below-threshold';
    expect(end).toBe(needsNone ? 'closed' : 'terminated');
    expect(world.openedAt === undefined).toBe(!needsNone);
  });
});

describe('an invited tender', () => {
  test('draws before two witnesses, of whom none may be the other', async () => {
    await (await start({ method: 'invited-tender' })).result();
    const [first, second] = [world.tasks.of('witness-draw')[0]!, world.tasks.of('countersign-draw')[0]!];
    expect(second.excluded).toEqual([first.by]);
    expect(world.witnesses).toEqual([first.taskId, second.taskId]);
    expect(world.tasks.of('publish-notice')).toEqual([]);
  });

  test('takes applications for their whole window before it examines them (ME-12)', async () => {
    await (await start({ method: 'invited-tender', invitation: 'prequalification' })).result();
    const { at } = world.callsOf('publishPrequalification')[0]!;
    const until = deadline('ME-12', 'application', at, CALENDAR, dayOf(at)).at;
    expect(world.tasks.of('examine-applicants')[0]!.openedAt >= until).toBe(true);
  });

  test('fails when fewer than twice the drawn stand in the pool, and nobody is invited (ME-18)', async () => {
    world.pool = { size: 5, byBuyer: 0, byExperts: 0 };
    expect(await (await start({ method: 'invited-tender' })).result()).toBe('failed');
    expect([...world.failedLots]).toEqual([['lot-1', 'ME-18']]);
    expect(world.callsOf('drawInvited')).toEqual([]);
  });
});

describe('a negotiation', () => {
  test('invites without a draw whom buyer and experts recommend; the buyer at most half (ME-19)', async () => {
    world.pool = { size: 4, byBuyer: 2, byExperts: 2 };
    expect(await (await start({ method: 'competitive-negotiation', invitation: 'recommendation' })).result()).toBe(
      'closed',
    );
    expect(world.tasks.of('witness-draw')).toEqual([]);

    world = stage.newWorld();
    world.bids = { 'lot-1': bidsFor('lot-1', 3) };
    world.tasks.people.ordinary();
    world.pool = { size: 4, byBuyer: 3, byExperts: 1 };
    expect(await (await start({ method: 'competitive-negotiation', invitation: 'recommendation' })).result()).toBe(
      'failed',
    );
    expect([...world.failedLots]).toEqual([['lot-1', 'ME-19']]);
  });

  test('talks as many rounds as needed, then asks for last offers, then judges; nobody scores', async () => {
    world.tasks.people.answer('hold-talks', 'another-round', { n: 1 });
    await (await start({ method: 'competitive-negotiation', invitation: 'notice' })).result();
    const kinds = asked();
    expect(world.tasks.of('hold-talks')).toHaveLength(2);
    expect(kinds.indexOf('hold-talks')).toBeLessThan(kinds.indexOf('last-offer'));
    expect(kinds.indexOf('last-offer')).toBeLessThan(kinds.indexOf('review-conformity'));
    expect(kinds).not.toContain('score-bids');
  });

  test.each([
    [false, 'failed'],
    [true, 'closed'],
  ] as const)(
    'with two that meet the needs, after an open tender with two: %s, comes to be %s (ME-14)',
    async (two, end) => {
      world.nonConforming.add('lot-1-bid-2');
      const ground = two ? 'two-after-tender' : 'urgent';
      expect(await (await start({ method: 'competitive-negotiation', ground })).result()).toBe(end);
    },
  );
});

describe('a single source', () => {
  const only = { method: 'single-source', ground: 'only-supplier' } as const;

  test('stands published for its time before finance approves it (ME-03)', async () => {
    await (await start(only)).result();
    expect(world.tasks.of('approve-method')[0]!.openedAt >= world.publicity!.wall).toBe(true);
    expect(world.callsOf('publicityObjections')[0]!.at >= world.publicity!.wall).toBe(true);
  });

  test('ends when an objection is upheld, after every objection was answered', async () => {
    world.objections = ['objection-1', 'objection-2'];
    world.tasks.people.answer('answer-objection', 'uphold', { subject: { objectionId: 'objection-2' } });
    expect(await (await start(only)).result()).toBe('failed');
    expect(
      world
        .callsOf('answerObjection')
        .map(({ request }) => request.outcome)
        .sort(),
    ).toEqual(['rejected', 'upheld']);
    expect([...world.failedLots]).toEqual([['lot-1', 'ME-03']]);
  });

  test('ends when most professionals see another way', async () => {
    world.tasks.people
      .answer('state-single-source', 'oppose', { n: 1 })
      .answer('state-single-source', 'oppose', { n: 2 });
    expect(await (await start(only)).result()).toBe('terminated');
    expect(asked()).not.toContain('approve-method');
  });

  test.each(['agree-price', 'sign-minutes'] as const)('ends without an award when %s fails (ME-30)', async (kind) => {
    world.tasks.people.answer(kind, (kind === 'agree-price' ? 'fail' : 'refuse') as never);
    expect(await (await start(only)).result()).toBe('failed');
    expect([...world.failedLots]).toEqual([['lot-1', 'ME-30']]);
    expect(world.awards).toEqual([]);
  });
});

describe('a change of the documents', () => {
  test('puts the opening off to the new deadline, once, however often it is told', async () => {
    const purchase = await start({ method: 'open-tender' });
    await world.called('publishTenderNotice');
    const before = world.deadline!.wall;
    const later = addMillis(before, 9 * 86_400_000);
    world.extensions.set('change-1', later);
    await purchase.signal(changeDocuments, { changeId: 'change-1' });
    await purchase.signal(changeDocuments, { changeId: 'change-1' });
    await world.called('announceChange');
    await stage.until(addMillis(before, 3_600_000));
    expect(world.openedAt).toBeUndefined();
    await stage.until(later);
    await world.called('openBids');
    expect(world.openedAt! >= later).toBe(true);
    expect(world.callsOf('announceChange')).toHaveLength(1);
  });

  test('with enough days left leaves the deadline where it was', async () => {
    const purchase = await start({ method: 'open-tender' });
    await world.called('publishTenderNotice');
    const { wall } = world.deadline!;
    await purchase.signal(changeDocuments, { changeId: 'change-1' });
    await world.called('announceChange');
    await stage.until(wall);
    await world.called('openBids');
    expect(world.openedAt! < addMillis(wall, 1000)).toBe(true);
  });
});

describe('a request to end a purchase', () => {
  test('that somebody else approves ends it: open tasks are cancelled, nobody wins (PB-06)', async () => {
    world.tasks.people.silent('publish-notice');
    const purchase = await start({ method: 'competitive-consultation' });
    await world.tasks.asked('publish-notice');
    await purchase.signal(requestEnding, { endingId: 'ending-1', by: 'officer-9' });
    expect(await purchase.result()).toBe('terminated');
    expect(world).toMatchObject({ endedBy: 'ending-1', state: 'terminated', awards: [] });
    expect(world.tasks.of('publish-notice')[0]).toMatchObject({ state: 'cancelled' });
    expect(world.tasks.of('approve-ending')[0]!.excluded).toEqual(['officer-9']);
  });

  test('that is refused leaves it running', async () => {
    world.tasks.people.answer('approve-ending', 'refuse').silent('publish-notice');
    const purchase = await start({ method: 'competitive-consultation' });
    const notice = await world.tasks.asked('publish-notice');
    await purchase.signal(requestEnding, { endingId: 'ending-1', by: 'officer-9' });
    await world.called('refuseEnding');
    await world.tasks.decide(notice, 'publish', 'officer-2');
    expect(await purchase.result()).toBe('closed');
    expect(world.endedBy).toBeUndefined();
  });

  test('comes too late once a contract is signed (GPL 50)', async () => {
    world.tasks.people.silent('file-contract');
    const purchase = await start({ method: 'open-tender' });
    await stage.toBidDeadline();
    await world.tasks.asked('file-contract');
    await purchase.signal(requestEnding, { endingId: 'ending-1', by: 'officer-9' });
    await world.called('refuseEnding');
    expect(world.tasks.of('approve-ending')).toEqual([]);
    await world.tasks.decide(world.tasks.of('file-contract')[0]!, 'file', 'officer-2');
    expect(await purchase.result()).toBe('closed');
  });
});
