import type pg from 'pg';
import { taskKindDefinition } from '../../domain/tasks/task-kinds.ts';
import { formatInstant, instantOfMillis } from '../../domain/time/shanghai.ts';
import { invalid } from '../http/input-errors.ts';
import type { Problem } from '../problem.ts';
import type { TaskRow } from './task-row.ts';

/** Wall-clock instant, ISO 8601 in UTC. */
export type DeadlineWish = 'keep' | { readonly extendTo: string };

interface TaskDeadline {
  readonly dueAt: Date;
  readonly dueLegal: Date;
}

/**
 * The task's deadline after a takeover. It only ever moves later. A period of the house moves as such; one of the law
 * stays what it is, and only the working deadline beside it moves.
 *
 * @throws Problem `task-input` for an earlier instant, or where the law gives silence a meaning
 */
export async function movedDeadline(client: pg.ClientBase, task: TaskRow, wish: DeadlineWish): Promise<TaskDeadline> {
  const { dueAt, dueLegal } = task;
  if (wish === 'keep') return { dueAt, dueLegal };
  const extended = new Date(wish.extendTo);
  if (taskKindDefinition(task.kind).onDue === 'expire') throw fixedByLaw(task);
  if (extended <= dueAt || extended.getTime() <= Date.now()) throw tooEarly(task);
  if (!task.dueRule.startsWith('HS-')) return { dueAt: extended, dueLegal };
  const { rows } = await client.query<{ legal: Date }>(BUSINESS_TIME, [task.id, extended]);
  return { dueAt: extended, dueLegal: rows[0]?.legal ?? dueLegal };
}

/** On the clock of the task's purchase, or of its own case. */
const BUSINESS_TIME = `
  SELECT business_time(coalesce(p.clock_epoch, t.clock_epoch), coalesce(p.clock_scale, t.clock_scale),
                       coalesce(p.clock_catches_up, false), $2) AS legal
  FROM task t LEFT JOIN purchase p ON p.id = t.purchase_id WHERE t.id = $1`;

function tooEarly(task: TaskRow): Problem {
  const due = formatInstant(instantOfMillis(task.dueAt.getTime()));
  const message = `只能延后，须晚于现在和原期限 ${due}（北京时间） / must be later than now and than the present deadline`;
  return invalid([{ pointer: '/deadline/extendTo', in: 'body', code: 'too_early', message }], 'task-input');
}

function fixedByLaw(task: TaskRow): Problem {
  const message = `依 ${task.dueRule}，逾期有法定后果，不得延长 / by ${task.dueRule} silence has a meaning; it cannot be extended`;
  const rule = task.dueRule;
  return invalid([{ pointer: '/deadline/extendTo', in: 'body', code: 'fixed_by_law', message, rule }], 'task-input');
}
