import { describe, expect, test } from '@jest/globals';
import { TASK_KIND_CODES } from '../../domain/tasks/task-kinds.ts';
import { fieldKind } from '../../web/form/field-kind.ts';
import { pointerOf, type FieldPath, type Schema } from '../../web/form/schema.ts';
import { FIELD_CASES, variantOf, type FieldCase, type TriedKind } from '../e2e/form-field-cases.ts';
import { fieldsOf, schemasOf, type FormField } from './task-form-schemas.ts';

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

describe('what the browser test fills in wrongly and rightly', () => {
  const tried = Object.entries(FIELD_CASES).flatMap(([kind, cases]) =>
    (cases as readonly FieldCase[]).map((one) => ({ kind: kind as TriedKind, ...one })),
  );
  const wrongly = new Set(tried.filter(({ wrong, refused }) => wrong ?? refused).map(({ variant }) => variant));

  test.each(TASK_KIND_CODES)('has a field like each of %s', (kind) => {
    const fields = schemasOf(kind).flatMap((schema) => fieldsOf(schema).filter(inForm));
    const untried = fields.filter(({ schema, path }) => !wrongly.has(variantOf(schema, path)!));
    expect(untried.map(({ path }) => pointerOf(path))).toEqual([]);
  });

  test.each(tried)('$kind: $pointer is a field of that sort', ({ kind, pointer, variant }) => {
    // Rows are alike: the first stands for all.
    const like = pointer.replaceAll(/\/\d+/g, '/0');
    const found = fieldsOf(schemasOf(kind)[0]!).find(({ path }) => pointerOf(path) === like);
    expect(found && variantOf(found.schema, found.path)).toBe(variant);
  });
});

/** A row is no field, nor is the form itself. */
function inForm({ path }: FormField): boolean {
  return path.length > 0 && typeof path.at(-1) !== 'number';
}
