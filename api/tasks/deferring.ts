import { z } from 'zod';
import { formatInstant, instantOfMillis, parseDay, startOfDay } from '../../domain/time/shanghai.ts';
import { invalid } from '../http/input-errors.ts';
import { Problem } from '../problem.ts';
import { route, type Route } from '../route.ts';
import { loadTask } from './load-task.ts';
import { TaskIdParams } from './task-item.ts';
import type { TaskRow } from './task-row.ts';

const Deferral = z
  .object({ until: z.iso.datetime().meta({ description: 'When it comes back to the list by itself' }) })
  .meta({ id: 'TaskDeferral' });

const DEFER = `
  INSERT INTO task_deferral (user_id, task_id, until) VALUES ($1, $2, $3)
  ON CONFLICT (user_id, task_id) DO UPDATE SET until = excluded.until`;

const defer = route({
  method: 'put',
  path: '/tasks/{taskId}/deferral',
  operationId: 'deferTask',
  summary: '稍后办理 · Put a task off, for oneself',
  description:
    'It leaves the caller’s own lists `todo` and `mine` until that day begins, stands in `later`, and comes back by itself. ' +
    'Nobody else’s list changes, nor the due date; no task is put off beyond it.',
  tag: 'tasks',
  access: ['work', 'Task'],
  params: TaskIdParams,
  body: z
    .strictObject({ until: z.iso.date().meta({ description: 'A day after today, Asia/Shanghai' }) })
    .meta({ example: { until: '2026-12-01' } }),
  success: { status: 200, schema: Deferral, description: 'Put off' },
  problems: ['not-found', 'task-closed'],
  async handle({ params, body, caller }, { database }) {
    const task = await loadTask(database.pool, caller, params.taskId);
    if (task.state !== 'open' && task.state !== 'claimed') throw ended();
    const until = backAt(body.until, task);
    await database.pool.query({ name: 'defer', text: DEFER, values: [caller.userId, task.id, until] });
    return { until };
  },
});

const bringBack = route({
  method: 'delete',
  path: '/tasks/{taskId}/deferral',
  operationId: 'bringTaskBack',
  summary: '取消稍后办理 · Bring a task back that was put off',
  tag: 'tasks',
  access: ['work', 'Task'],
  params: TaskIdParams,
  success: { status: 204, description: 'It is in the caller’s lists again' },
  problems: [],
  async handle({ params, caller }, { database }) {
    const text = 'DELETE FROM task_deferral WHERE user_id = $1 AND task_id = $2';
    await database.pool.query({ name: 'bring-back', text, values: [caller.userId, params.taskId] });
    return undefined;
  },
});

/** The beginning of the day, which must lie ahead and not beyond the due date. */
function backAt(text: string, { dueAt }: TaskRow): string {
  const day = parseDay(text);
  const until = startOfDay(day);
  const due = instantOfMillis(dueAt.getTime());
  const fault = (code: string, message: string) => invalid([{ pointer: '/until', in: 'body', code, message }]);
  if (Date.parse(until) <= Date.now()) throw fault('past', '请选择今天以后的日期 / choose a day after today');
  if (Date.parse(until) > dueAt.getTime()) {
    throw fault('beyond-due', `不能晚于办理期限 ${formatInstant(due)} / not beyond its due date ${formatInstant(due)}`);
  }
  return until;
}

function ended(): Problem {
  return new Problem('task-closed', {
    detail: { zh: '任务已经结束，不必再稍后办理。', en: 'The task has ended; there is nothing left to put off.' },
  });
}

export const DEFERRAL_ROUTES: readonly Route[] = [defer, bringBack];
