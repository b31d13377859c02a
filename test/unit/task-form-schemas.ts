import { z } from 'zod';
import { TASK_FORMS } from '../../api/contract/task-forms.ts';
import type { TaskForm } from '../../api/contract/task-forms/task-form.ts';
import type { TaskKind } from '../../domain/tasks/task-kinds.ts';
import type { FieldPath, Schema } from '../../web/form/schema.ts';
import { TASK_FORM_FACTS } from './task-forms-facts.ts';

export interface FormField {
  readonly path: FieldPath;
  readonly schema: Schema;
}

/** Every form that a task of the kind can ask, as the page is given it: the common one and those of single outcomes. */
export function schemasOf(kind: TaskKind): Schema[] {
  const form: TaskForm = TASK_FORMS[kind];
  const facts = TASK_FORM_FACTS[kind];
  const others = Object.values(form.otherOutcomes?.(facts) ?? {}).map(({ schema }) => schema);
  return [form.schema(facts), ...others].map((schema) => z.toJSONSchema(schema, { io: 'input' }) as Schema);
}

/** The form itself, and every field in it; of the rows of a list the first stands for all. */
export function fieldsOf(schema: Schema, path: FieldPath = []): FormField[] {
  const inside = Object.entries(schema.properties ?? {}).flatMap(([name, field]) => fieldsOf(field, [...path, name]));
  const rows = schema.items?.type === 'object' ? fieldsOf(schema.items, [...path, 0]) : [];
  return [{ path, schema }, ...inside, ...rows];
}
