import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { bidsFor } from './stand-in/bids.ts';
import type { World } from './stand-in/world.ts';
import { TestStage } from './test-stage.ts';

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

const askedOf = (kind: Parameters<World['tasks']['of']>[0]) => world.tasks.of(kind).map(({ userId }) => userId);
const end = async () => (await stage.startPurchase()).result();

describe('the seats of a committee', () => {
  test('go to the drawn experts, who alone review, score and sign', async () => {
    expect(await end()).toBe('closed');
    for (const kind of ['attend-evaluation', 'review-conformity', 'score-bids', 'sign-report'] as const) {
      expect(askedOf(kind).sort()).toEqual(['expert-1', 'expert-2', 'expert-3']);
    }
  });

  test('elect their chair before anything is evaluated, and do not wait for whoever stays silent (EV-07)', async () => {
    world.tasks.people.silent('elect-chair', { n: 2 });
    expect(await end()).toBe('closed');
    expect(world.chairVotes).toHaveLength(2);
    const kinds = world.tasks.all.map(({ kind }) => kind);
    expect(kinds.lastIndexOf('elect-chair')).toBeLessThan(kinds.indexOf('review-conformity'));
    expect(world.callsOf('concludeChair')).toHaveLength(1);
  });

  test('go to the next in the drawn order when an expert declines or stays silent (EV-09)', async () => {
    world.reserves = ['reserve-1', 'reserve-2'];
    world.tasks.people.answer('attend-evaluation', 'decline', { n: 1 }).silent('attend-evaluation', { n: 3 });
    expect(await end()).toBe('closed');
    expect(askedOf('score-bids').sort()).toEqual(['expert-2', 'reserve-1', 'reserve-2']);
    expect(world.seated).not.toContain('expert-1');
  });

  test('are filled before anything is evaluated: without reserves the office draws again', async () => {
    world.tasks.people.answer('attend-evaluation', 'decline', { n: 2 }).silent('refill-committee');
    await stage.startPurchase();
    await stage.toBidDeadline();
    const refill = await world.tasks.asked('refill-committee');
    expect(world.tasks.of('review-conformity')).toEqual([]);
    await world.tasks.decide(refill, 'draw', 'officer-2');
    await world.called('rankBids');
    expect(askedOf('score-bids').sort()).toEqual(['expert-1', 'expert-3', 'expert-of-round-2-1']);
  });
});

describe('a bid', () => {
  test('that the majority refuses is neither asked for an offer nor scored; one bid left ends the lot (EV-19, EV-25)', async () => {
    world.nonConforming.add('lot-1-bid-2').add('lot-1-bid-3');
    expect(await end()).toBe('failed');
    expect([...world.failedLots]).toEqual([['lot-1', 'EV-19']]);
    expect(world.tasks.of('last-offer')).toEqual([]);
    expect(world.tasks.of('score-bids')).toEqual([]);
  });

  test('with an unusually low price goes on when its bidder explains it (EV-12)', async () => {
    world.lowPrices.add('lot-1-bid-1');
    expect(await end()).toBe('closed');
    expect(world.tasks.of('explain-price').map(({ organisationId }) => organisationId)).toEqual(['provider-1']);
    expect(world.tasks.of('judge-low-price')).toHaveLength(3);
    expect(world.awards).toMatchObject([{ providerId: 'provider-1' }]);
  });

  test('with an unusually low price is out when its bidder stays silent (EV-12)', async () => {
    world.lowPrices.add('lot-1-bid-1');
    world.tasks.people.silent('explain-price');
    expect(await end()).toBe('closed');
    expect(world.tasks.of('judge-low-price')).toEqual([]);
    expect(world.awards).toMatchObject([{ providerId: 'provider-2' }]);
  });
});

describe('the report', () => {
  test('comes after whoever gave points far from the others’ has checked them (EV-11)', async () => {
    world.farFromOthers = ['expert-2'];
    world.tasks.people.silent('confirm-scores');
    await stage.startPurchase();
    await stage.toBidDeadline();
    const check = await world.tasks.asked('confirm-scores');
    expect(check.userId).toBe('expert-2');
    expect(world.callsOf('rankBids')).toEqual([]);
    await world.tasks.decide(check, 'correct', 'expert-2');
    await world.called('concludeReport');
    expect(world.callsOf('adoptScoreChecks')).toHaveLength(1);
  });

  test('stands with one dissent and one silence, which counts as agreement (EV-13)', async () => {
    world.tasks.people.answer('sign-report', 'dissent', { n: 1 }).silent('sign-report', { n: 2 });
    expect(await end()).toBe('closed');
    expect(world.signatures.map(({ outcome }) => outcome).sort()).toEqual(['agree', 'dissent', 'expired']);
  });

  test('that most members reject is none: the lot fails, and nobody is awarded (EV-13)', async () => {
    world.tasks.people.answer('sign-report', 'dissent', { n: 1 }).answer('sign-report', 'dissent', { n: 2 });
    expect(await end()).toBe('failed');
    expect([...world.failedLots]).toEqual([['lot-1', 'EV-13']]);
    expect(world.awards).toEqual([]);
  });
});
