import { z } from 'zod';
import { Reply, route, type Route } from '../route.ts';
import { TASK_COMMAND_ROUTES } from './command-routes.ts';
import { listTasks, TaskPage, TaskQuery } from './list.ts';
import { loadTask } from './load-task.ts';
import { taskPage, TaskPageView } from './page.ts';
import { TaskIdParams } from './task-item.ts';

const list = route({
  method: 'get',
  path: '/tasks',
  operationId: 'listTasks',
  summary: '我的待办任务 · My inbox',
  description: 'What lies in the caller’s inboxes, most urgent first. Ended states list what the caller did.',
  tag: 'tasks',
  access: ['read', 'Task'],
  query: TaskQuery,
  success: { status: 200, schema: TaskPage, description: 'One page' },
  problems: [],
  handle: ({ query, caller }, context) => listTasks(context, caller, query),
});

const read = route({
  method: 'get',
  path: '/tasks/{taskId}',
  operationId: 'getTask',
  summary: '任务详情与表单 · A task with its form, its basis and what came before',
  tag: 'tasks',
  access: ['read', 'Task'],
  params: TaskIdParams,
  success: { status: 200, schema: TaskPageView, description: 'The task' },
  problems: ['not-found'],
  handle: async ({ params, caller }, context) => {
    const task = await taskPage(context, caller, params.taskId);
    return new Reply(task, { ETag: `"${task.version}"` });
  },
});

const comment = route({
  method: 'post',
  path: '/tasks/{taskId}/comments',
  operationId: 'commentTask',
  summary: '任务留言 · Comment on a task',
  tag: 'tasks',
  access: ['work', 'Task'],
  params: TaskIdParams,
  body: z.strictObject({ text: z.string().trim().min(1).max(2000) }).meta({ example: { text: '已电话核实。' } }),
  success: {
    status: 201,
    schema: z.object({ id: z.uuid(), author: z.string(), text: z.string(), at: z.iso.datetime() }),
    description: 'The comment',
  },
  problems: ['not-found', 'idempotency-conflict', 'idempotency-in-flight'],
  creates: true,
  async handle({ params: { taskId }, body: { text }, caller, create }, context) {
    await loadTask(context.database.pool, caller, taskId);
    return create(async (tx) => {
      const { id, createdAt } = await tx.taskComment.create({ data: { taskId, authorId: caller.userId, text } });
      return { id, author: caller.displayName, text, at: createdAt.toISOString() };
    });
  },
});

export const TASK_ROUTES: readonly Route[] = [list, read, ...TASK_COMMAND_ROUTES, comment];
