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

const kinds = () => world.tasks.all.map(({ kind }) => kind);

describe('a performance evaluation', () => {
  test('asks all sides at once, hears the provider, and publishes', async () => {
    const evaluation = await stage.startEvaluation('evaluator-1');
    expect(await evaluation.result()).toBe('published');
    expect(kinds().slice(0, 3).sort()).toEqual(['rate-as-buyer', 'rate-as-evaluator', 'run-survey']);
    expect(kinds().slice(3)).toEqual(['answer-evaluation', 'publish-evaluation']);
    expect(world.callsOf('publishEvaluation')).toHaveLength(1);
  });

  test('without a third party or recipients goes by the sides that there are', async () => {
    world.surveyed = 0;
    const evaluation = await stage.startEvaluation(null);
    await evaluation.result();
    expect(kinds()).toEqual(['rate-as-buyer', 'answer-evaluation', 'publish-evaluation']);
  });

  test('with too few answers does not stand, and nothing is published', async () => {
    world.surveyStands = false;
    const evaluation = await stage.startEvaluation(null);
    expect(await evaluation.result()).toBe('void');
    expect([world.callsOf('computeEvaluation'), world.callsOf('publishEvaluation')]).toEqual([[], []]);
  });

  test('asks the next of the draw as often as the office wants', async () => {
    world.tasks.people.answer('run-survey', 'extend', { n: 1 });
    const evaluation = await stage.startEvaluation(null);
    await evaluation.result();
    expect(world.callsOf('extendSample')).toHaveLength(1);
    expect(kinds().filter((kind) => kind === 'run-survey')).toHaveLength(2);
  });

  test('takes the provider’s silence for agreement', async () => {
    world.tasks.people.silent('answer-evaluation');
    const evaluation = await stage.startEvaluation('evaluator-1');
    expect(await evaluation.result()).toBe('published');
    expect(kinds()).not.toContain('decide-evaluation-objection');
  });

  test('that is objected to is decided, and rated again, by nobody who rated; the result is computed anew', async () => {
    world.tasks.people.answer('answer-evaluation', 'object').answer('decide-evaluation-objection', 'buyer-again');
    const evaluation = await stage.startEvaluation(null);
    await evaluation.result();
    const [first, again] = world.tasks.of('rate-as-buyer');
    const [decision] = world.tasks.of('decide-evaluation-objection');
    expect([first!.excluded ?? [], again!.excluded, decision!.excluded]).toEqual([
      [],
      [expect.any(String)],
      [expect.any(String)],
    ]);
    expect(world.callsOf('computeEvaluation')).toHaveLength(2);
    expect(world.callsOf('keepMarks').map(({ request }) => (request as { side: string }).side)).toEqual([
      'buyer',
      'buyer',
    ]);
  });

  test('whose objection is rejected is published as it was', async () => {
    world.tasks.people.answer('answer-evaluation', 'object');
    const evaluation = await stage.startEvaluation(null);
    await evaluation.result();
    expect([world.callsOf('keepObjection').length, world.callsOf('computeEvaluation').length]).toEqual([1, 1]);
  });
});
