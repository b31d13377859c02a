import { REASSIGNMENT_REASONS, type ReassignmentReason } from '../../domain/tasks/reassignment.ts';
import type { Caller } from '../access/caller.ts';
import type { ApiContext } from '../context.ts';
import { lockTask } from './load-task.ts';
import { movedDeadline, type DeadlineWish } from './deadline.ts';
import { eligibleOwner } from './new-owner.ts';
import { refusal } from './refusals.ts';
import { taskItem, type TaskItemAnswer } from './task-item.ts';
import { TASK_COLUMNS, TASK_JOINS, type TaskRow } from './task-row.ts';
import { inTransaction } from '../transaction.ts';

/** New owner (or none), deadline, audit line, reason in the thread and notifications at once; the draft stays with the task. */
const REASSIGN = `
  WITH t AS (
    UPDATE task SET state = CASE WHEN $3::uuid IS NULL THEN 'open' ELSE 'claimed' END, assignee_id = $3,
                    due_at = $4, due_legal = $5, on_behalf_of = NULL, version = version + 1
    WHERE id = $1
    RETURNING *
  ), audit AS (
    INSERT INTO audit_event (actor_id, actor_role, action, object_type, object_id, detail)
    SELECT $2, $6, $7, 'task', id, $8::jsonb || jsonb_build_object('version', version) FROM t
  ), said AS (
    INSERT INTO task_comment (task_id, author_id, kind, text) SELECT id, $2, $11, $12 FROM t
  ), told AS (
    INSERT INTO notification (key, inbox, task_id, kind)
    SELECT t.id || '/' || part.kind || '/' || t.version, 'user:' || part.user_id, t.id, part.kind
    FROM t, (VALUES ($9::uuid, $10::text), ($3::uuid, 'assigned')) AS part (user_id, kind)
    WHERE part.user_id IS NOT NULL AND part.user_id <> $2
  )
  SELECT ${TASK_COLUMNS} FROM t ${TASK_JOINS}`;

export interface Delegation {
  readonly to: string;
  readonly reason: string;
  readonly version: number | undefined;
}

/** Hands a task to a colleague who may decide it; they are told. */
export async function delegate(
  context: ApiContext,
  caller: Caller,
  taskId: string,
  { to, reason, version }: Delegation,
): Promise<TaskItemAnswer> {
  return inTransaction(context.database, async (client) => {
    const task = await lockTask(client, caller, taskId);
    const refused = refusal('delegate', task, caller, version);
    if (refused) throw refused;
    const owner = await eligibleOwner(client, task, to);
    const detail = JSON.stringify({ from: task.assigneeId, to: owner.userId, reason });
    const { rows } = await client.query<TaskRow>({
      name: 'reassign',
      text: REASSIGN,
      values: [
        ...[task.id, caller.userId, owner.userId, task.dueAt, task.dueLegal],
        ...[caller.roles.join(','), 'task.delegated', detail, null, 'delegated', 'delegation', reason],
      ],
    });
    return taskItem(rows[0]!, caller);
  });
}

export interface TaskTakeover {
  readonly version: number | undefined;
  readonly to: 'self' | 'group' | { readonly userId: string };
  readonly reasonCode: ReassignmentReason;
  readonly reasonText: string;
  readonly deadline: DeadlineWish;
}

/**
 * A supervisor takes a task from whoever has it: to oneself, to another person or back to the group, for a recorded
 * reason. The previous owner is told. Excluded people never become owners.
 */
export async function takeOver(
  context: ApiContext,
  caller: Caller,
  taskId: string,
  takeover: TaskTakeover,
): Promise<TaskItemAnswer> {
  return inTransaction(context.database, async (client) => {
    const task = await lockTask(client, caller, taskId);
    const refused = refusal('takeover', task, caller, takeover.version);
    if (refused) throw refused;
    const { to } = takeover;
    const userId = to === 'self' ? caller.userId : to === 'group' ? undefined : to.userId;
    const owner = userId === undefined ? undefined : await eligibleOwner(client, task, userId);
    const due = await movedDeadline(client, task, takeover.deadline);
    const said = `${REASSIGNMENT_REASONS[takeover.reasonCode].zh}：${takeover.reasonText}`;
    const detail = JSON.stringify({
      from: task.assigneeId,
      to: owner?.userId ?? null,
      reasonCode: takeover.reasonCode,
      reason: takeover.reasonText,
      dueFrom: task.dueAt,
      dueTo: due.dueAt,
    });
    const { rows } = await client.query<TaskRow>({
      name: 'reassign',
      text: REASSIGN,
      values: [
        ...[task.id, caller.userId, owner?.userId ?? null, due.dueAt, due.dueLegal],
        ...['supervisor', 'task.taken-over', detail, task.assigneeId, 'taken-over', 'takeover', said],
      ],
    });
    return taskItem(rows[0]!, caller);
  });
}
