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

const asked = () => world.tasks.all.map(({ kind }) => kind);

describe('an application for the bank of experts', () => {
  test('that is admitted runs to the end of its term: a reminder first, then out of the draw', async () => {
    const expert = await stage.startExpert();
    expect(await expert.result()).toBe('over');
    expect(asked()).toEqual(['review-expert']);
    const [remind, end] = [world.callsOf('remindOfTerm')[0]!, world.callsOf('endExpertTerm')[0]!];
    expect(Date.parse(end.at) - Date.parse(remind.at)).toBeGreaterThan(29 * 86_400_000);
  });

  test.each([
    ['return', 'returned'],
    ['refuse', 'refused'],
  ] as const)('that the office answers with “%s” ends as %s, without a term', async (outcome, end) => {
    world.tasks.people.answer('review-expert', outcome);
    const expert = await stage.startExpert();
    expect(await expert.result()).toBe(end);
    expect(world.callsOf('endExpertTerm')).toEqual([]);
  });

  test('is decided neither by the person nor by whoever entered it', async () => {
    world.tasks.people.silent('review-expert');
    await stage.startExpert();
    const task = await world.tasks.asked('review-expert');
    expect(task.excluded).toEqual(['officer-1', task.subject!.expertId]);
    await world.tasks.decide(task, 'refuse', 'officer-2');
  });
});

describe('a proposal to remove an expert', () => {
  test('lets the expert state first, then somebody other than the proposer decides', async () => {
    const removal = await stage.startExpertRemoval();
    expect(await removal.result()).toBe('removed');
    expect(asked()).toEqual(['hear-expert', 'decide-removal']);
    const [hearing, decision] = world.tasks.all;
    expect(hearing!.userId).toBe(hearing!.subject!.expertId);
    expect(decision!.excluded).toEqual(['officer-1', hearing!.userId]);
    expect(world.callsOf('recordHearing')[0]!.request.taskId).toBe(hearing!.taskId);
  });

  test('goes on without a statement when the time to be heard passes in silence', async () => {
    world.tasks.people.silent('hear-expert').answer('decide-removal', 'keep');
    const removal = await stage.startExpertRemoval();
    expect(await removal.result()).toBe('kept');
    expect(world.callsOf('recordHearing')[0]!.request.taskId).toBeNull();
  });
});

test('the assessment of a purchase’s experts is asked of the buyer and written down once', async () => {
  const assessment = await stage.startAssessment();
  await assessment.result();
  expect(asked()).toEqual(['assess-experts']);
  expect(world.callsOf('recordAssessments')).toHaveLength(1);
});
