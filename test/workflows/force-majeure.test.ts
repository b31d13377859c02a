import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { requestEnding, requestSuspension, resumePurchase } from '../../workflows/messages.ts';
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
afterAll(() => stage?.close());

const SUSPENSION = { suspensionId: 'suspension-1', by: 'officer-2' };

describe('force majeure', () => {
  test('suspends bidding: the old deadline passes and nothing is opened until the new one', async () => {
    const purchase = await stage.startPurchase();
    await world.called('publishTenderNotice');
    const before = world.deadline!;
    await purchase.signal(requestSuspension, SUSPENSION);
    await purchase.signal(requestSuspension, SUSPENSION);
    await world.called('beginStandStill');
    expect(world.tasks.of('approve-suspension').map(({ excluded }) => excluded)).toEqual([['officer-2']]);
    await stage.until(before.wall);
    await stage.until(before.wall);
    expect(world.openedAt).toBeUndefined();
    await purchase.signal(resumePurchase, { suspensionId: 'suspension-1' });
    await world.called('endStandStill');
    const after = world.deadline!;
    expect(after.legal > before.legal).toBe(true);
    expect(await purchase.result()).toBe('closed');
    expect(world.openedAt! >= after.wall).toBe(true);
    expect(world.callsOf('beginStandStill')).toHaveLength(1);
  });

  test('that is not approved suspends nothing', async () => {
    world.tasks.people.answer('approve-suspension', 'refuse');
    const purchase = await stage.startPurchase();
    await world.called('publishTenderNotice');
    const before = world.deadline;
    await purchase.signal(requestSuspension, SUSPENSION);
    await world.called('refuseSuspension');
    expect(await purchase.result()).toBe('closed');
    expect([world.deadline, world.callsOf('beginStandStill')]).toEqual([before, []]);
  });

  test('after the opening lets no further step begin until the purchase goes on', async () => {
    world.tasks.people.silent('examine-qualifications');
    const purchase = await stage.startPurchase();
    await stage.toBidDeadline();
    const examination = await world.tasks.asked('examine-qualifications');
    await purchase.signal(requestSuspension, SUSPENSION);
    await world.called('beginStandStill');
    await world.tasks.decide(examination, 'submit', 'officer-1');
    await world.called('adoptQualifications');
    const kinds = () => world.tasks.all.map(({ kind }) => kind);
    const asked = kinds();
    await stage.until(examination.dueAt);
    expect(kinds()).toEqual(asked);
    await purchase.signal(resumePurchase, { suspensionId: 'suspension-1' });
    expect(await purchase.result()).toBe('closed');
    expect(kinds().length).toBeGreaterThan(asked.length);
  });

  test('that does not end turns into the end of the purchase', async () => {
    const purchase = await stage.startPurchase();
    await world.called('publishTenderNotice');
    await purchase.signal(requestSuspension, SUSPENSION);
    await world.called('beginStandStill');
    await purchase.signal(requestEnding, { endingId: 'ending-1', by: 'officer-2' });
    expect(await purchase.result()).toBe('terminated');
    expect([world.endedBy, world.openedAt]).toEqual(['ending-1', undefined]);
  });
});
