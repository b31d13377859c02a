import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import { seesRegion } from '../access/scope.ts';
import { notFound, Problem } from '../problem.ts';
import { route } from '../route.ts';
import { TaskIdParams } from './task-item.ts';

interface Waiting {
  readonly state: string;
  readonly inbox: string;
  readonly assigneeId: string | null;
  readonly regionCode: string;
}

const WAITING = `
  SELECT t.state, t.inbox, t.assignee_id AS "assigneeId", p.region_code AS "regionCode"
  FROM task t JOIN purchase p ON p.id = t.purchase_id WHERE t.id = $1`;

/** One line in the inbox of whoever has the task, or may take it; the key lets a task be urged once a day. */
const URGE = `
  WITH told AS (
    INSERT INTO notification (key, inbox, task_id, kind) VALUES ($1, $2, $3, 'urged')
    ON CONFLICT (key) DO NOTHING RETURNING task_id
  ), audit AS (
    INSERT INTO audit_event (actor_id, actor_role, action, object_type, object_id)
    SELECT $4, $5, 'task.urged', 'task', task_id FROM told
  )
  SELECT count(*)::int AS told FROM told`;

export const urgeTask = route({
  method: 'post',
  path: '/tasks/{taskId}/urging',
  operationId: 'urgeTask',
  summary: '催办 · Remind whoever a task waits for',
  description:
    'For officials who see the purchase, once a day for everybody together. The due date stays: reminders and ' +
    'escalation by rule come besides.',
  tag: 'tasks',
  access: ['work', 'Task'],
  params: TaskIdParams,
  success: { status: 204, description: 'They have been told' },
  problems: ['not-found', 'task-closed', 'task-state', 'task-urged'],
  async handle({ params: { taskId }, caller }, { database: { pool } }) {
    const { rows } = await pool.query<Waiting>({ name: 'waiting-task', text: WAITING, values: [taskId] });
    const [task] = rows;
    if (task === undefined || !seesRegion(caller, task.regionCode)) throw notFound({ zh: '任务', en: 'The task' });
    if (task.state !== 'open' && task.state !== 'claimed') throw ended();
    if (task.assigneeId === caller.userId) throw ownTask();
    const inbox = task.assigneeId === null ? task.inbox : `user:${task.assigneeId}`;
    const key = `${taskId}/urged/${dayOf(instantOfMillis(Date.now()))}`;
    const values = [key, inbox, taskId, caller.userId, caller.roles.join(',')];
    const answer = await pool.query<{ told: number }>({ name: 'urge', text: URGE, values });
    if (answer.rows[0]!.told === 0) throw urgedBefore();
    return undefined;
  },
});

function ended(): Problem {
  return new Problem('task-closed', {
    detail: { zh: '任务已经结束，不必再催办。', en: 'The task has ended; there is nobody left to remind.' },
  });
}

function ownTask(): Problem {
  return new Problem('task-state', {
    detail: { zh: '此任务正由您办理。', en: 'The task is in your own hands.' },
  });
}

function urgedBefore(): Problem {
  return new Problem('task-urged', {
    detail: {
      zh: '今天已经催办过，对方已收到通知；明天仍未办理的可以再次催办。',
      en: 'They were reminded today already. If nothing happens, remind them again tomorrow.',
    },
  });
}
