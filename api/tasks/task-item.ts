import { z } from 'zod';
import { isTaskKind, TASK_KIND_CODES, taskKindDefinition, type TaskKind } from '../../domain/tasks/task-kinds.ts';
import { TASK_STATES } from '../../domain/tasks/task-state.ts';
import type { Caller } from '../access/caller.ts';
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
  provisional: z.boolean().meta({ description: 'Beyond the published working-day calendar: may still move' }),
  overdue: z.boolean(),
  escalation: z.int(),
  candidateRole: z.string(),
  region: z.string(),
  purchaseId: z.uuid(),
  purchaseNumber: z.string().nullable(),
  purchaseName: z.string().nullable(),
  assignee: z.object({ id: z.uuid(), displayName: z.string() }).nullable(),
  outcomes: z
    .array(z.object({ code: z.string(), title: BilingualSchema }))
    .meta({ description: 'The ordinary outcome first' }),
  outcome: z.string().nullable().meta({ description: 'Shown to whoever decided, and to others when the task is done' }),
  submittedAt: instant.nullable(),
  createdAt: instant,
};

export const TaskItem = z.object(TaskItemShape).meta({ id: 'TaskItem' });
export type TaskItemAnswer = z.input<typeof TaskItem>;

/** Points and prices that stay with their author until the lot is ranked (EV-06, EV-11). */
export const PRIVATE_UNTIL_RANKED: ReadonlySet<TaskKind> = new Set(['score-bids', 'last-offer']);

const OUTCOMES = Object.fromEntries(
  TASK_KIND_CODES.map((kind) => {
    const { outcomes } = taskKindDefinition(kind);
    return [kind, outcomes.map(({ code, title }) => ({ code, title }))];
  }),
) as Record<TaskKind, TaskItemAnswer['outcomes']>;

/** A task as the caller may see it. */
export function taskItem(row: TaskRow, caller: Caller): TaskItemAnswer {
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
    provisional,
    overdue: waiting && row.dueAt.getTime() < Date.now(),
    escalation,
    candidateRole,
    region: row.regionCode,
    purchaseId,
    purchaseNumber,
    purchaseName: row.purchaseName,
    assignee: row.assigneeId === null ? null : { id: row.assigneeId, displayName: row.assigneeName ?? '' },
    outcomes: OUTCOMES[kind],
    outcome: showsOutcome(row, caller) ? row.outcome : null,
    submittedAt: row.submittedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}

/** The decision as such, without its form. */
function showsOutcome(row: TaskRow, { userId }: Caller): boolean {
  if (row.submittedBy === userId) return true;
  return (row.state === 'done' || row.state === 'cancelled') && !PRIVATE_UNTIL_RANKED.has(row.kind);
}
