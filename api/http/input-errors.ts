import type { z } from 'zod';
import { Problem, type InputError, type ProblemCode } from '../problem.ts';
import { bilingualMessage } from './input-messages.ts';

/** JSON pointer (RFC 6901) of a path in a document. */
export function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** What the schema makes of the value, or every field it refuses. */
export function check<S extends z.ZodType>(
  schema: S,
  value: unknown,
  place: InputError['in'],
  base: readonly PropertyKey[] = [],
): { readonly data: z.output<S> } | { readonly errors: readonly InputError[] } {
  const { success, data, error } = schema.safeParse(value, { error: bilingualMessage });
  return success ? { data } : { errors: error.issues.flatMap((issue) => inputErrors(issue, place, base)) };
}

/** @throws Problem `invalid-input` that lists every field by JSON pointer */
export function checked<S extends z.ZodType>(schema: S, value: unknown, place: InputError['in']): z.output<S> {
  const result = check(schema, value, place);
  if ('data' in result) return result.data;
  throw invalid(result.errors);
}

/** The refusal of an input, with every field that is wrong. */
export function invalid(
  errors: readonly InputError[],
  code: Extract<ProblemCode, 'invalid-input' | 'task-input'> = 'invalid-input',
): Problem {
  return new Problem(code, {
    detail: { zh: `请更正 ${errors.length} 处后重新提交。`, en: `Correct ${errors.length} place(s) and send again.` },
    errors,
  });
}

function inputErrors(issue: z.core.$ZodIssue, place: InputError['in'], base: readonly PropertyKey[]): InputError[] {
  const path = [...base, ...issue.path];
  const { code, message } = issue;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ pointer: pointerOf([...path, key]), in: place, code, message }));
  }
  const rule = issue.code === 'custom' ? (issue.params?.['rule'] as unknown) : undefined;
  return [{ pointer: pointerOf(path), in: place, code, message, ...(typeof rule === 'string' ? { rule } : {}) }];
}
