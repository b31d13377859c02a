import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { METHOD_GROUNDS, termsOf, type MethodTerms } from '../../domain/procurement/method-grounds.ts';
import { bidDeadline } from '../../domain/procurement/deadlines.ts';
import { METHOD_CODES, METHODS } from '../../domain/procurement/methods.ts';
import { addMillis, dayOf, daysBetween } from '../../domain/time/shanghai.ts';
import { taskKindDefinition, type TaskKind } from '../../domain/tasks/task-kinds.ts';
import type { OpenTask } from '../../activities/tasks.ts';
import { workflowId } from '../../domain/workflow-id.ts';
import { changeDocuments, requestEnding, requestTakeover as takeoverSignal } from '../../workflows/messages.ts';
import { MOMENTS, numberOf, type Answer, type Moment } from './stand-in/people.ts';
import { requestTakeover } from './stand-in/takeovers.ts';
import type { World } from './stand-in/world.ts';
import { bidsFor } from './stand-in/bids.ts';
import { CALENDAR } from './stand-in/clock.ts';
import { TestStage } from './test-stage.ts';

jest.setTimeout(180_000);

/** `JIELI_PROPERTY_RUNS=300 npm test -- workflows` looks longer. */
const RUNS = Number(process.env['JIELI_PROPERTY_RUNS'] ?? 30);
const OPENER = 'person-1';
const PEOPLE = [OPENER, 'person-2', 'person-3'];

/** After so many tasks of a kind people settle for the ordinary outcome, or a purchase might never end. */
const PATIENCE = 3;

interface Habit {
  readonly pick: number;
  readonly person: number;
  readonly when: Moment;
}

const CASES_AFTER = [
  'publishTenderNotice',
  'rankBids',
  'awardLot',
  'publishResult',
  'adoptContractDraft',
  'contractSchedule',
  'recordInspection',
] as const;

type Wish = NonNullable<Parameters<typeof requestTakeover>[2]>;

const habits = fc.array(
  fc.record({
    pick: fc.nat({ max: 9 }),
    person: fc.nat({ max: 2 }),
    when: fc.constantFrom(...MOMENTS),
  }),
  { minLength: 20, maxLength: 20 },
);

const courses = fc.record({
  method: fc.constantFrom(...METHOD_CODES),
  way: fc.nat({ max: 2 }),
  ground: fc.nat({ max: 4 }),
  atThreshold: fc.boolean(),
  pool: fc.record({ size: fc.integer({ min: 2, max: 9 }), byBuyer: fc.nat({ max: 3 }), byExperts: fc.nat({ max: 3 }) }),
  objections: fc.nat({ max: 2 }),
  /** A change of the documents puts the deadline off by so many days. */
  change: fc.option(fc.integer({ min: 0, max: 10 })),
  ending: fc.option(fc.constantFrom('at-once' as const, 'at-the-notice' as const, 'at-the-award' as const)),
  bidders: fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 3 }),
  unqualified: fc.subarray(['lot-1-bid-1', 'lot-1-bid-3', 'lot-2-bid-2', 'lot-3-bid-1']),
  noisy: fc.boolean(),
  /** Challenges and complaints that come while the purchase runs, each as soon as something has happened. */
  cases: fc.array(
    fc.record({
      kind: fc.constantFrom('challenge' as const, 'complaint' as const),
      after: fc.constantFrom(...CASES_AFTER),
    }),
    { maxLength: 3 },
  ),
  suspends: fc.boolean(),
  orders: fc.constantFrom('none' as const, 'restart' as const, 'next-or-restart' as const),
  startInDays: fc.constantFrom(0, 0, 30),
  takeover: fc.option(fc.record({ urgent: fc.boolean(), drill: fc.boolean() })),
  habits,
});

type Course = typeof courses extends fc.Arbitrary<infer C> ? C : never;

let stage: TestStage;
beforeAll(async () => {
  stage = await TestStage.open();
});
afterAll(() => stage?.close());

test('whatever people decide, in whatever order, late, twice or not at all, a purchase stays lawful', async () => {
  const ends = new Map<string, number>();
  let holds = 0;
  const property = fc.asyncProperty(courses, async (course) => {
    const world = stage.newWorld({ noisy: course.noisy });
    world.termMonths = 1;
    const terms = choose(world, course);
    world.bids = Object.fromEntries(course.bidders.map((count, i) => [`lot-${i + 1}`, bidsFor(`lot-${i + 1}`, count)]));
    course.unqualified.forEach((bidId) => world.unqualified.add(bidId));
    world.standby = [{ providerId: 'standby-1', capacity: 6 }];
    world.tasks.people.habit((task) => answerOf(task, course.habits));
    world.objections = Array.from({ length: course.objections }, (_, i) => `objection-${i + 1}`);
    Object.assign(world, { suspends: course.suspends, startInDays: course.startInDays });
    world.challengeOrders = course.orders !== 'none';
    if (course.orders !== 'none') world.orderThen = course.orders;
    const purchase = await stage.startPurchase({ drafterId: OPENER, terms });
    const cases = opened(world, course);
    if (course.change !== null) void changed(world, purchase, course.change);
    if (course.ending !== null) void ended(world, purchase, course.ending);
    if (course.takeover !== null) void takeOver(world, course.takeover);
    const end = await purchase.result();
    await Promise.all((await Promise.all(cases)).map((one) => one.result()));
    ends.set(end, (ends.get(end) ?? 0) + 1);
    expect(world.state).toBe(end);
    lawful(world);
    holds += world.holds.length;
  });
  await fc.assert(property, { numRuns: RUNS, seed: 20270318 });
  // The courses are various enough to mean something.
  expect([...ends.keys()].sort()).toEqual(['closed', 'failed', 'terminated']);
  expect(holds).toBeGreaterThan(0);
});

/** The method with one of its ways and grounds. */
function choose(world: World, course: Course): MethodTerms {
  const { method, atThreshold } = course;
  const ways = METHODS[method].invitation;
  const grounds = METHOD_GROUNDS[method];
  const invitation = ways[course.way % ways.length]!;
  Object.assign(world, { method, invitation, pool: course.pool });
  return termsOf({ method, invitation, atThreshold, ground: grounds[course.ground % grounds.length]?.code ?? null });
}

type Running = Awaited<ReturnType<TestStage['startPurchase']>>;

/** Told twice, as signals may be; the deadline is put off the moment the change is recorded, as the api does. */
async function changed(world: World, purchase: Running, days: number): Promise<void> {
  await world.called('publishTenderNotice');
  world.extensions.set('change-1', addMillis(world.deadline!.wall, days * 86_400_000));
  await purchase.signal(changeDocuments, { changeId: 'change-1' }).catch(() => undefined);
  await purchase.signal(changeDocuments, { changeId: 'change-1' }).catch(() => undefined);
}

async function ended(
  world: World,
  purchase: Running,
  when: 'at-once' | 'at-the-notice' | 'at-the-award',
): Promise<void> {
  if (when === 'at-the-notice') await world.called('publishTenderNotice');
  if (when === 'at-the-award') await world.called('awardLot');
  await purchase.signal(requestEnding, { endingId: 'ending-1', by: OPENER }).catch(() => undefined);
}

/** The cases as they come; the list grows while the purchase runs. */
function opened(world: World, { cases }: Course): ReturnType<TestStage['startCase']>[] {
  const started: ReturnType<TestStage['startCase']>[] = [];
  cases.forEach(({ kind, after }, at) => {
    void world.called(after).then(() => started.push(stage.startCase(kind, at + 1)));
  });
  return started;
}

/** Asks for a takeover of the first contract as soon as it runs. */
async function takeOver(world: World, wish: Wish): Promise<void> {
  const { contractId } = (await world.called('contractSchedule')).request;
  const { takeoverId, seq, drill } = requestTakeover(world, contractId, wish);
  const contract = stage.env.client.workflow.getHandle(workflowId.contract(world.contracts.get(contractId)!.number));
  await contract.signal(takeoverSignal, { takeoverId, seq, drill });
}

/** Three people hold every role of the buyer, so that only exclusion keeps them apart. */
function answerOf(task: OpenTask, all: readonly Habit[]): Answer {
  const n = numberOf(task.taskId);
  const { pick, person, when } = all[(n * 7 + task.kind.length * 3) % all.length]!;
  const outcomes = taskKindDefinition(task.kind).outcomes;
  const unusual = pick >= 7 && n <= PATIENCE ? (pick - 6) % outcomes.length : 0;
  const allowed = PEOPLE.filter((userId) => !task.excluded?.includes(userId));
  return { outcome: outcomes[unusual]!.code, by: allowed[person % allowed.length]!, when };
}

function lawful(world: World): void {
  if (world.openedAt !== undefined) expect(world.openedAt >= world.deadline!.wall).toBe(true);
  lawfulPeriods(world);
  expect(world.tasks.all.filter(({ state }) => state !== 'done' && state !== 'cancelled')).toEqual([]);
  for (const lotId of Object.keys(world.bids)) {
    const live = world.awards.filter((award) => award.lotId === lotId && award.state === 'live');
    expect(live.length).toBeLessThanOrEqual(1);
    if (world.failedLots.has(lotId)) expect(live).toEqual([]);
  }
  for (const award of world.awards.filter(({ deemed }) => deemed))
    expect(award.decidedAt >= world.tasks.of('confirm-award').find(awarded(award.lotId))!.dueAt).toBe(true);
  held(world);
  oneWinnerOrFailure(world);
  foreignDraftsOnly(world, 'draft-plan', 'approve-plan');
  foreignDraftsOnly(world, 'draft-documents', 'approve-documents');
  foreignDraftsOnly(world, 'draft-contract', 'approve-contract');
  foreignDraftsOnly(world, 'accept-service', 'approve-acceptance');
}

/** Nothing is signed and nothing is paid for a suspended contract while a case is open; no suspension without a bridge. */
function held(world: World): void {
  const stands = (at: string) => (hold: World['holds'][number]) =>
    hold.since < at &&
    (hold.endedAt === undefined || hold.endedAt > at) &&
    (hold.until === undefined || hold.until > at);
  for (const { at } of world.callsOf('signContract').filter(({ result }) => result === 'signed'))
    expect(world.holds.filter(stands(at))).toEqual([]);
  for (const { caseId } of world.holds) {
    const capped = world.holds.filter((hold) => hold.caseId === caseId && hold.until !== undefined);
    const days = capped.map(({ since, endedAt, until }) => daysBetween(dayOf(since), dayOf(endedAt ?? until!)));
    expect(days.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(30);
  }
  for (const { at, request } of world.callsOf('suspendPerformance')) {
    const takeover = world.takeovers.get(request.takeoverId)!;
    const over = world.callsOf('endTakeover').find((call) => call.request.takeoverId === request.takeoverId)!;
    const paid = world.callsOf('settleInstalment').filter((call) => call.request.contractId === takeover.contractId);
    expect(paid.filter((call) => call.result === 'paid' && call.at > at && call.at < over.at)).toEqual([]);
  }
  for (const { dueAt, since } of world.tasks.of('sign-contract').filter((task) => task.since !== undefined))
    expect(daysBetween(dayOf(since!), dayOf(dueAt))).toBeGreaterThanOrEqual(30);
}

/** Every lot of a purchase that ran to its end has one winner, or was declared a failure. */
function oneWinnerOrFailure(world: World): void {
  if (world.state === 'terminated' || world.stage === 'planning') return;
  for (const lotId of Object.keys(world.bids)) {
    const live = world.awards.filter((award) => award.lotId === lotId && award.state === 'live').length;
    if (world.failedLots.size > 0 || world.awards.length > 0)
      expect([lotId, live + (world.failedLots.has(lotId) ? 1 : 0)]).toEqual([lotId, 1]);
  }
}

/** No period was shorter than the law, and who ended or watched was somebody else. */
function lawfulPeriods(world: World): void {
  const [notice] = world.callsOf('publishTenderNotice');
  if (notice !== undefined) {
    const least = bidDeadline(world.method, dayOf(notice.at), CALENDAR).at;
    expect(world.deadline!.wall >= least).toBe(true);
  }
  const [publicity] = world.callsOf('publicityObjections');
  if (publicity !== undefined) expect(publicity.at >= world.publicity!.wall).toBe(true);
  if (world.endedBy !== undefined) {
    expect(world.state).toBe('terminated');
    expect(world.tasks.of('approve-ending').find(({ outcome }) => outcome === 'approve')!.by).not.toBe(OPENER);
    expect([...world.contracts.values()].every(({ state }) => state === 'draft' || state === 'terminated')).toBe(true);
  }
  const [first, second] = [world.tasks.of('witness-draw')[0], world.tasks.of('countersign-draw')[0]];
  if (second?.state === 'done') expect(second.by).not.toBe(first!.by);
}

function awarded(lotId: string): (task: OpenTask) => boolean {
  return (task) => task.subject?.lotId === lotId;
}

/** Nobody approves what they drafted, nor what the opener of the purchase did. */
function foreignDraftsOnly(world: World, draftKind: TaskKind, approvalKind: TaskKind): void {
  for (const approval of world.tasks.of(approvalKind).filter(({ state }) => state === 'done')) {
    const { lotId, contractId } = approval.subject ?? {};
    const draft = world.tasks
      .of(draftKind)
      .filter(({ subject }) => subject?.lotId === lotId && (lotId !== undefined || subject?.contractId === contractId))
      .findLast(({ closedAt }) => closedAt !== undefined && closedAt <= approval.openedAt);
    expect(draft).toBeDefined();
    expect([OPENER, draft!.by]).not.toContain(approval.by);
  }
}
