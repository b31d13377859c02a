import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { addDays, addMillis, addMonths, endOfDay } from '../../domain/time/shanghai.ts';
import { changeContract, requestTakeover as takeoverSignal, statusQuery } from '../../workflows/messages.ts';
import { requestTakeover } from './stand-in/takeovers.ts';
import type { World } from './stand-in/world.ts';
import { TestStage } from './test-stage.ts';

jest.setTimeout(90_000);

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

const contractOf = () => [...world.contracts.values()][0]!;
const endOfMonth = (month: number) => endOfDay(addDays(addMonths(contractOf().startsOn!, month), -1));

describe('a contract of a year', () => {
  test('has twelve inspections and four instalments, each after its months of service, and is accepted once', async () => {
    const contract = await stage.startContract();
    expect(await contract.result()).toBe('closed');

    const inspections = world.tasks.of('monthly-inspection');
    expect(inspections.map(({ subject }) => subject?.month)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    for (const { openedAt, subject } of inspections) {
      const end = endOfMonth(subject!.month!);
      expect(openedAt >= end && openedAt < addMillis(end, DAY)).toBe(true);
    }
    const instalments = world.tasks.of('pay-instalment');
    expect(instalments.map(({ subject }) => subject?.seq)).toEqual([1, 2, 3, 4]);
    for (const { openedAt, subject } of instalments) {
      const end = endOfMonth(subject!.seq! * 3);
      expect(openedAt >= end && openedAt < addMillis(end, DAY)).toBe(true);
    }
    expect([...contractOf().payments.values()]).toEqual(['paid', 'paid', 'paid', 'paid']);
    expect(world.callsOf('closeContract')).toHaveLength(1);
  });

  test('accepts every period before its instalment; what is taken off is decided by somebody else (DL-05)', async () => {
    world.deducts = true;
    world.tasks.people.answer('accept-stage', 'accept', { by: 'officer-2' });
    const contract = await stage.startContract();
    expect(await contract.result()).toBe('closed');
    const kinds = ['accept-stage', 'decide-deductions', 'pay-instalment'] as const;
    for (const kind of kinds) expect(world.tasks.of(kind).map(({ subject }) => subject?.seq)).toEqual([1, 2, 3, 4]);
    expect(world.tasks.of('decide-deductions').every(({ excluded }) => excluded?.includes('officer-2'))).toBe(true);
    for (const [at, { openedAt }] of world.tasks.of('pay-instalment').entries()) {
      expect(openedAt >= world.tasks.of('decide-deductions')[at]!.openedAt).toBe(true);
    }
    expect(world.callsOf('recordDeductions')).toHaveLength(4);
  });

  test('keeps whoever accepted the service from approving the acceptance, and accepts again what is returned', async () => {
    world.termMonths = 1;
    world.tasks.people.answer('accept-service', 'accept', { by: 'officer-2' });
    world.tasks.people.answer('approve-acceptance', 'return', { n: 1 });
    const contract = await stage.startContract();
    expect(await contract.result()).toBe('closed');
    expect(world.tasks.of('approve-acceptance').map(({ excluded }) => excluded)).toEqual([
      ['officer-1', 'officer-2'],
      ['officer-1', 'officer-2'],
    ]);
    expect(world.callsOf('closeContract')[0]?.request.taskId).toMatch(/accept-service\/2$/);
  });
});

describe('a service that is not accepted', () => {
  test('is published as that and examined again: only an acceptance closes the contract (DL-01, DL-02)', async () => {
    world.termMonths = 1;
    world.tasks.people.answer('accept-service', 'refuse', { n: 1 });
    expect(await (await stage.startContract()).result()).toBe('closed');
    expect(world.tasks.of('accept-service')).toHaveLength(2);
    expect(world.callsOf('publishRefusal').map(({ request }) => request.taskId)).toEqual([
      expect.stringMatching(/accept-service\/1$/),
    ]);
    expect(world.callsOf('closeContract').map(({ request }) => request.taskId)).toEqual([
      expect.stringMatching(/accept-service\/2$/),
    ]);
  });
});

describe('a change of a contract in force', () => {
  const change = { changeId: 'change-1', by: 'officer-2' };

  test('is approved by somebody else, signed by the provider, published, filed, and delivered before the acceptance', async () => {
    world.termMonths = 3;
    const contract = await stage.startContract();
    await world.called('contractSchedule');
    await contract.signal(changeContract, change);
    await contract.signal(changeContract, change);
    expect(await contract.result()).toBe('closed');
    expect(world.tasks.of('approve-change').map(({ excluded }) => excluded)).toEqual([['officer-2']]);
    expect(world.callsOf('signChange')).toHaveLength(1);
    expect(world.callsOf('publishChange')).toHaveLength(1);
    expect(world.tasks.of('monthly-inspection').map(({ subject }) => subject?.month)).toEqual([1, 2, 3, 4]);
    expect(world.tasks.of('pay-instalment').map(({ subject }) => subject?.seq)).toEqual([1, 2]);
  });

  test.each([
    ['approve-change', 'refuse', 'refused'],
    ['sign-change', 'decline', 'declined'],
  ] as const)('that %s answers with %s leaves the contract as it is', async (kind, outcome, state) => {
    world.termMonths = 1;
    world.tasks.people.answer(kind, outcome);
    const contract = await stage.startContract();
    await world.called('contractSchedule');
    await contract.signal(changeContract, change);
    expect(await contract.result()).toBe('closed');
    expect(world.callsOf('endChange')[0]?.request).toMatchObject({ changeId: 'change-1', state });
    expect(world.callsOf('signChange')).toEqual([]);
    expect(world.tasks.of('publish-change')).toEqual([]);
  });
});

describe('an instalment', () => {
  test('whose people are outside the declared money is asked for again and paid once (BU-03)', async () => {
    world.termMonths = 3;
    world.outsideEarmark = 1;
    const contract = await stage.startContract();
    expect(await contract.result()).toBe('closed');
    expect(world.tasks.of('pay-instalment').map(({ subject }) => subject?.seq)).toEqual([1, 1]);
    expect(world.callsOf('settleInstalment').map(({ result }) => result)).toEqual(['outside', 'paid']);
  });
});

describe('a takeover', () => {
  const request = ({ takeoverId, seq, drill }: ReturnType<typeof requestTakeover>) => ({ takeoverId, seq, drill });

  test('freezes an instalment whose payment was decided: it is asked again afterwards and paid once', async () => {
    world.termMonths = 3;
    world.tasks.people.silent('pay-instalment', { n: 1 }).silent('resolve-takeover');
    const contract = await stage.startContract();
    await stage.until(endOfMonth(3));
    const payment = await world.tasks.asked('pay-instalment');
    await contract.signal(takeoverSignal, request(requestTakeover(world, contractOf().contractId)));
    const resolution = await world.tasks.asked('resolve-takeover');
    await world.tasks.decide(payment, 'pay', 'finance-1');
    expect((await world.called('settleInstalment')).result).toBe('frozen');
    await stage.until(addMillis(resolution.openedAt, 20 * DAY));
    expect(world.tasks.of('pay-instalment')).toHaveLength(1);

    await world.tasks.decide(resolution, 'return', 'approver-1');
    expect(await contract.result()).toBe('closed');
    expect(world.tasks.of('pay-instalment').map(({ subject }) => subject?.seq)).toEqual([1, 1]);
    expect(world.callsOf('settleInstalment').map(({ result }) => result)).toEqual(['frozen', 'paid']);
  });

  test('puts inspections off until it is over', async () => {
    world.termMonths = 2;
    world.tasks.people.silent('resolve-takeover');
    const contract = await stage.startContract();
    await contract.signal(takeoverSignal, request(requestTakeover(world, contractOf().contractId)));
    const resolution = await world.tasks.asked('resolve-takeover');
    await stage.until(addMillis(endOfMonth(1), 10 * DAY));
    expect(world.tasks.of('monthly-inspection')).toEqual([]);
    await world.tasks.decide(resolution, 'return', 'approver-1');
    expect(await contract.result()).toBe('closed');
    expect(world.tasks.of('monthly-inspection').map(({ subject }) => subject?.month)).toEqual([1, 2]);
  });

  test('that terminates the contract cancels its open inspection and instalment', async () => {
    world.termMonths = 3;
    world.tasks.people.silent('pay-instalment').silent('monthly-inspection', { n: 3 });
    const contract = await stage.startContract();
    await stage.until(endOfMonth(3));
    await world.tasks.asked('pay-instalment');
    await world.tasks.asked('monthly-inspection', ({ subject }) => subject?.month === 3);
    await contract.signal(takeoverSignal, request(requestTakeover(world, contractOf().contractId)));

    expect(await contract.result()).toBe('terminated');
    const cancelled = world.tasks.all.filter(({ state }) => state === 'cancelled');
    expect(cancelled.map(({ kind, cancelReason }) => [kind, cancelReason]).sort()).toEqual([
      ['monthly-inspection', 'overtaken'],
      ['pay-instalment', 'overtaken'],
    ]);
    expect(contractOf()).toMatchObject({ state: 'terminated', payments: new Map() });
    expect(await contract.query(statusQuery)).toMatchObject({ stage: 'terminated', waitingFor: [] });
  });

  test('that is delivered twice runs once', async () => {
    world.termMonths = 1;
    world.tasks.people.answer('resolve-takeover', 'return').silent('resolve-takeover', { n: 1 });
    const contract = await stage.startContract();
    const takeover = requestTakeover(world, contractOf().contractId);
    await contract.signal(takeoverSignal, request(takeover));
    await contract.signal(takeoverSignal, request(takeover));
    const resolution = await world.tasks.asked('resolve-takeover');
    await contract.signal(takeoverSignal, request(takeover));
    await world.tasks.decide(resolution, 'return', 'approver-1');

    expect(await contract.result()).toBe('closed');
    expect(world.callsOf('beginTakeover')).toHaveLength(1);
  });

  test('that an operator asks for by a bare signal is recorded first', async () => {
    world.tasks.people.silent('decide-takeover');
    const contract = await stage.startContract();
    await contract.signal(takeoverSignal, { reasonCode: 'breach', urgency: 'urgent' });
    await world.tasks.asked('decide-takeover');
    expect(world.callsOf('recordTakeoverRequest').map((call) => call.request)).toEqual([
      { contractId: 'contract-1', reasonCode: 'breach', urgency: 'urgent' },
    ]);
    expect(world.callsOf('beginTakeover')[0]?.request).toEqual({ takeoverId: 'takeover-1' });
    expect(contractOf()).toMatchObject({ state: 'suspended', frozen: true });
  });

  test('that was recorded by a bare signal is not run again when its own request arrives late', async () => {
    world.termMonths = 1;
    world.tasks.people.answer('resolve-takeover', 'return').silent('resolve-takeover', { n: 1 });
    const contract = await stage.startContract();
    const takeover = requestTakeover(world, contractOf().contractId);
    await contract.signal(takeoverSignal, { reasonCode: 'breach', urgency: 'ordinary' });
    const resolution = await world.tasks.asked('resolve-takeover');
    await contract.signal(takeoverSignal, request(takeover));
    await world.tasks.decide(resolution, 'return', 'approver-1');

    expect(await contract.result()).toBe('closed');
    expect(world.callsOf('beginTakeover')).toHaveLength(1);
    expect(contractOf()).toMatchObject({ state: 'closed', frozen: false });
  });

  test('that begins during the acceptance is over before the contract closes', async () => {
    world.termMonths = 1;
    world.tasks.people.answer('resolve-takeover', 'return').silent('approve-acceptance').silent('resolve-takeover');
    const contract = await stage.startContract();
    await stage.until(endOfMonth(1));
    const approval = await world.tasks.asked('approve-acceptance');
    await contract.signal(takeoverSignal, request(requestTakeover(world, contractOf().contractId)));
    const resolution = await world.tasks.asked('resolve-takeover');
    await world.tasks.decide(approval, 'approve', 'approver-1');
    await world.called('closeTask', world.callsOf('closeTask').length);
    await world.tasks.decide(resolution, 'return', 'approver-1');

    expect(await contract.result()).toBe('closed');
    expect(contractOf().state).toBe('closed');
  });

  test('that is only a drill leaves inspections and payments going on', async () => {
    world.termMonths = 1;
    world.tasks.people.silent('decide-takeover');
    const contract = await stage.startContract();
    await contract.signal(takeoverSignal, request(requestTakeover(world, contractOf().contractId, { drill: true })));
    const decision = await world.tasks.asked('decide-takeover');
    await stage.until(addMillis(endOfMonth(1), DAY));
    await world.called('settleInstalment');
    expect([...contractOf().payments.values()]).toEqual(['paid']);
    await world.tasks.decide(decision, 'start', 'approver-1');
    expect(await contract.result()).toBe('closed');
    await world.called('endTakeover');
    expect(contractOf().frozen).toBe(false);
  });

  test('does not wait behind a drill whose decision is pending', async () => {
    world.tasks.people.silent('decide-takeover');
    const contract = await stage.startContract();
    const drill = requestTakeover(world, contractOf().contractId, { drill: true });
    await contract.signal(takeoverSignal, request(drill));
    await world.tasks.asked('decide-takeover');
    const real = requestTakeover(world, contractOf().contractId);
    await contract.signal(takeoverSignal, request(real));
    const decision = await world.tasks.asked(
      'decide-takeover',
      ({ subject }) => subject?.takeoverId === real.takeoverId,
    );
    await world.tasks.decide(decision, 'start', 'approver-1');

    expect(await contract.result()).toBe('terminated');
    expect(drill.state).toBe('running');
  });
});
