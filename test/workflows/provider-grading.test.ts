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

describe('the grade of a provider for a year', () => {
  test('is reviewed, told to the provider and published', async () => {
    const grading = await stage.startGrading();
    expect(await grading.result()).toBe('published');
    expect(kinds()).toEqual(['review-grade', 'answer-grade']);
    expect(world.callsOf('publishGrade')).toHaveLength(1);
  });

  test('is given to nobody who had no contract, and nobody is asked', async () => {
    world.hadContracts = false;
    const grading = await stage.startGrading();
    expect(await grading.result()).toBe('not-graded');
    expect([kinds(), world.callsOf('publishGrade')]).toEqual([[], []]);
  });

  test('takes the provider’s silence for agreement', async () => {
    world.tasks.people.silent('answer-grade');
    const grading = await stage.startGrading();
    expect(await grading.result()).toBe('published');
    expect(kinds()).not.toContain('decide-grade-objection');
  });

  test('that is objected to is decided by nobody who reviewed it, before it is published', async () => {
    world.tasks.people.answer('answer-grade', 'object').answer('decide-grade-objection', 'uphold');
    const grading = await stage.startGrading();
    expect(await grading.result()).toBe('published');
    expect(world.tasks.of('decide-grade-objection')[0]!.excluded).toEqual([expect.any(String)]);
    expect(world.callsOf('answerGradeObjection')).toHaveLength(1);
  });
});
