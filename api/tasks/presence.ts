import { z } from 'zod';
import { PRESENCE_SECONDS } from '../../domain/tasks/presence.ts';
import { route, type Route } from '../route.ts';
import { loadTask } from './load-task.ts';
import { TaskIdParams } from './task-item.ts';

const Present = z
  .object({ others: z.array(z.object({ id: z.uuid(), displayName: z.string() })) })
  .meta({ id: 'TaskPresence' });

type Person = z.input<typeof Present>['others'][number];

const FORGET = `DELETE FROM task_presence WHERE seen_at < now() - ${PRESENCE_SECONDS} * interval '1 second'`;

const BEAT = `
  INSERT INTO task_presence (task_id, user_id) VALUES ($1, $2)
  ON CONFLICT (task_id, user_id) DO UPDATE SET seen_at = now()`;

/** Of the same office: nobody learns that a supervisor looks, or a provider. */
const OTHERS = `
  SELECT u.id, u.display_name AS "displayName" FROM task_presence p JOIN app_user u ON u.id = p.user_id
  WHERE p.task_id = $1 AND p.user_id <> $2 AND u.organisation_id = $3 ORDER BY u.display_name, u.id`;

const beat = route({
  method: 'put',
  path: '/tasks/{taskId}/presence',
  operationId: 'showPresence',
  summary: '正在查看 · Tell that one has a task open, and hear who else of the office has',
  description: `Holds for ${PRESENCE_SECONDS} seconds; nothing of it is kept. A task of the committee keeps none: its members are secret (EV-08).`,
  tag: 'tasks',
  access: ['work', 'Task'],
  params: TaskIdParams,
  success: { status: 200, schema: Present, description: 'Who else of the caller’s office has it open' },
  problems: ['not-found'],
  async handle({ params, caller }, { database: { pool } }) {
    const task = await loadTask(pool, caller, params.taskId);
    if (task.secret) return { others: [] };
    await pool.query({ name: 'forget-presence', text: FORGET });
    await pool.query({ name: 'beat', text: BEAT, values: [task.id, caller.userId] });
    const values = [task.id, caller.userId, caller.organisationId];
    const { rows } = await pool.query<Person>({ name: 'present', text: OTHERS, values });
    return { others: rows };
  },
});

const leave = route({
  method: 'delete',
  path: '/tasks/{taskId}/presence',
  operationId: 'endPresence',
  summary: '离开任务页 · Tell that one has left a task’s page',
  tag: 'tasks',
  access: ['work', 'Task'],
  params: TaskIdParams,
  success: { status: 204, description: 'Gone' },
  problems: [],
  async handle({ params, caller }, { database: { pool } }) {
    const text = 'DELETE FROM task_presence WHERE task_id = $1 AND user_id = $2';
    await pool.query({ name: 'leave-task', text, values: [params.taskId, caller.userId] });
    return undefined;
  },
});

export const PRESENCE_ROUTES: readonly Route[] = [beat, leave];
