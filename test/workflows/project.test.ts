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

describe('a proposal for the bank of projects', () => {
  test('of a county is reviewed, its money confirmed, and reserved', async () => {
    const project = await stage.startProject({ township: false });
    expect(await project.result()).toBe('reserved');
    expect(asked()).toEqual(['review-project', 'reserve-project']);
  });

  test('of a township is guided by the county first', async () => {
    const project = await stage.startProject({ township: true });
    expect(await project.result()).toBe('reserved');
    expect(asked()).toEqual(['guide-project', 'review-project', 'reserve-project']);
  });

  test.each(['guide-project', 'review-project'] as const)('ends when %s is refused', async (kind) => {
    world.tasks.people.answer(kind, 'refuse');
    const project = await stage.startProject({ township: true });
    expect(await project.result()).toBe('refused');
    expect(asked().at(-1)).toBe(kind);
  });

  test.each(['guide-project', 'review-project', 'reserve-project'] as const)(
    'that comes back from %s is mended by its proposer and goes the whole way again',
    async (kind) => {
      world.tasks.people.answer(kind, 'return', { n: 1 });
      const project = await stage.startProject({ township: true });
      expect(await project.result()).toBe('reserved');
      const way = ['guide-project', 'review-project', 'reserve-project'];
      expect(asked()).toEqual([...way.slice(0, way.indexOf(kind) + 1), 'revise-project', ...way]);
      expect(world.tasks.all.find((task) => task.kind === 'revise-project')).toMatchObject({ userId: 'officer-1' });
    },
  );

  test('may be withdrawn by its proposer when it comes back', async () => {
    world.tasks.people.answer('review-project', 'return').answer('revise-project', 'withdraw');
    const project = await stage.startProject({ township: false });
    expect(await project.result()).toBe('withdrawn');
  });

  test('of a public service is surveyed by its proposer and reviewed twice by others (PL-10, PL-11)', async () => {
    const project = await stage.startProject({ township: true, survey: true });
    expect(await project.result()).toBe('reserved');
    expect(asked()).toEqual([
      'guide-project',
      'survey-project',
      'review-project',
      'key-review-project',
      'reserve-project',
    ]);
    expect(world.tasks.all.find(({ kind }) => kind === 'survey-project')).toMatchObject({ userId: 'officer-1' });
    const reviews = world.tasks.all.filter(({ kind }) => kind.endsWith('review-project'));
    for (const { excluded } of reviews) expect(excluded).toContain('officer-1');
  });

  test('is surveyed again when the key review sends it back, and only then', async () => {
    world.tasks.people.answer('key-review-project', 'return', { n: 1 }).answer('reserve-project', 'return', { n: 1 });
    const project = await stage.startProject({ township: false, survey: true });
    expect(await project.result()).toBe('reserved');
    const reviewed = ['review-project', 'key-review-project'];
    expect(asked()).toEqual([
      ...['survey-project', ...reviewed, 'revise-project'],
      ...['survey-project', ...reviewed, 'reserve-project', 'revise-project'],
      ...[...reviewed, 'reserve-project'],
    ]);
  });

  test.each([
    ['survey-project', 'withdraw', 'withdrawn'],
    ['key-review-project', 'refuse', 'refused'],
  ] as const)('ends when %s says %s', async (kind, outcome, end) => {
    world.tasks.people.answer(kind, outcome);
    const project = await stage.startProject({ township: false, survey: true });
    expect(await project.result()).toBe(end);
    expect(asked().at(-1)).toBe(kind);
  });

  test('is decided by nobody who proposed it, and every decision is written down', async () => {
    const project = await stage.startProject({ township: true });
    await project.result();
    expect(world.tasks.all.map(({ excluded }) => excluded)).toEqual([['officer-1'], ['officer-1'], ['officer-1']]);
    expect(world.callsOf('recordProjectDecision').map(({ request }) => request.taskId)).toEqual(
      world.tasks.all.map(({ taskId }) => taskId),
    );
  });
});
