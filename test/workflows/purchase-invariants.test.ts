import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { taskKindDefinition, type TaskKind } from '../../domain/tasks/task-kinds.ts';
import type { OpenTask } from '../../activities/tasks.ts';
import { workflowId } from '../../domain/workflow-id.ts';
import { requestTakeover as takeoverSignal } from '../../workflows/messages.ts';
import { MOMENTS, numberOf, type Answer, type Moment } from './stand-in/people.ts';
import { requestTakeover } from './stand-in/takeovers.ts';
import type { World } from './stand-in/world.ts';
import { bidsFor } from './stand-in/bids.ts';
import { TestStage } from './test-stage.ts';

jest.setTimeout(180_000);

const RUNS = 30;
const OPENER = 'person-1';
const PEOPLE = [OPENER, 'person-2', 'person-3'];

/** After so many tasks of a kind people settle for the ordinary outcome, or a purchase might never end. */
const PATIENCE = 3;

interface Habit {
  readonly pick: number;
  readonly person: number;
  readonly when: Moment;
}

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
  method: fc.constantFrom('competitive-consultation' as const, 'open-tender' as const),
  bidders: fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 3 }),
  unqualified: fc.subarray(['lot-1-bid-1', 'lot-1-bid-3', 'lot-2-bid-2', 'lot-3-bid-1']),
  noisy: fc.boolean(),
  takeover: fc.option(fc.record({ urgent: fc.boolean(), drill: fc.boolean() })),
  habits,
});

let stage: TestStage;
beforeAll(async () => {
  stage = await TestStage.open();
});
afterAll(() => stage?.close());

test('whatever people decide, in whatever order, late, twice or not at all, a purchase stays lawful', async () => {
  const ends = new Map<string, number>();
  const property = fc.asyncProperty(courses, async (course) => {
    const world = stage.newWorld({ noisy: course.noisy });
    world.termMonths = 1;
    world.method = course.method;
    world.bids = Object.fromEntries(course.bidders.map((count, i) => [`lot-${i + 1}`, bidsFor(`lot-${i + 1}`, count)]));
    course.unqualified.forEach((bidId) => world.unqualified.add(bidId));
    world.standby = [{ providerId: 'standby-1', capacity: 6 }];
    world.tasks.people.habit((task) => answerOf(task, course.habits));
    const purchase = await stage.startPurchase({ drafterId: OPENER });
    if (course.takeover !== null) void takeOver(world, course.takeover);
    const end = await purchase.result();
    ends.set(end, (ends.get(end) ?? 0) + 1);
    expect(world.state).toBe(end);
    lawful(world);
  });
  await fc.assert(property, { numRuns: RUNS, seed: 20270318 });
  // The courses are various enough to mean something.
  expect([...ends.keys()].sort()).toEqual(['closed', 'failed', 'terminated']);
});

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
  expect(world.tasks.all.filter(({ state }) => state !== 'done' && state !== 'cancelled')).toEqual([]);
  for (const lotId of Object.keys(world.bids)) {
    const live = world.awards.filter((award) => award.lotId === lotId && award.state === 'live');
    expect(live.length).toBeLessThanOrEqual(1);
    if (world.failedLots.has(lotId)) expect(live).toEqual([]);
  }
  for (const award of world.awards.filter(({ deemed }) => deemed))
    expect(award.decidedAt >= world.tasks.of('confirm-award').find(awarded(award.lotId))!.dueAt).toBe(true);
  foreignDraftsOnly(world, 'draft-plan', 'approve-plan');
  foreignDraftsOnly(world, 'draft-documents', 'approve-documents');
  foreignDraftsOnly(world, 'draft-contract', 'approve-contract');
  foreignDraftsOnly(world, 'accept-service', 'approve-acceptance');
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
