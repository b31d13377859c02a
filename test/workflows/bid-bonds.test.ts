import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { requestEnding } from '../../workflows/messages.ts';
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
  world.bidBond = true;
  world.termMonths = 1;
  world.tasks.people.ordinary();
});
afterEach(() => stage.clear());
afterAll(() => stage.close());

const bidIds = (): string[] => world.bids['lot-1']!.map(({ bidId }) => bidId);

describe('bid bonds (PB-08, PB-09)', () => {
  test('are recorded before the examination; a bid without one is never ranked', async () => {
    world.unbonded.add(bidIds()[0]!);
    expect(await (await stage.startPurchase()).result()).toBe('closed');
    const kinds = world.tasks.all.map(({ kind }) => kind);
    expect(kinds.indexOf('record-bid-bonds')).toBeLessThan(kinds.indexOf('examine-qualifications'));
    expect(world.awards).toMatchObject([{ providerId: 'provider-2' }]);
    expect(Object.fromEntries(world.bidBonds)).toEqual({ [bidIds()[1]!]: 'returned', [bidIds()[2]!]: 'returned' });
  });

  test('go back to the losers after the result and to the winner after the contract, each asked once', async () => {
    await (await stage.startPurchase()).result();
    const asked = world.tasks.of('settle-bid-bond').map(({ subject }) => subject!.bidId);
    expect([...asked].sort()).toEqual([...bidIds()].sort());
    expect(asked.at(-1)).toBe(bidIds()[0]);
    expect([...world.bidBonds.values()]).toEqual(['returned', 'returned', 'returned']);
  });

  test('are kept only when somebody else than who asked approves', async () => {
    world.tasks.people
      .answer('settle-bid-bond', 'keep', { subject: { bidId: bidIds()[2]! }, by: 'finance-1' })
      .answer('approve-bid-bond-kept', 'return', { n: 1 });
    await (await stage.startPurchase()).result();
    expect(world.bidBonds.get(bidIds()[2]!)).toBe('kept');
    expect(world.tasks.of('approve-bid-bond-kept').map(({ excluded }) => excluded)).toEqual([
      ['finance-1'],
      ['finance-1'],
    ]);
  });

  test('go back when the lot fails', async () => {
    world.tasks.people.answer('sign-contract', 'refuse');
    expect(await (await stage.startPurchase()).result()).toBe('failed');
    expect([...world.bidBonds.values()]).toEqual(['returned', 'returned', 'returned']);
  });

  test('go back also after a purchase was ended by decision, which does not wait for them', async () => {
    world.tasks.people.silent('settle-bid-bond').silent('draft-contract');
    const purchase = await stage.startPurchase();
    await stage.toBidDeadline();
    await world.tasks.asked('draft-contract');
    await purchase.signal(requestEnding, { endingId: 'ending-1', by: 'officer-2' });
    await world.called('announceEnding');
    // The winner's, too, secures nothing any more.
    await world.tasks.asked('settle-bid-bond', ({ subject }) => subject?.bidId === bidIds()[0]);
    expect(world.state).toBe('terminated');
    for (const task of world.tasks.of('settle-bid-bond')) await world.tasks.decide(task, 'return', 'finance-1');
    expect(await purchase.result()).toBe('terminated');
    expect([...world.bidBonds.values()]).toEqual(['returned', 'returned', 'returned']);
  });
});

test('where none is demanded nobody is asked for one', async () => {
  world.bidBond = false;
  await (await stage.startPurchase()).result();
  expect(world.tasks.of('record-bid-bonds')).toEqual([]);
  expect(world.tasks.of('settle-bid-bond')).toEqual([]);
});
