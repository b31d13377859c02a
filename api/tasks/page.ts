import { z } from 'zod';
import { findRuleInForce, type RuleId } from '../../domain/procurement/rules.ts';
import { taskKindDefinition } from '../../domain/tasks/task-kinds.ts';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import type { Caller } from '../access/caller.ts';
import type { ApiContext } from '../context.ts';
import { FormView, formView } from './forms.ts';
import { loadTask } from './load-task.ts';
import { isEligible, refusal, TASK_ACTIONS } from './refusals.ts';
import { BilingualSchema, PRIVATE_UNTIL_RANKED, taskItem, TaskItemShape } from './task-item.ts';
import type { TaskRow } from './task-row.ts';

const RuleView = z.object({ rule: z.string(), title: BilingualSchema, source: z.string() });

export const TaskPageView = z
  .object({
    ...TaskItemShape,
    why: BilingualSchema,
    basis: z.array(RuleView),
    subject: z
      .record(z.string(), z.union([z.string(), z.number()]))
      .meta({ description: 'Ids of what the task is about: lotId, contractId, takeoverId, month …' }),
    form: FormView.nullable().meta({ description: 'For whoever may fill it in, or may see how it was filled in' }),
    draft: z.unknown().meta({ description: 'The assignee’s unfinished form, shown to nobody else' }),
    filled: z
      .unknown()
      .meta({ description: 'What was decided: to the author at once, to others when the task is done' }),
    before: z
      .array(
        z.object({
          at: z.iso.datetime(),
          kind: z.string(),
          stage: z.string(),
          rule: z.string().nullable(),
          taskId: z.string().nullable(),
        }),
      )
      .meta({ description: 'What the purchase went through before, newest first' }),
    comments: z.array(z.object({ id: z.uuid(), author: z.string(), text: z.string(), at: z.iso.datetime() })),
    actions: z
      .array(
        z.object({
          action: z.enum(TASK_ACTIONS),
          allowed: z.boolean(),
          code: z.string().optional(),
          reason: BilingualSchema.optional(),
        }),
      )
      .meta({ description: 'What the caller may do now, and why not' }),
  })
  .meta({ id: 'Task' });

const FORM_VALUES = `
  SELECT form, draft,
         EXISTS (SELECT 1 FROM ranking r WHERE r.lot_id::text = task.subject ->> 'lotId') AS ranked
  FROM task WHERE id = $1`;

interface FormValues {
  readonly form: unknown;
  readonly draft: unknown;
  readonly ranked: boolean;
}

/** Everything a person needs to work on one task, without what is not theirs to see. */
export async function taskPage(
  context: ApiContext,
  caller: Caller,
  taskId: string,
): Promise<z.input<typeof TaskPageView>> {
  const { pool } = context.database;
  const task = await loadTask(pool, caller, taskId);
  const [values, before, comments] = await Promise.all([
    pool.query<FormValues>({ name: 'form-values', text: FORM_VALUES, values: [taskId] }),
    eventsBefore(context, task),
    commentsOn(context, taskId),
  ]);
  const { form: filled, draft, ranked } = values.rows[0]!;
  const showsFilled = showsForm(task, caller, ranked);
  const waiting = task.state === 'open' || task.state === 'claimed';
  const drawsForm = waiting ? isEligible(caller, task) && !task.excluded.includes(caller.userId) : showsFilled;
  return {
    ...taskItem(task, caller),
    why: taskKindDefinition(task.kind).why,
    basis: basisOf(task),
    subject: task.subject as Record<string, string | number>,
    form: drawsForm ? await formView(context, task) : null,
    draft: waiting && task.assigneeId === caller.userId ? draft : null,
    filled: showsFilled ? filled : null,
    before,
    comments,
    actions: actionsOf(task, caller),
  };
}

function showsForm(task: TaskRow, caller: Caller, ranked: boolean): boolean {
  if (task.submittedBy === caller.userId) return true;
  return task.state === 'done' && (ranked || !PRIVATE_UNTIL_RANKED.has(task.kind));
}

/** The rules as they were in force on the day the task was created. */
function basisOf(task: TaskRow): z.input<typeof RuleView>[] {
  const day = dayOf(instantOfMillis(task.createdAt.getTime()));
  const ids = new Set<string>([...taskKindDefinition(task.kind).basis, task.dueRule]);
  return [...ids].flatMap((id) => {
    const rule = findRuleInForce(id as RuleId, day);
    return rule ? [{ rule: id, title: rule.title, source: rule.source }] : [];
  });
}

function actionsOf(task: TaskRow, caller: Caller): z.input<typeof TaskPageView>['actions'] {
  return TASK_ACTIONS.map((action) => {
    const refused = refusal(action, task, caller);
    return refused ? { action, allowed: false, code: refused.code, reason: refused.detail } : { action, allowed: true };
  });
}

const EVENTS_SHOWN = 20;

async function eventsBefore({ database }: ApiContext, task: TaskRow) {
  const events = await database.prisma.purchaseEvent.findMany({
    where: { purchaseId: task.purchaseId, recordedAt: { lte: task.submittedAt ?? new Date() } },
    orderBy: { id: 'desc' },
    take: EVENTS_SHOWN,
  });
  return events.map(({ at, kind, stage, ruleId, taskId }) => {
    return { at: at.toISOString(), kind, stage, rule: ruleId, taskId };
  });
}

async function commentsOn({ database }: ApiContext, taskId: string) {
  const { rows } = await database.pool.query<{ id: string; author: string; text: string; at: Date }>({
    name: 'task-comments',
    text: `SELECT c.id, u.display_name AS author, c.text, c.created_at AS at
           FROM task_comment c JOIN app_user u ON u.id = c.author_id WHERE c.task_id = $1 ORDER BY c.created_at, c.id`,
    values: [taskId],
  });
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
