import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { TASK_FORMS } from '../../api/contract/task-forms.ts';
import type { TaskForm } from '../../api/contract/task-forms/task-form.ts';
import { TASK_KIND_CODES, type TaskKind } from '../../domain/tasks/task-kinds.ts';
import { fieldKind } from '../../web/form/field-kind.ts';
import { pointerOf, type FieldPath, type Schema } from '../../web/form/schema.ts';
import { TASK_FORM_FACTS } from './task-forms-facts.ts';

interface FormField {
  readonly path: FieldPath;
  readonly schema: Schema;
}

/** Every form that a task of the kind can ask: the common one and those of single outcomes. */
function schemasOf(kind: TaskKind): Schema[] {
  const form: TaskForm = TASK_FORMS[kind];
  const facts = TASK_FORM_FACTS[kind];
  const others = Object.values(form.otherOutcomes?.(facts) ?? {}).map(({ schema }) => schema);
  return [form.schema(facts), ...others].map((schema) => z.toJSONSchema(schema, { io: 'input' }) as Schema);
}

function fieldsOf(schema: Schema, path: FieldPath = []): FormField[] {
  const inside = Object.entries(schema.properties ?? {}).flatMap(([name, field]) => fieldsOf(field, [...path, name]));
  const rows = schema.items?.type === 'object' ? fieldsOf(schema.items, [...path, 0]) : [];
  return [{ path, schema }, ...inside, ...rows];
}

const han = (text: string | undefined) => /\p{Script=Han}/u.test(text ?? '');

/** What a person would stumble over in a field; undefined when it is a field of its own kind. */
function fault({ path, schema }: FormField): string | undefined {
  const kind = fieldKind(schema, path);
  const choices = schema.enum ?? schema.items?.enum ?? [];
  if (kind === undefined) return 'has no field of its kind';
  if (choices.some((value) => !han(schema['x-labels']?.[value] ?? schema.items?.['x-labels']?.[value] ?? value)))
    return 'offers codes instead of words';
  if (kind === 'money' && schema.type !== 'integer') return 'is no whole number of fen';
  if (kind === 'text' && schema.maxLength === undefined) return 'has no longest length';
  if (kind === 'number' && (schema.minimum === undefined || schema.maximum === undefined)) return 'has no range';
  return undefined;
}

describe('every field of every form', () => {
  test.each(TASK_KIND_CODES)('%s: has a field of its kind, with words for what it offers', (kind) => {
    const faults = schemasOf(kind)
      .flatMap((schema) => fieldsOf(schema))
      .map((field) => [pointerOf(field.path), fault(field)] as const);
    expect(faults.filter(([, said]) => said !== undefined)).toEqual([]);
  });

  test.each<[string, Schema, FieldPath, string | undefined]>([
    ['an amount', { type: 'integer' }, ['priceFen'], 'money'],
    ['a number', { type: 'integer' }, ['visits'], 'number'],
    ['a day', { type: 'string', format: 'date' }, ['startsOn'], 'date'],
    ['a choice', { type: 'string', enum: ['a'] }, ['result'], 'choice'],
    ['yes or no', { type: 'boolean' }, ['urgent'], 'boolean'],
    ['several of a list', { type: 'array', items: { type: 'string', enum: ['a'] } }, ['standby'], 'list'],
    ['free texts of a list', { type: 'array', items: { type: 'string' } }, ['notes'], undefined],
    ['something of no type', {}, ['anything'], undefined],
  ])('%s is told from its schema', (_name, schema, path, kind) => {
    expect(fieldKind(schema, path)).toBe(kind);
  });
});
