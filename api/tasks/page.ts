import { z } from 'zod';
import { sourceInWords } from '../../domain/procurement/rules/source-words.ts';
import { findRuleInForce, type RuleId } from '../../domain/procurement/rules.ts';
import { taskKindDefinition } from '../../domain/tasks/task-kinds.ts';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import type { Caller } from '../access/caller.ts';
import type { ApiContext } from '../context.ts';
import { BeforeView, eventsBefore } from './before.ts';
import { CommentView, commentsOn } from './comments.ts';
import { FormView, formView } from './forms.ts';
import { loadTask } from './load-task.ts';
import { CaseFacts, caseFacts } from './material/facts.ts';
import { materialOf, MaterialView } from './material/material.ts';
import { isEligible, refusal, TASK_ACTIONS } from './refusals.ts';
import { BilingualSchema, PRIVATE_UNTIL_RANKED, taskItem, TaskItemShape } from './task-item.ts';
import type { TaskRow } from './task-row.ts';

const RuleView = z.object({
  rule: z.string(),
  title: BilingualSchema,
  source: z.string().meta({ description: 'By the keys of the rule table' }),
  citation: BilingualSchema.meta({ description: 'The source in words' }),
});

export const TaskPageView = z
  .object({
    ...TaskItemShape,
    why: BilingualSchema,
    basis: z.array(RuleView),
    subject: z
      .record(z.string(), z.union([z.string(), z.number()]))
      .meta({ description: 'Ids of what the task is about: lotId, contractId, takeoverId, month …' }),
    facts: CaseFacts.nullable().meta({ description: 'Null for a case that is no part of a purchase' }),
    material: MaterialView,
    form: FormView.nullable().meta({ description: 'For whoever may fill it in, or may see how it was filled in' }),
    draft: z.unknown().meta({ description: 'The assignee’s unfinished form, shown to nobody else' }),
    filled: z
      .unknown()
      .meta({ description: 'What was decided: to the author at once, to others when the task is done' }),
    before: z.array(BeforeView).meta({ description: 'What the purchase went through before, newest first' }),
    comments: z.array(CommentView),
    mayComment: z.boolean(),
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
  const [values, before, comments, facts, material] = await Promise.all([
    pool.query<FormValues>({ name: 'form-values', text: FORM_VALUES, values: [taskId] }),
    eventsBefore(context, task, caller),
    commentsOn(context, task, caller),
    caseFacts(context, task),
    materialOf(context, task, caller),
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
    facts,
    material,
    form: drawsForm ? await formView(context, task) : null,
    draft: waiting && task.assigneeId === caller.userId ? draft : null,
    filled: showsFilled ? filled : null,
    before,
    comments,
    mayComment: caller.ability.can('work', 'Task'),
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
    return rule ? [{ rule: id, title: rule.title, source: rule.source, citation: sourceInWords(rule.source) }] : [];
  });
}

function actionsOf(task: TaskRow, caller: Caller): z.input<typeof TaskPageView>['actions'] {
  return TASK_ACTIONS.map((action) => {
    const refused = refusal(action, task, caller);
    return refused ? { action, allowed: false, code: refused.code, reason: refused.detail } : { action, allowed: true };
  });
}
