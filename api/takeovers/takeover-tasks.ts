import { z } from 'zod';
import { TASK_KIND_CODES, taskKindDefinition, type TaskKind } from '../../domain/tasks/task-kinds.ts';
import { TASK_STATES, type TaskState } from '../../domain/tasks/task-state.ts';
import type { Database } from '../../prisma/database.ts';
import type { Caller } from '../access/caller.ts';
import { seesTask, type TaskReach } from '../tasks/refusals.ts';
import { BilingualSchema } from '../tasks/task-item.ts';

const instant = z.iso.datetime();

/** A question that the takeover has asked, as its page lists it. */
export const takeoverTaskSchema = z.object({
  id: z.string(),
  readable: z.boolean().meta({ description: 'The caller may open the page of the task' }),
  kind: z.enum(TASK_KIND_CODES),
  title: BilingualSchema,
  state: z.enum(TASK_STATES),
  candidateRole: z.string(),
  organisation: z.string().nullable().meta({ description: 'The organisation it is asked of' }),
  assignee: z.string().nullable(),
  createdAt: instant,
  dueAt: instant,
  dueLegal: instant,
  dueRule: z.string(),
  clockScale: z.number(),
  provisional: z.boolean(),
  outcome: z.string().nullable().meta({ description: 'Once it is done' }),
  by: z.string().nullable(),
  doneAt: instant.nullable(),
});

export interface TaskRow extends TaskReach {
  readonly id: string;
  readonly kind: TaskKind;
  readonly state: TaskState;
  readonly organisation: string | null;
  readonly position: number | null;
  readonly assignee: string | null;
  readonly createdAt: Date;
  readonly dueAt: Date;
  readonly dueLegal: Date;
  readonly dueRule: string;
  readonly clockScale: number;
  readonly provisional: boolean;
  readonly outcome: string | null;
  readonly by: string | null;
  readonly doneAt: Date | null;
}

/** Every task of one takeover's workflow and of its succession, in the order in which they were asked. */
export async function tasksOf(
  { pool }: Database,
  purchaseId: string,
  workflowIds: readonly string[],
): Promise<TaskRow[]> {
  const values = [purchaseId, workflowIds];
  const { rows } = await pool.query<TaskRow>({ name: 'takeover-tasks', text: TASKS, values });
  return rows;
}

/** The purchase comes first because the index begins with it. */
const TASKS = `
  SELECT t.id, t.kind, t.state, t.candidate_role AS "candidateRole", t.candidate_org_id AS "candidateOrgId",
         t.candidate_user_id AS "candidateUserId", t.inbox, t.excluded, t.assignee_id AS "assigneeId",
         t.on_behalf_of AS "onBehalfOf", t.submitted_by AS "submittedBy", t.region_code AS "regionCode",
         o.name AS organisation, (t.subject ->> 'position')::int AS position, a.display_name AS assignee,
         t.created_at AS "createdAt", t.due_at AS "dueAt", t.due_legal AS "dueLegal", t.due_rule AS "dueRule",
         p.clock_scale AS "clockScale", t.due_provisional AS provisional,
         CASE WHEN t.state = 'done' THEN t.outcome END AS outcome,
         CASE WHEN t.state = 'done' THEN s.display_name END AS by, t.done_at AS "doneAt"
  FROM task t JOIN purchase p ON p.id = t.purchase_id
  LEFT JOIN organisation o ON o.id = t.candidate_org_id
  LEFT JOIN app_user a ON a.id = t.assignee_id
  LEFT JOIN app_user s ON s.id = t.submitted_by
  WHERE t.purchase_id = $1 AND t.workflow_id = ANY ($2::text[])
  ORDER BY t.created_at, t.id`;

export function taskAnswer(row: TaskRow, caller: Caller): z.input<typeof takeoverTaskSchema> {
  const { id, kind, state, candidateRole, organisation, assignee, dueRule, clockScale, provisional, outcome, by } = row;
  return {
    id,
    readable: seesTask(caller, row),
    kind,
    title: taskKindDefinition(kind).title,
    state,
    candidateRole,
    organisation,
    assignee,
    createdAt: row.createdAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    dueLegal: row.dueLegal.toISOString(),
    dueRule,
    clockScale,
    provisional,
    outcome,
    by,
    doneAt: row.doneAt?.toISOString() ?? null,
  };
}
