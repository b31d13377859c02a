import { startingValue } from '../form/blank.ts';
import { sameValue } from '../form/same-value.ts';
import type { Schema } from '../form/schema.ts';
import type { KeptForm } from './kept-form.ts';
import type { Task } from './task-query.ts';

export interface StartingForm {
  readonly form: unknown;
  /** What the person last typed here and the api has not. */
  readonly recovered: boolean;
  /** The api's draft, where it is newer than what was typed here and says something else. */
  readonly other: unknown;
  /** What was sent back to be mended. */
  readonly prefilled: boolean;
}

/** What the form of a task begins with: typed here, else drafted, else what was sent back, else nothing. */
export function startingForm(task: Task, schema: Schema, kept: KeptForm | undefined): StartingForm {
  const draft = task.draft ?? undefined;
  const returned = kept || draft !== undefined ? undefined : returnedForm(task);
  const newer = kept !== undefined && !sameValue(kept.base, draft) && !sameValue(kept.form, draft);
  return {
    form: startingValue(schema, kept?.form ?? draft ?? task.filled ?? returned),
    recovered: kept !== undefined,
    other: newer ? draft : undefined,
    prefilled: returned !== undefined,
  };
}

/** Texts are mended; findings are made anew and never copied. */
function returnedForm({ kind, material: { forms } }: Task): unknown {
  if (
    !(kind.startsWith('draft-') || kind === 'survey-project') ||
    !forms.some(({ outcome }) => outcome.code === 'return')
  )
    return undefined;
  return forms.find((form) => form.kind === kind)?.value;
}
