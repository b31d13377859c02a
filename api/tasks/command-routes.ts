import { z } from 'zod';
import { isIrrevocable } from '../../domain/tasks/irrevocable.ts';
import { REASSIGNMENT_REASON_CODES } from '../../domain/tasks/reassignment.ts';
import type { ProblemCode } from '../problem.ts';
import { Reply, route, type Route } from '../route.ts';
import { claim, saveDraft, unclaim } from './claiming.ts';
import { complete } from './completing.ts';
import { kindOf } from './forms.ts';
import { delegate, takeOver } from './reassigning.ts';
import { TaskIdParams, TaskItem, type TaskItemAnswer } from './task-item.ts';

const version = z
  .int()
  .min(1)
  .optional()
  .meta({ description: 'The version you saw (or If-Match); a stale one is refused' });

/** The version that the caller names, in the body or in If-Match. */
function seen(body: { readonly version?: number | undefined }, ifMatch: number | undefined): number | undefined {
  return body.version ?? ifMatch;
}

function versioned(item: TaskItemAnswer): Reply<TaskItemAnswer> {
  return new Reply(item, { ETag: `"${item.version}"` });
}

const REFUSALS: readonly ProblemCode[] = [
  'not-found',
  'task-excluded',
  'task-forbidden',
  'task-state',
  'task-version-conflict',
  'task-closed',
];

const success = { status: 200, schema: TaskItem, description: 'The task as it is now' } as const;
const OnlyVersion = z.strictObject({ version }).meta({ example: {} });

const claimTask = route({
  method: 'post',
  path: '/tasks/{taskId}/claim',
  operationId: 'claimTask',
  summary: '领取任务 · Claim a task',
  tag: 'tasks',
  access: ['work', 'Task'],
  params: TaskIdParams,
  body: OnlyVersion,
  success,
  problems: REFUSALS,
  handle: async ({ params, body, ifMatch, caller }, context) =>
    versioned(await claim(context, caller, params.taskId, seen(body, ifMatch))),
});

const unclaimTask = route({
  method: 'post',
  path: '/tasks/{taskId}/unclaim',
  operationId: 'unclaimTask',
  summary: '退回任务 · Put a task back',
  tag: 'tasks',
  access: ['work', 'Task'],
  params: TaskIdParams,
  body: OnlyVersion,
  success,
  problems: REFUSALS,
  handle: async ({ params, body, ifMatch, caller }, context) =>
    versioned(await unclaim(context, caller, params.taskId, seen(body, ifMatch))),
});

const completeTask = route({
  method: 'post',
  path: '/tasks/{taskId}/complete',
  operationId: 'completeTask',
  summary: '办结任务 · Complete a task',
  description:
    'The form is the one that GET /tasks/{taskId} describes, with an example that is valid. An open task is claimed by ' +
    'completing it. Sending the same decision again answers the stored result.',
  tag: 'tasks',
  access: ['work', 'Task'],
  params: TaskIdParams,
  body: z.strictObject({ version, outcome: z.string().max(50), form: z.unknown() }).meta({
    id: 'TaskCompletion',
    example: {
      outcome: 'submit',
      form: {
        need: '为六个乡镇的一百二十名救助对象购买照料护理、对象排查和需求评估服务，服务标准见指导性目录。',
        recipientsServed: 120,
        methodReason: '服务内容需与供应商磋商细化，采用竞争性磋商。',
        riskPlan: '合同载明临时接管预案和备选承接主体，乡镇工作站兜底，服务不中断。',
      },
    },
  }),
  success: { ...success, description: 'Decided; the decision is stored and cannot be lost' },
  problems: [...REFUSALS, 'task-input'],
  irrevocable({ params, body }) {
    const kind = kindOf(params.taskId);
    return kind !== undefined && isIrrevocable(kind, body.outcome);
  },
  handle: async ({ params, body, ifMatch, caller }, context) => {
    const { outcome, form } = body;
    return versioned(await complete(context, caller, params.taskId, { outcome, form, version: seen(body, ifMatch) }));
  },
});

const draftTask = route({
  method: 'post',
  path: '/tasks/{taskId}/draft',
  operationId: 'saveTaskDraft',
  summary: '暂存表单 · Keep an unfinished form',
  tag: 'tasks',
  access: ['work', 'Task'],
  params: TaskIdParams,
  body: z.strictObject({ version, form: z.unknown() }).meta({ example: { form: { need: '（起草中）' } } }),
  success,
  problems: REFUSALS,
  handle: async ({ params, body, ifMatch, caller }, context) => {
    const draft = { form: body.form ?? null, version: seen(body, ifMatch) };
    return versioned(await saveDraft(context, caller, params.taskId, draft));
  },
});

const delegateTask = route({
  method: 'post',
  path: '/tasks/{taskId}/delegate',
  operationId: 'delegateTask',
  summary: '转交同事 · Hand a task to a colleague',
  tag: 'tasks',
  access: ['work', 'Task'],
  params: TaskIdParams,
  body: z
    .strictObject({ version, to: z.strictObject({ userId: z.uuid() }), reason: z.string().trim().min(1).max(500) })
    .meta({ example: { to: { userId: '00000000-0000-4000-8000-b00000000001' }, reason: '出差，由同事办理。' } }),
  success,
  problems: [...REFUSALS, 'task-input'],
  handle: async ({ params, body, ifMatch, caller }, context) => {
    const delegation = { to: body.to.userId, reason: body.reason, version: seen(body, ifMatch) };
    return versioned(await delegate(context, caller, params.taskId, delegation));
  },
});

const takeoverTask = route({
  method: 'post',
  path: '/tasks/{taskId}/takeover',
  operationId: 'takeOverTask',
  summary: '监督员接管任务 · A supervisor takes a task from its owner',
  description: 'The draft stays with the task, the previous owner is told, and the deadline only ever moves later.',
  tag: 'tasks',
  access: ['assign', 'Task'],
  params: TaskIdParams,
  body: z
    .strictObject({
      version: z.int().min(1).meta({ description: 'The version you saw; a stale one is refused' }),
      to: z.union([z.literal('self'), z.literal('group'), z.strictObject({ userId: z.uuid() })]),
      reasonCode: z.enum(REASSIGNMENT_REASON_CODES),
      reasonText: z.string().trim().min(1).max(500),
      deadline: z.union([z.literal('keep'), z.strictObject({ extendTo: z.iso.datetime() })]).default('keep'),
    })
    .meta({
      id: 'TaskTakeover',
      example: {
        version: 1,
        to: 'group',
        reasonCode: 'absence',
        reasonText: '经办人请假，退回岗位任务池由他人办理。',
        deadline: 'keep',
      },
    }),
  success,
  problems: [...REFUSALS, 'task-input'],
  handle: async ({ params, body, caller }, context) => versioned(await takeOver(context, caller, params.taskId, body)),
});

export const TASK_COMMAND_ROUTES: readonly Route[] = [
  claimTask,
  unclaimTask,
  completeTask,
  draftTask,
  delegateTask,
  takeoverTask,
];
