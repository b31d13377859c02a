import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
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
  world.tasks.people.ordinary();
});
afterEach(() => stage.clear());
afterAll(() => stage?.close());

describe('the review of a provider of the bank', () => {
  test.each([
    ['keep', 'kept'],
    ['suspend', 'suspended'],
    ['exit', 'exited'],
  ] as const)('waits a year, and the answer “%s” ends it as %s', async (outcome, end) => {
    world.tasks.people.answer('review-provider', outcome);
    const review = await stage.startReview();
    expect(await review.result()).toBe(end);
    const [due, conclusion] = [world.callsOf('reviewIsDue')[0]!, world.callsOf('concludeReview')[0]!];
    expect(Date.parse(due.at) - Date.parse('2026-01-01T00:00:00Z')).toBeGreaterThan(300 * 86_400_000);
    expect(conclusion.request).toMatchObject({ reviewId: 'review-1', state: end });
  });

  test('is decided by nobody who asked for it', async () => {
    const review = await stage.startReview();
    await review.result();
    expect(world.tasks.all.map(({ kind, excluded }) => [kind, excluded])).toEqual([['review-provider', ['officer-1']]]);
  });
});
