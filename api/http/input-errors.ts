import { z } from 'zod';
import { formatYuan } from '../../domain/money.ts';
import { Problem, type InputError, type ProblemCode } from '../problem.ts';

const ZH = z.locales.zhCN().localeError;
const EN = z.locales.en().localeError;

/** Every issue in Chinese, then in English; a schema's own message is kept as it is. */
function bilingualMessage(issue: z.core.$ZodRawIssue): string {
  if (issue.code === 'invalid_type' && issue.input === undefined) return '必填 / required';
  return moneyMessage(issue) ?? `${textOf(ZH(issue))} / ${textOf(EN(issue))}`;
}

/** People think in yuan: a limit of an amount is told in yuan, not in the fen it is kept in. */
function moneyMessage(issue: z.core.$ZodRawIssue): string | undefined {
  if (!/Fen$/.test(String(issue.path?.at(-1)))) return undefined;
  if (issue.code === 'too_big') {
    const most = formatYuan(Number(issue['maximum']));
    return `金额不能大于 ${most} / at most ${most}`;
  }
  if (issue.code !== 'too_small') return undefined;
  const least = formatYuan(Number(issue['minimum']));
  return `金额不能小于 ${least} / at least ${least}`;
}

function textOf(message: string | { message: string } | undefined | null): string {
  return typeof message === 'string' ? message : (message?.message ?? '');
}

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
