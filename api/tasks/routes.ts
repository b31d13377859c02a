import { Reply, route, type Route } from '../route.ts';
import { TASK_COMMAND_ROUTES } from './command-routes.ts';
import { BulkCommand, BulkResults, inBulk } from './bulk.ts';
import { commentTask } from './comments.ts';
import { countTasks, TaskCounts } from './count.ts';
import { DEFERRAL_ROUTES } from './deferring.ts';
import { listTasks, TaskPage } from './list.ts';
import { taskPage, TaskPageView } from './page.ts';
import { taskPeople } from './people.ts';
import { PRESENCE_ROUTES } from './presence.ts';
import { FILTER_ROUTES } from './saved-filters.ts';
import { TaskIdParams } from './task-item.ts';
import { TaskCountQuery, TaskQuery } from './task-query.ts';
import { urgeTask } from './urging.ts';

export const listTasksRoute = route({
  method: 'get',
  path: '/tasks',
  operationId: 'listTasks',
  summary: '我的待办任务 · My inbox',
  description: 'What a scope holds, in the order asked for. Ended states list what the caller did.',
  tag: 'tasks',
  access: ['read', 'Task'],
  query: TaskQuery,
  success: { status: 200, schema: TaskPage, description: 'One page' },
  problems: [],
  handle: ({ query, caller }, context) => listTasks(context, caller, query),
});

const counts = route({
  method: 'get',
  path: '/tasks/counts',
  operationId: 'countTasks',
  summary: '任务数量 · How many tasks there are, by kind',
  tag: 'tasks',
  access: ['read', 'Task'],
  query: TaskCountQuery,
  success: { status: 200, schema: TaskCounts, description: 'Every number is the length of the list with that filter' },
  problems: [],
  handle: ({ query, caller }, context) => countTasks(context, caller, query),
});

const bulk = route({
  method: 'post',
  path: '/tasks/bulk',
  operationId: 'commandTasks',
  summary: '批量领取或退回 · Claim or put back many tasks',
  description:
    'Each task is a command of its own with its own result: some may succeed while others are refused. Sending it again ' +
    'does no harm. Decisions are never made in bulk.',
  tag: 'tasks',
  access: ['work', 'Task'],
  body: BulkCommand,
  success: { status: 200, schema: BulkResults, description: 'A result for each item, in their order' },
  problems: [],
  handle: ({ body, caller }, context) => inBulk(context, caller, body),
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

export const TASK_ROUTES: readonly Route[] = [
  listTasksRoute,
  counts,
  bulk,
  read,
  ...TASK_COMMAND_ROUTES,
  ...FILTER_ROUTES,
  ...DEFERRAL_ROUTES,
  ...PRESENCE_ROUTES,
  urgeTask,
  commentTask,
  taskPeople,
];
