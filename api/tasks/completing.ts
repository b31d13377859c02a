import { taskKindDefinition } from '../../domain/tasks/task-kinds.ts';
import type { Caller } from '../access/caller.ts';
import { regionPrefix } from '../access/scope.ts';
import type { ApiContext } from '../context.ts';
import { invalid } from '../http/input-errors.ts';
import { notFound } from '../problem.ts';
import { checkForTask, checkStatic, formOf, kindOf, type CheckedForm, type Filling } from './forms.ts';
import { loadTask } from './load-task.ts';
import { late, refusal, stale } from './refusals.ts';
import { taskItem, type TaskItemAnswer } from './task-item.ts';
import { TASK_COLUMNS, TASK_JOINS, type TaskRow } from './task-row.ts';

export interface Completion extends Filling {
  readonly version: number | undefined;
}

/**
 * The decision, in one statement and so in one transaction: right person, not excluded, still theirs or still open, right
 * version, in time where silence has a meaning. From here on it cannot be lost: the worker delivers submitted rows.
 * The conditions are those of refusals.ts, asked again where no race can come between.
 */
const COMPLETE = `
  WITH t AS (
    UPDATE task SET state = 'submitted', outcome = $3, form = $4::jsonb, submitted_by = $2, submitted_at = now(),
                    assignee_id = $2, draft = NULL, version = version + 1
    WHERE id = $1
      AND NOT $2::uuid = ANY (excluded)
      AND ((state = 'open' AND inbox = ANY ($5))
        OR (state = 'claimed' AND assignee_id = $2
            AND (inbox = ANY ($5)
              OR (candidate_user_id = on_behalf_of AND candidate_role = ANY ($7) AND EXISTS (
                    SELECT FROM leave l JOIN leave_substitute s ON s.leave_id = l.id
                    WHERE l.user_id = on_behalf_of AND s.user_id = $2 AND l.starts_at <= now() AND now() < l.ends_at))
              OR (candidate_org_id IS NULL AND candidate_user_id IS NULL AND starts_with(region_code, $6)
                  AND (candidate_role = ANY ($7) OR 'supervisor' = ANY ($7))))))
      AND ($8::int IS NULL OR version = $8)
      AND (NOT $9 OR due_at > clock_timestamp())
    RETURNING *
  ), audit AS (
    INSERT INTO audit_event (actor_id, actor_role, action, object_type, object_id, detail)
    SELECT $2, array_to_string($7, ','), 'task.completed', 'task', id, jsonb_build_object('outcome', outcome, 'version', version)
             || CASE WHEN on_behalf_of IS NULL THEN '{}' ELSE jsonb_build_object('onBehalfOf', on_behalf_of) END
    FROM t
  ), told AS (
    INSERT INTO notification (key, inbox, task_id, kind)
    SELECT t.id || '/decided/' || who, 'user:' || who, t.id, 'decided'
    FROM t, unnest(t.excluded || t.on_behalf_of) AS who
    WHERE who <> $2 AND t.candidate_role NOT IN ('expert', 'provider')
    ON CONFLICT (key) DO NOTHING
  )
  SELECT ${TASK_COLUMNS} FROM t ${TASK_JOINS}`;

/**
 * Decides a task. An open one is claimed by completing it. The same decision by the same person again gets the stored
 * result.
 *
 * @throws Problem `task-input` with every wrong field; `task-version-conflict` with who was faster; `task-excluded`,
 *   `task-forbidden`, `task-state`, `task-closed`, `not-found`. Nothing has changed then.
 */
export async function complete(
  context: ApiContext,
  caller: Caller,
  taskId: string,
  completion: Completion,
): Promise<TaskItemAnswer> {
  const kind = kindOf(taskId);
  if (kind === undefined) throw notFound({ zh: '任务', en: 'The task' });
  if (!formOf(kind).isStatic) return completeRead(context, caller, taskId, completion);
  const form = checkStatic(kind, completion);
  const row = 'data' in form ? await write(context, caller, taskId, completion, form.data) : undefined;
  return row ? taskItem(row, caller) : repeatOrRefuse(context, caller, taskId, completion, form);
}

/** Forms that depend on the task are built from it first, and only for whoever may decide it. */
async function completeRead(
  context: ApiContext,
  caller: Caller,
  taskId: string,
  completion: Completion,
): Promise<TaskItemAnswer> {
  const task = await loadTask(context.database.pool, caller, taskId);
  const refused = refusal('complete', task, caller, completion.version);
  const form = refused ? undefined : await checkForTask(context, task, completion);
  const row = form && 'data' in form ? await write(context, caller, taskId, completion, form.data) : undefined;
  return row ? taskItem(row, caller) : repeatOrRefuse(context, caller, taskId, completion, form);
}

async function write(
  { database }: ApiContext,
  caller: Caller,
  taskId: string,
  { outcome, version }: Completion,
  form: unknown,
): Promise<TaskRow | undefined> {
  if (!caller.ability.can('work', 'Task')) return undefined;
  const { userId, inboxes, region, roles } = caller;
  const prefix = regionPrefix(region);
  const values = [taskId, userId, outcome, JSON.stringify(form), inboxes, prefix, roles, version, endsByItself(taskId)];
  return (await database.pool.query<TaskRow>({ name: 'complete', text: COMPLETE, values })).rows[0];
}

function endsByItself(taskId: string): boolean {
  const kind = kindOf(taskId);
  return kind !== undefined && taskKindDefinition(kind).onDue === 'expire';
}

async function repeatOrRefuse(
  context: ApiContext,
  caller: Caller,
  taskId: string,
  completion: Completion,
  form: CheckedForm | undefined,
): Promise<TaskItemAnswer> {
  const task = await loadTask(context.database.pool, caller, taskId);
  if (await isRepeat(context, caller, task, completion, form)) return taskItem(task, caller);
  const refused = refusal('complete', task, caller, completion.version);
  if (refused) throw refused;
  if (endsByItself(taskId) && task.dueAt.getTime() <= Date.now()) throw late(task);
  if (form && 'errors' in form) throw invalid(form.errors, 'task-input');
  throw stale(task); // free again between the two statements
}

/** The same person, outcome and content, as sent or as the schema made of it. */
async function isRepeat(
  { database }: ApiContext,
  { userId }: Caller,
  task: TaskRow,
  { outcome, form: sent }: Completion,
  form: CheckedForm | undefined,
): Promise<boolean> {
  if (task.state !== 'submitted' && task.state !== 'done') return false;
  if (task.submittedBy !== userId || task.outcome !== outcome) return false;
  const parsed = form && 'data' in form ? form.data : sent;
  const { rows } = await database.pool.query<{ same: boolean }>({
    name: 'same-decision',
    text: 'SELECT form IN ($2::jsonb, $3::jsonb) AS same FROM task WHERE id = $1',
    values: [task.id, JSON.stringify(sent ?? null), JSON.stringify(parsed ?? null)],
  });
  return rows[0]?.same === true;
}
