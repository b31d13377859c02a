import { z } from 'zod';
import { findRuleInForce, type RuleId } from '../../domain/procurement/rules.ts';
import { isTaskKind, TASK_KIND_CODES, taskKindDefinition, type TaskKind } from '../../domain/tasks/task-kinds.ts';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import { TASK_STATES } from '../../domain/tasks/task-state.ts';
import type { Caller } from '../access/caller.ts';
import { paymentClockSchema, type PaymentClockAnswer } from './payment-clock.ts';
import { principalOf } from './substitution.ts';
import type { TaskRow } from './task-row.ts';

export const BilingualSchema = z.object({ zh: z.string(), en: z.string() }).meta({ id: 'Bilingual' });

export const TaskIdParams = z.object({
  taskId: z.string().max(300).meta({
    description: 'Holds slashes: URL-encode it as one path segment',
    example: 'purchase:SLZC2027-C3-000001-SLJG/draft-plan/1',
  }),
});

const instant = z.iso.datetime();

export const TaskItemShape = {
  id: z.string(),
  kind: z.enum(TASK_KIND_CODES),
  title: BilingualSchema,
  state: z.enum(TASK_STATES),
  version: z.int().meta({ description: 'Send it back with a command: a stale one is refused' }),
  dueAt: instant.meta({ description: 'When the wall clock gets there' }),
  dueLegal: instant.meta({ description: 'The legal instant; the same as dueAt unless the business clock is fast' }),
  clockScale: z.number().meta({ description: 'Business time per wall time; 1 except in demonstrations' }),
  dueRule: z.string(),
  dueTitle: BilingualSchema.nullable().meta({ description: 'Title of the rule that the period rests on' }),
  askedLegal: instant.nullable().meta({ description: 'When the period began, on the clock of the purchase' }),
  provisional: z.boolean().meta({ description: 'Beyond the published working-day calendar: may still move' }),
  overdue: z.boolean(),
  escalation: z.int(),
  candidateRole: z.string(),
  region: z.string(),
  purchaseId: z.uuid().nullable().meta({ description: 'Null for a case that is no part of a purchase' }),
  purchaseNumber: z.string().nullable(),
  purchaseName: z.string().nullable(),
  about: z
    .string()
    .nullable()
    .meta({ description: 'Without a purchase: the organisation whose case it is, or the name of the project' }),
  excluded: z.boolean().meta({ description: 'The caller may not act on it (four eyes), whatever their role' }),
  assignee: z
    .object({ id: z.uuid(), displayName: z.string() })
    .nullable()
    .meta({ description: 'Null where the name is secret (EV-08)' }),
  onBehalfOf: z
    .object({ id: z.uuid(), displayName: z.string() })
    .nullable()
    .meta({ description: 'Whom the assignee stands in for (请假代理)' }),
  standIn: z
    .object({ id: z.uuid(), displayName: z.string() })
    .nullable()
    .meta({ description: 'Who is away and has it; the caller may claim it as the substitute' }),
  outcomes: z
    .array(z.object({ code: z.string(), title: BilingualSchema }))
    .meta({ description: 'The ordinary outcome first' }),
  outcome: z.string().nullable().meta({ description: 'Shown to whoever decided, and to others when the task is done' }),
  submittedAt: instant.nullable(),
  putOffUntil: instant.nullable().meta({ description: 'In the list `later`: when it comes back by itself' }),
  paymentClock: paymentClockSchema
    .nullable()
    .meta({ description: 'In lists, of a payment that waits: how long it may (DL-08)' }),
  createdAt: instant,
};

export const TaskItem = z.object(TaskItemShape).meta({ id: 'TaskItem' });
export type TaskItemAnswer = z.input<typeof TaskItem>;

/** Points and prices that stay with their author until the lot is ranked (EV-06, EV-11). */
export const PRIVATE_UNTIL_RANKED: ReadonlySet<TaskKind> = new Set([
  'elect-chair',
  'score-bids',
  'last-offer',
  'confirm-scores',
]);

const OUTCOMES = Object.fromEntries(
  TASK_KIND_CODES.map((kind) => {
    const { outcomes } = taskKindDefinition(kind);
    return [kind, outcomes.map(({ code, title }) => ({ code, title }))];
  }),
) as Record<TaskKind, TaskItemAnswer['outcomes']>;

/** A task as the caller may see it. */
export function taskItem(row: TaskRow, caller: Caller, paymentClock: PaymentClockAnswer | null = null): TaskItemAnswer {
  const { id, kind, state, version, dueRule, provisional, escalation, candidateRole, purchaseId, purchaseNumber } = row;
  if (!isTaskKind(kind)) throw new Error(`task of unknown kind ${String(kind)}`);
  const waiting = state === 'open' || state === 'claimed';
  return {
    id,
    kind,
    title: taskKindDefinition(kind).title,
    state,
    version,
    dueAt: row.dueAt.toISOString(),
    dueLegal: row.dueLegal.toISOString(),
    clockScale: row.clockScale ?? 1,
    dueRule,
    dueTitle: titleOf(dueRule, row.createdAt),
    askedLegal: row.createdLegal?.toISOString() ?? null,
    provisional,
    overdue: waiting && row.dueAt.getTime() < Date.now(),
    escalation,
    candidateRole,
    region: row.regionCode,
    purchaseId,
    purchaseNumber,
    purchaseName: row.purchaseName,
    about: row.about,
    excluded: row.excluded.includes(caller.userId),
    assignee: assigneeOf(row, caller),
    onBehalfOf: row.onBehalfOf === null ? null : { id: row.onBehalfOf, displayName: row.onBehalfName ?? '' },
    standIn: standInOf(row, caller),
    outcomes: OUTCOMES[kind],
    outcome: showsOutcome(row, caller) ? row.outcome : null,
    submittedAt: row.submittedAt?.toISOString() ?? null,
    putOffUntil: row.putOffUntil?.toISOString() ?? null,
    paymentClock,
    createdAt: row.createdAt.toISOString(),
  };
}

/** Whom the caller would act for by claiming it now. */
function standInOf(row: TaskRow, caller: Caller): TaskItemAnswer['standIn'] {
  const id = principalOf(row, caller);
  if (id === undefined) return null;
  return { id, displayName: (id === row.assigneeId ? row.assigneeName : row.candidateName) ?? '' };
}

function assigneeOf({ assigneeId, assigneeName, secret }: TaskRow, caller: Caller): TaskItemAnswer['assignee'] {
  if (assigneeId === null) return null;
  if (!secret) return { id: assigneeId, displayName: assigneeName ?? '' };
  return assigneeId === caller.userId ? { id: assigneeId, displayName: caller.displayName } : null;
}

/** The rule as it was in force on the day the task was asked. */
function titleOf(rule: string, askedAt: Date): TaskItemAnswer['dueTitle'] {
  return findRuleInForce(rule as RuleId, dayOf(instantOfMillis(askedAt.getTime())))?.title ?? null;
}

/** The decision as such, without its form. */
function showsOutcome(row: TaskRow, { userId }: Caller): boolean {
  if (row.submittedBy === userId) return true;
  return (row.state === 'done' || row.state === 'cancelled') && !PRIVATE_UNTIL_RANKED.has(row.kind);
}
