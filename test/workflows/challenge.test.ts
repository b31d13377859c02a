import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { answerDue } from '../../domain/procurement/challenge.ts';
import { addMillis } from '../../domain/time/shanghai.ts';
import { statusQuery } from '../../workflows/messages.ts';
import { bidsFor } from './stand-in/bids.ts';
import { CALENDAR } from './stand-in/clock.ts';
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
});
afterEach(() => stage.clear());
afterAll(() => stage?.close());

describe('a challenge', () => {
  test.each([
    ['uphold', 'upheld'],
    ['reject', 'rejected'],
  ] as const)('that the officer answers with “%s” is served as %s', async (decided, outcome) => {
    world.tasks.people.ordinary().answer('answer-challenge', decided);
    const challenge = await stage.startChallenge();
    expect(await challenge.result()).toBe(outcome);
    const { taskId, purchaseId } = world.tasks.all[0]!;
    // Which contracts are performed is asked beside the answer.
    const calls = world.calls.map(({ activity }) => activity).filter((name) => name !== 'contractsUnderWay');
    expect(calls).toEqual([
      ...['recordChallenge', 'openTask', 'closeTask', 'serveAnswer'],
      ...(outcome === 'upheld' ? ['openTask', 'closeTask', 'carryOutAnswer'] : []),
      'releaseHeld',
    ]);
    expect(world.holds).toMatchObject([{ endedAt: expect.any(String) }]);
    expect(world.callsOf('serveAnswer')[0]!.request).toEqual({
      ...{ purchaseId, challengeId: world.holds[0]!.caseId, taskId, outcome },
    });
  });

  test('is due seven working days after its receipt, however late it is asked (CH-03)', async () => {
    const now = await world.clock.businessNow();
    const receivedAt = addMillis(now, -3 * DAY);
    await stage.startChallenge(receivedAt);
    const task = await world.tasks.asked('answer-challenge');
    expect(task.dueAt).toBe(answerDue(receivedAt, CALENDAR).at);
    expect(task.excluded).toBeUndefined();
  });

  test('is reminded of, escalated when overdue, and answered late like in time', async () => {
    const challenge = await stage.startChallenge();
    const task = await world.tasks.asked('answer-challenge');
    await stage.until(task.remindAt!);
    await world.called('taskTimePassed', 1);
    await stage.until(task.dueAt);
    await world.called('taskTimePassed', 2);
    expect([task.remindedAt, task.escalatedAt]).toEqual([expect.any(String), expect.any(String)]);
    expect(await challenge.query(statusQuery)).toMatchObject({ state: 'received', waitingFor: [task.taskId] });
    await world.tasks.decide(task, 'reject', 'officer-1');
    expect(await challenge.result()).toBe('rejected');
  });
});

describe('while a challenge is open (CO-11)', () => {
  const signed = () => world.callsOf('signContract').filter(({ result }) => result === 'signed');

  test.each(['reject', 'uphold'] as const)(
    'nobody is asked to sign until it is answered “%s”, late, and carried out',
    async (decided) => {
      world.tasks.people.ordinary().answer('answer-challenge', decided, { when: 'when-overdue' });
      Object.assign(world, { termMonths: 1, bids: { 'lot-1': bidsFor('lot-1', 2) } });
      const purchase = await stage.startPurchase();
      void world.called('publishResult').then(() => stage.startChallenge());
      expect(await purchase.result()).toBe('closed');
      expect(signed()).toHaveLength(1);
      const { endedAt } = world.holds[0]!;
      expect(world.tasks.of('answer-challenge')[0]!.escalatedAt).toBeDefined();
      expect(world.tasks.of('approve-contract')[0]!.openedAt >= endedAt!).toBe(true);
      expect(world.tasks.of('carry-out-answer')).toHaveLength(decided === 'uphold' ? 1 : 0);
    },
  );
});
