import { z } from 'zod';
import type { ApiContext } from '../../context.ts';
import type { FormTask } from './task-form.ts';

/** The facts of a form are not there: the row a task speaks of is missing, which is a fault and no one's input. */
export class FormFactsMissing extends Error {
  override readonly name = 'FormFactsMissing';

  constructor(task: FormTask, what: string) {
    super(`task ${task.id} has no ${what}`);
  }
}

/** An id of the task's subject. Throws FormFactsMissing. */
export function subjectId(task: FormTask, name: string): string {
  const value = task.subject[name];
  if (typeof value !== 'string') throw new FormFactsMissing(task, name);
  return value;
}

/** A number of the task's subject: month, instalment, position. Throws FormFactsMissing. */
export function subjectNumber(task: FormTask, name: string): number {
  const value = task.subject[name];
  if (typeof value !== 'number') throw new FormFactsMissing(task, name);
  return value;
}

/** All rows of a query. */
export async function rowsOf<R extends object>(
  context: ApiContext,
  sql: string,
  values: readonly unknown[],
): Promise<R[]> {
  const { rows } = await context.database.pool.query<R>(sql, [...values]);
  return rows;
}

/** The one row that must be there. Throws FormFactsMissing. */
export async function theRow<R extends object>(
  context: ApiContext,
  task: FormTask,
  sql: string,
  values: readonly unknown[],
): Promise<R> {
  const [row] = await rowsOf<R>(context, sql, values);
  if (row === undefined) throw new FormFactsMissing(task, 'row in the database that its subject names');
  return row;
}

/** An id out of a known list, with what people call each of them beside it in the JSON Schema (`x-labels`). */
export function oneOf(
  choices: readonly { readonly id: string; readonly name: string }[],
  title: string,
  description: string,
): z.ZodType<string> {
  const labels = Object.fromEntries(choices.map(({ id, name }) => [id, name]));
  return z.enum(choices.map(({ id }) => id)).meta({ title, description, 'x-labels': labels });
}
