import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { addDays, dayOf, startOfDay } from '../../domain/time/shanghai.ts';
import { bidsFor } from './stand-in/bids.ts';
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
  world.bids = { 'lot-1': bidsFor('lot-1', 1) };
  world.tasks.people.ordinary();
});
afterEach(() => stage.clear());
afterAll(() => stage?.close());

const BEFORE_THE_NOTICE = ['draft-plan', 'confirm-budget', 'approve-plan', 'publish-intention', 'draft-documents'];

describe('the intention to purchase (PL-14)', () => {
  test('is published after the plan; documents are drafted meanwhile, the notice waits until its days have passed', async () => {
    const purchase = await stage.startPurchase({ intention: true });
    await purchase.result();
    const kinds = world.tasks.all.map(({ kind }) => kind);
    expect(kinds.slice(0, BEFORE_THE_NOTICE.length)).toEqual(BEFORE_THE_NOTICE);
    const published = world.callsOf('publishIntention')[0]!;
    const notice = world.tasks.all.find(({ kind }) => kind === 'publish-notice')!;
    const documents = world.tasks.all.find(({ kind }) => kind === 'approve-documents')!;
    const earliest = startOfDay(addDays(dayOf(published.at), 30));
    expect(documents.openedAt < earliest).toBe(true);
    expect(notice.openedAt >= earliest).toBe(true);
  });

  test('is not waited for where the need was urgent', async () => {
    const purchase = await stage.startPurchase();
    await purchase.result();
    expect(world.callsOf('publishIntention')).toEqual([]);
    const [first] = world.tasks.all;
    const notice = world.tasks.all.find(({ kind }) => kind === 'publish-notice')!;
    expect(dayOf(notice.openedAt) <= addDays(dayOf(first!.openedAt), 1)).toBe(true);
  });
});
