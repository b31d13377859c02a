import type { Caller } from '../access/caller.ts';
import type { ApiContext } from '../context.ts';
import { loadTask } from './load-task.ts';
import { refusal, stale, type TaskAction } from './refusals.ts';
import { principalOf } from './substitution.ts';
import { taskItem, type TaskItemAnswer } from './task-item.ts';
import { TASK_COLUMNS, TASK_JOINS, type TaskRow } from './task-row.ts';

/** Each command is one statement: the update that decides any race, and its line in the audit record. */
const CLAIM = `
  WITH t AS (
    UPDATE task SET state = 'claimed', assignee_id = $2, version = version + 1
    WHERE id = $1 AND state = 'open' AND NOT $2::uuid = ANY (excluded) AND inbox = ANY ($3) AND ($4::int IS NULL OR version = $4)
    RETURNING *
  ), audit AS (
    INSERT INTO audit_event (actor_id, actor_role, action, object_type, object_id, detail)
    SELECT $2, $5, 'task.claimed', 'task', id, jsonb_build_object('version', version) FROM t
  )
  SELECT ${TASK_COLUMNS} FROM t ${TASK_JOINS}`;

/**
 * A substitute takes what an absent colleague has, who is told. The leave is asked of the database in the same statement,
 * and the table's own trigger and constraints ask once more. The draft stays with the task.
 */
const STAND_IN = `
  WITH t AS (
    UPDATE task SET state = 'claimed', assignee_id = $2, on_behalf_of = $3, version = version + 1
    WHERE id = $1 AND state = $4 AND coalesce(assignee_id, candidate_user_id) = $3
      AND NOT $2::uuid = ANY (excluded) AND NOT $3::uuid = ANY (excluded) AND version = $5
      AND EXISTS (SELECT FROM leave l JOIN leave_substitute s ON s.leave_id = l.id
                  WHERE l.user_id = $3 AND s.user_id = $2 AND l.starts_at <= now() AND now() < l.ends_at)
    RETURNING *
  ), audit AS (
    INSERT INTO audit_event (actor_id, actor_role, action, object_type, object_id, detail)
    SELECT $2, $6, 'task.claimed', 'task', id, jsonb_build_object('version', version, 'onBehalfOf', on_behalf_of) FROM t
  ), told AS (
    INSERT INTO notification (key, inbox, task_id, kind)
    SELECT id || '/stood-in/' || version, 'user:' || on_behalf_of, id, 'stood-in' FROM t
  )
  SELECT ${TASK_COLUMNS} FROM t ${TASK_JOINS}`;

/** What was claimed for an absent colleague goes back to them. */
const UNCLAIM = `
  WITH t AS (
    UPDATE task SET state = CASE WHEN on_behalf_of IS NULL OR candidate_user_id IS NOT NULL THEN 'open' ELSE 'claimed' END,
                    assignee_id = CASE WHEN candidate_user_id IS NULL THEN on_behalf_of END,
                    on_behalf_of = NULL, version = version + 1
    WHERE id = $1 AND state = 'claimed' AND assignee_id = $2 AND NOT $2::uuid = ANY (excluded) AND ($3::int IS NULL OR version = $3)
    RETURNING *
  ), audit AS (
    INSERT INTO audit_event (actor_id, actor_role, action, object_type, object_id, detail)
    SELECT $2, $4, 'task.released', 'task', id, jsonb_build_object('version', version) FROM t
  )
  SELECT ${TASK_COLUMNS} FROM t ${TASK_JOINS}`;

/** Not a decision, so not audited; it raises the version, so that two windows of one person do not overwrite each other. */
const DRAFT = `
  WITH t AS (
    UPDATE task SET draft = $3::jsonb, version = version + 1
    WHERE id = $1 AND state = 'claimed' AND assignee_id = $2 AND NOT $2::uuid = ANY (excluded) AND ($4::int IS NULL OR version = $4)
    RETURNING *
  )
  SELECT ${TASK_COLUMNS} FROM t ${TASK_JOINS}`;

/** Takes an open task out of the inbox. Claiming what is one's own already is no error and changes nothing. */
export async function claim(
  context: ApiContext,
  caller: Caller,
  taskId: string,
  version: number | undefined,
): Promise<TaskItemAnswer> {
  if (caller.ability.can('work', 'Task')) {
    const values = [taskId, caller.userId, caller.inboxes, version, caller.roles.join(',')];
    const { rows } = await context.database.pool.query<TaskRow>({ name: 'claim', text: CLAIM, values });
    if (rows[0]) return taskItem(rows[0], caller);
  }
  const task = await loadTask(context.database.pool, caller, taskId);
  const refused = refusal('claim', task, caller, task.assigneeId === caller.userId ? undefined : version);
  if (refused) throw refused;
  const principal = principalOf(task, caller);
  if (principal !== undefined) return standIn(context, caller, task, principal);
  if (task.state === 'claimed') return taskItem(task, caller);
  throw stale(task); // released between the two statements
}

async function standIn(
  { database }: ApiContext,
  caller: Caller,
  { id, state, version }: TaskRow,
  principal: string,
): Promise<TaskItemAnswer> {
  const values = [id, caller.userId, principal, state, version, caller.roles.join(',')];
  const { rows } = await database.pool.query<TaskRow>({ name: 'stand-in', text: STAND_IN, values });
  if (rows[0]) return taskItem(rows[0], caller);
  throw stale(await loadTask(database.pool, caller, id));
}

/** Puts a claimed task back into its inbox; the draft stays with it. */
export async function unclaim(
  context: ApiContext,
  caller: Caller,
  taskId: string,
  version: number | undefined,
): Promise<TaskItemAnswer> {
  const values = [taskId, caller.userId, version, caller.roles.join(',')];
  const { rows } = await context.database.pool.query<TaskRow>({ name: 'unclaim', text: UNCLAIM, values });
  return rows[0] ? taskItem(rows[0], caller) : refuse(context, caller, taskId, 'unclaim', version);
}

/** Keeps an unfinished form with the task, so that a closed window or a takeover loses nothing. */
export async function saveDraft(
  context: ApiContext,
  caller: Caller,
  taskId: string,
  { form, version }: { readonly form: unknown; readonly version: number | undefined },
): Promise<TaskItemAnswer> {
  const values = [taskId, caller.userId, JSON.stringify(form), version];
  const { rows } = await context.database.pool.query<TaskRow>({ name: 'save-draft', text: DRAFT, values });
  return rows[0] ? taskItem(rows[0], caller) : refuse(context, caller, taskId, 'draft', version);
}

async function refuse(
  context: ApiContext,
  caller: Caller,
  taskId: string,
  action: TaskAction,
  version: number | undefined,
): Promise<never> {
  const task = await loadTask(context.database.pool, caller, taskId);
  throw refusal(action, task, caller, version) ?? stale(task);
}
