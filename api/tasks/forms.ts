import { z } from 'zod';
import { isOutcomeOf, isTaskKind, taskKindDefinition, type TaskKind } from '../../domain/tasks/task-kinds.ts';
import { TASK_FORMS } from '../contract/task-forms.ts';
import type { TaskForm } from '../contract/task-forms/task-form.ts';
import type { ApiContext } from '../context.ts';
import { check } from '../http/input-errors.ts';
import type { InputError } from '../problem.ts';
import type { TaskRow } from './task-row.ts';

/** A decision as it came in. */
export interface Filling {
  readonly outcome: string;
  readonly form: unknown;
}

export type CheckedForm = { readonly data: unknown } | { readonly errors: readonly InputError[] };

/** The kind in a task's id, `<workflowId>/<kind>/<n>`; undefined for an id that no task can have. */
export function kindOf(taskId: string): TaskKind | undefined {
  const kind = taskId.split('/').at(-2) ?? '';
  return isTaskKind(kind) ? kind : undefined;
}

export function formOf(kind: TaskKind): TaskForm {
  return TASK_FORMS[kind];
}

/** Validates against a form that is the same for every task of its kind. */
export function checkStatic(kind: TaskKind, filling: Filling): CheckedForm {
  return checkWith(kind, undefined, filling);
}

/** Validates against the form as it is for this task now. */
export async function checkForTask(context: ApiContext, task: TaskRow, filling: Filling): Promise<CheckedForm> {
  return checkWith(task.kind, await formOf(task.kind).facts(context, task), filling);
}

function checkWith(kind: TaskKind, facts: unknown, { outcome, form }: Filling): CheckedForm {
  if (!isOutcomeOf(kind, outcome)) return { errors: [unknownOutcome(kind)] };
  const definition = formOf(kind);
  const other = definition.otherOutcomes?.(facts)[outcome];
  return check(other?.schema ?? definition.schema(facts), form, 'body', ['form']);
}

function unknownOutcome(kind: TaskKind): InputError {
  const codes = taskKindDefinition(kind).outcomes.map(({ code }) => code);
  const message = `办理结果应为：${codes.join('、')} / the outcome must be one of ${codes.join(', ')}`;
  return { pointer: '/outcome', in: 'body', code: 'unknown_outcome', message };
}

export const JsonSchema = z.record(z.string(), z.unknown()).meta({ description: 'JSON Schema 2020-12' });

export const FormView = z
  .object({
    schema: JsonSchema,
    example: z.unknown().meta({ description: 'Valid for the schema' }),
    outcomes: z
      .record(z.string(), z.object({ schema: JsonSchema, example: z.unknown() }))
      .meta({ description: 'Forms of the outcomes that ask something else, by outcome code' }),
  })
  .meta({ id: 'TaskFormView' });

/** The form as the task's page draws it. */
export async function formView(context: ApiContext, task: TaskRow): Promise<z.input<typeof FormView>> {
  const definition = formOf(task.kind);
  const facts = await definition.facts(context, task);
  const others = Object.entries(definition.otherOutcomes?.(facts) ?? {});
  return {
    schema: jsonSchemaOf(definition.schema(facts), definition.isStatic),
    example: definition.example(facts),
    outcomes: Object.fromEntries(
      others.map(([code, { schema, example }]) => [
        code,
        { schema: jsonSchemaOf(schema, definition.isStatic), example },
      ]),
    ),
  };
}

const kept = new WeakMap<z.ZodType, Record<string, unknown>>();

function jsonSchemaOf(schema: z.ZodType, keep: boolean | undefined): Record<string, unknown> {
  const known = kept.get(schema);
  if (known) return known;
  const made = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input', unrepresentable: 'any' });
  if (keep) kept.set(schema, made as Record<string, unknown>);
  return made as Record<string, unknown>;
}
