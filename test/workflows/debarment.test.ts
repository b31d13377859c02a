import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { banLifted } from '../../workflows/messages.ts';
import type { World } from './stand-in/world.ts';
import { TestStage } from './test-stage.ts';

jest.setTimeout(60_000);

const DAY = 86_400_000;

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

test('a ban is noticed, defended, decided by somebody else and served, and ends by itself after its term', async () => {
  const ban = await stage.startDebarment();
  expect(await ban.result()).toBe('ended');
  expect(kinds()).toEqual(['serve-penalty-notice', 'answer-penalty-notice', 'decide-penalty', 'serve-penalty']);
  expect(world.callsOf('recordPenaltyAnswer')[0]!.request).toMatchObject({ answer: 'statement' });
  expect(world.tasks.of('decide-penalty')[0]!.excluded).toEqual(['officer-1']);
  const [served, ended] = [world.callsOf('servePenalty')[0]!, world.callsOf('endBan')[0]!];
  expect(Date.parse(ended.at) - Date.parse(served.at)).toBeGreaterThan(364 * DAY);
});

test('a hearing that is asked for is held by somebody else, not before its day', async () => {
  world.tasks.people.answer('answer-penalty-notice', 'hearing').answer('decide-penalty', 'drop');
  const ban = await stage.startDebarment();
  expect(await ban.result()).toBe('dropped');
  const [announced, record] = [world.callsOf('announceHearing')[0]!, world.tasks.of('record-hearing')[0]!];
  expect(Date.parse(record.openedAt) - Date.parse(announced.at)).toBeGreaterThan(10 * DAY);
  expect(record.excluded).toEqual(['officer-1']);
  expect(world.callsOf('servePenalty')).toEqual([]);
});

test('silence gives the hearing up after the time of the law, and decides nothing else', async () => {
  world.tasks.people.silent('answer-penalty-notice').silent('decide-penalty');
  await stage.startDebarment();
  const answer = await world.tasks.asked('answer-penalty-notice');
  await stage.until(answer.dueAt);
  await world.called('recordPenaltyAnswer');
  expect(world.callsOf('recordPenaltyAnswer')[0]!.request).toMatchObject({ answer: 'waived', taskId: null });
  await world.tasks.asked('decide-penalty');
});

test('a case that is withdrawn asks nobody anything', async () => {
  world.tasks.people.answer('serve-penalty-notice', 'withdraw');
  const ban = await stage.startDebarment();
  expect(await ban.result()).toBe('dropped');
  expect(kinds()).toEqual(['serve-penalty-notice']);
});

test('a ban that is lifted ends then, long before its last day, also if it is told while it is being served', async () => {
  const ban = await stage.startDebarment();
  await world.called('servePenalty');
  await ban.signal(banLifted);
  expect(await ban.result()).toBe('lifted');
  const [served, ended] = [world.callsOf('servePenalty')[0]!, world.callsOf('endBan')[0]!];
  expect(ended.request).toMatchObject({ lifted: true });
  expect(Date.parse(ended.at) - Date.parse(served.at)).toBeLessThan(300 * DAY);
});

test.each([
  ['grant', 'granted'],
  ['refuse', 'refused'],
] as const)('a repair is examined by one person and decided by another: %s', async (decided, end) => {
  world.tasks.people.ordinary().answer('decide-repair', decided);
  const repair = await stage.startRepair();
  expect(await repair.result()).toBe(end);
  expect(kinds()).toEqual(['examine-repair', 'decide-repair']);
  expect(world.tasks.of('decide-repair')[0]!.excluded).toEqual(['provider-1', 'officer-2', 'approver-1']);
});
