import type pg from 'pg';
import type { Caller } from '../access/caller.ts';
import { notFound } from '../problem.ts';
import { seesTask } from './refusals.ts';
import { TASK_COLUMNS, TASK_JOINS, type TaskRow } from './task-row.ts';

const BY_ID = `SELECT ${TASK_COLUMNS} FROM task t ${TASK_JOINS} WHERE t.id = $1`;

/** @throws Problem `not-found` for a task that does not exist or that the caller may not know of */
export async function loadTask(db: pg.Pool | pg.ClientBase, caller: Caller, taskId: string): Promise<TaskRow> {
  return visible(caller, (await db.query<TaskRow>({ name: 'task', text: BY_ID, values: [taskId] })).rows[0]);
}

/** The same, holding the row until the transaction ends. */
export async function lockTask(db: pg.ClientBase, caller: Caller, taskId: string): Promise<TaskRow> {
  const text = `${BY_ID} FOR UPDATE OF t`;
  return visible(caller, (await db.query<TaskRow>({ name: 'lock-task', text, values: [taskId] })).rows[0]);
}

function visible(caller: Caller, row: TaskRow | undefined): TaskRow {
  if (row === undefined || !seesTask(caller, row)) throw notFound({ zh: '任务', en: 'The task' });
  return row;
}
