import { z } from 'zod';
import { COMMENT_KINDS, type CommentKind } from '../../domain/tasks/comment.ts';
import type { ApiContext } from '../context.ts';
import { invalid } from '../http/input-errors.ts';
import { route } from '../route.ts';
import type { Caller } from '../access/caller.ts';
import { loadTask } from './load-task.ts';
import type { TaskRow } from './task-row.ts';
import { whoSee } from './people.ts';
import { TaskIdParams } from './task-item.ts';

const MOST_MENTIONED = 10;

export const CommentView = z
  .object({
    id: z.uuid(),
    kind: z.enum(COMMENT_KINDS).meta({ description: 'note, or the reason why the task changed hands' }),
    author: z.string().nullable().meta({ description: 'Null for a member of the committee before the result (EV-08)' }),
    text: z.string(),
    mentioned: z.array(z.string()).meta({ description: 'Names of those who were told' }),
    at: z.iso.datetime(),
  })
  .meta({ id: 'TaskComment' });

type CommentAnswer = z.input<typeof CommentView>;

interface CommentRow {
  readonly id: string;
  readonly kind: CommentKind;
  readonly author: string | null;
  readonly text: string;
  readonly mentioned: string[];
  readonly at: Date;
}

const COLUMNS = `
  c.id, c.kind, u.display_name AS author, c.text, c.created_at AS at,
  ARRAY(SELECT display_name FROM app_user WHERE id = ANY (c.mentioned) ORDER BY display_name) AS mentioned`;

export async function commentsOn({ database }: ApiContext, task: TaskRow, caller: Caller): Promise<CommentAnswer[]> {
  const secret = task.secret && task.candidateUserId !== caller.userId ? task.candidateUserId : null;
  const { rows } = await database.pool.query<CommentRow>({
    name: 'task-comments',
    text: `SELECT ${COLUMNS} FROM task_comment c LEFT JOIN app_user u ON u.id = c.author_id AND u.id IS DISTINCT FROM $2
           WHERE c.task_id = $1 ORDER BY c.created_at, c.id`,
    values: [task.id, secret],
  });
  return rows.map(answerOf);
}

function answerOf(row: CommentRow): CommentAnswer {
  return { ...row, at: row.at.toISOString() };
}

/** The comment, and a notification to everybody who is mentioned, in one statement. */
const WRITE = `
  WITH c AS (
    INSERT INTO task_comment (task_id, author_id, text, mentioned) VALUES ($1, $2, $3, $4) RETURNING *
  ), told AS (
    INSERT INTO notification (key, inbox, task_id, kind)
    SELECT c.task_id || '/mentioned/' || c.id || '/' || who, 'user:' || who, c.task_id, 'mentioned'
    FROM c, unnest(c.mentioned) AS who
  )
  SELECT ${COLUMNS} FROM c JOIN app_user u ON u.id = c.author_id`;

export const commentTask = route({
  method: 'post',
  path: '/tasks/{taskId}/comments',
  operationId: 'commentTask',
  summary: '任务留言 · Comment on a task',
  description: 'Whoever is mentioned is notified; they must be among those who may see the task.',
  tag: 'tasks',
  access: ['work', 'Task'],
  params: TaskIdParams,
  body: z
    .strictObject({
      text: z.string().trim().min(1).max(2000),
      mentions: z.array(z.uuid()).max(MOST_MENTIONED).default([]).meta({ description: 'Ids of people' }),
    })
    .meta({ example: { text: '已电话核实。', mentions: [] } }),
  success: { status: 201, schema: CommentView, description: 'The comment' },
  problems: ['not-found'],
  creates: true,
  async handle({ params: { taskId }, body: { text, mentions }, caller, createByStatement }, { database }) {
    const task = await loadTask(database.pool, caller, taskId);
    const told = [...new Set(mentions)].filter((id) => id !== caller.userId);
    const seeing = await whoSee(database.pool, task, told);
    if (seeing.length < told.length) throw notTheirs();
    return createByStatement(async (db) => {
      const { rows } = await db.query<CommentRow>({
        name: 'write-comment',
        text: WRITE,
        values: [taskId, caller.userId, text, told],
      });
      return answerOf(rows[0]!);
    });
  },
});

function notTheirs() {
  const message =
    '提到的人看不到此任务，请从提示的名单中选择 / somebody mentioned may not see the task: choose from the list';
  return invalid([{ pointer: '/mentions', in: 'body', code: 'not_visible', message }]);
}
