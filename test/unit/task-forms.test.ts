import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { TASK_FORMS } from '../../api/contract/task-forms.ts';
import type { OutcomeForm, TaskForm } from '../../api/contract/task-forms/task-form.ts';
import { isOutcomeOf, TASK_KIND_CODES, taskKindDefinition, type TaskKind } from '../../domain/tasks/task-kinds.ts';
import { TASK_FORM_FACTS } from './task-forms-facts.ts';

interface NamedForm extends OutcomeForm {
  readonly kind: TaskKind;
  readonly outcome: string;
}

function formsOf(kind: TaskKind): NamedForm[] {
  const form: TaskForm = TASK_FORMS[kind];
  const facts = TASK_FORM_FACTS[kind];
  const others = form.otherOutcomes?.(facts) ?? {};
  return taskKindDefinition(kind).outcomes.map(({ code }) => ({
    kind,
    outcome: code,
    ...(others[code] ?? { schema: form.schema(facts), example: form.example(facts) }),
  }));
}

const FORMS = TASK_KIND_CODES.flatMap(formsOf);

interface JsonSchema {
  readonly title?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
}

/** Paths of fields without a Chinese title or description. */
function unlabelled(schema: JsonSchema, path = ''): string[] {
  const fields = Object.entries(schema.properties ?? {});
  const own = fields.flatMap(([name, field]) => {
    const labelled = /\p{Script=Han}/u.test(field.title ?? '') && /\p{Script=Han}/u.test(field.description ?? '');
    return labelled ? [] : [`${path}/${name}`];
  });
  const below = fields.flatMap(([name, field]) => unlabelled(field, `${path}/${name}`));
  return [...own, ...below, ...(schema.items ? unlabelled(schema.items, `${path}/*`) : [])];
}

describe('every outcome of every kind of task', () => {
  test.each(FORMS)('$kind: the example of $outcome fills its form', ({ schema, example }) => {
    expect(schema.safeParse(example).error?.issues).toBeUndefined();
  });

  test.each(FORMS)('$kind: $outcome refuses a field it does not know', ({ schema, example }) => {
    expect(schema.safeParse({ ...(example as object), approvedBy: 'me' }).success).toBe(false);
  });

  test.each(FORMS)('$kind: $outcome refuses an empty form', ({ schema }) => {
    expect(schema.safeParse({}).success).toBe(false);
  });

  test.each(FORMS)('$kind: every field of $outcome carries a Chinese title and explanation', ({ schema }) => {
    expect(unlabelled(z.toJSONSchema(schema, { io: 'input' }) as JsonSchema)).toEqual([]);
  });
});

test('a form of its own belongs to an outcome that the kind has', () => {
  for (const kind of TASK_KIND_CODES) {
    const form: TaskForm = TASK_FORMS[kind];
    for (const code of Object.keys(form.otherOutcomes?.(TASK_FORM_FACTS[kind]) ?? {})) {
      expect([kind, code, isOutcomeOf(kind, code)]).toEqual([kind, code, true]);
    }
  }
});

test('whoever returns, refuses, rejects or withdraws gives a reason', () => {
  const negative = ['return', 'reject', 'refuse', 'withdraw', 'withhold', 'dismiss', 'decline'];
  for (const { kind, outcome, schema } of FORMS.filter((form) => negative.includes(form.outcome))) {
    expect([kind, outcome, schema.safeParse({ reason: '不' }).success]).toEqual([kind, outcome, false]);
  }
});
