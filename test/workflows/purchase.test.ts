import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { STAGES } from '../../domain/procurement/stages.ts';
import { statusQuery, timelineQuery } from '../../workflows/messages.ts';
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

const kindsOf = (): string[] => world.tasks.all.map(({ kind }) => kind);

describe('a purchase', () => {
  test('of two lots runs through every stage in their order to closed, a year in seconds', async () => {
    world.bids = { 'lot-1': bidsFor('lot-1', 3), 'lot-2': bidsFor('lot-2', 2) };
    world.termMonths = 12;
    const purchase = await stage.startPurchase();

    expect(await purchase.result()).toBe('closed');
    expect(world.callsOf('enterStage').map(({ request }) => request.stage)).toEqual(STAGES.slice(1));
    expect(world.state).toBe('closed');
    expect([...world.contracts.values()].map(({ state }) => state)).toEqual(['closed', 'closed']);
    expect(world.tasks.all.filter(({ state }) => state !== 'done')).toEqual([]);
  });

  test('drafts a returned plan and returned documents again', async () => {
    world.tasks.people.answer('approve-plan', 'return', { n: 1 });
    world.tasks.people.answer('approve-documents', 'return', { n: 1 }).silent('publish-notice');
    await stage.startPurchase();
    await world.tasks.asked('publish-notice');

    const plan = ['draft-plan', 'confirm-budget', 'approve-plan'];
    const documents = ['draft-documents', 'approve-documents'];
    expect(kindsOf()).toEqual([...plan, ...plan, ...documents, ...documents, 'publish-notice']);
    expect(world.callsOf('adoptDocuments')).toHaveLength(2);
  });

  test.each([
    ['draft-plan', 'withdraw'],
    ['confirm-budget', 'reject'],
    ['approve-plan', 'reject'],
  ] as const)('ends as terminated when %s says %s', async (kind, outcome) => {
    world.tasks.people.answer(kind, outcome as never);
    const purchase = await stage.startPurchase();

    expect(await purchase.result()).toBe('terminated');
    expect(kindsOf().at(-1)).toBe(kind);
    expect(world).toMatchObject({ state: 'terminated', stage: 'planning', deadline: undefined });
  });

  test('keeps whoever opened it and whoever drafted a version from approving that version', async () => {
    world.tasks.people.answer('draft-plan', 'submit', { n: 1, by: 'officer-2' });
    world.tasks.people.answer('draft-plan', 'submit', { n: 2, by: 'officer-3' });
    world.tasks.people.answer('approve-plan', 'return', { n: 1 });
    world.tasks.people.answer('draft-documents', 'submit', { by: 'officer-2' });
    world.tasks.people.answer('draft-contract', 'submit', { by: 'officer-1' }).silent('sign-contract');
    await stage.startPurchase();
    await stage.toBidDeadline();
    await world.tasks.asked('sign-contract');

    const excluded = world.tasks.all.filter((task) => task.excluded).map((task) => [task.kind, task.excluded]);
    expect(excluded).toEqual([
      ['confirm-budget', ['officer-1', 'officer-2']],
      ['approve-plan', ['officer-1', 'officer-2']],
      ['confirm-budget', ['officer-1', 'officer-3']],
      ['approve-plan', ['officer-1', 'officer-3']],
      ['approve-documents', ['officer-1', 'officer-2']],
      ['confirm-award', ['officer-1']],
      ['approve-contract', ['officer-1']],
    ]);
  });

  test('tells its stage, what it waits for and its timeline to whoever asks', async () => {
    world.tasks.people.silent('approve-documents');
    const purchase = await stage.startPurchase();
    const { taskId } = await world.tasks.asked('approve-documents');

    expect(await purchase.query(statusQuery)).toEqual({
      stage: 'publication',
      state: 'running',
      waitingFor: [taskId],
    });
    expect((await purchase.query(timelineQuery)).map(({ what }) => what)).toEqual(['stage publication']);
  });

  test('shows stages, lots and contracts in its current details, and what it came to at the end', async () => {
    world.bids = { 'lot-1': bidsFor('lot-1', 2), 'lot-2': bidsFor('lot-2', 1) };
    const purchase = await stage.startPurchase();
    await purchase.result();

    const { currentDetails } = await purchase.query<{ currentDetails: string }>('__temporal_workflow_metadata');
    expect(currentDetails).toMatch(/~~award~~ → .*\*\*closed\*\* · closed/);
    expect(currentDetails).toMatch(/\| 1 \| closed \| TEST-\d+-award-lot-1-1 \|\n\| 2 \| failed \| – \|/);
    expect((await purchase.query(timelineQuery)).at(-1)?.what).toBe('closed');
  });
});
