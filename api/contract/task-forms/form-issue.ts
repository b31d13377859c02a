import type { z } from 'zod';
import type { RuleId } from '../../../domain/procurement/rules.ts';

/** Adds a refusal that a schema alone cannot say. `rule`: the legal rule it offends. */
export function refuse(
  payload: z.core.ParsePayload,
  path: readonly PropertyKey[],
  message: { readonly zh: string; readonly en: string },
  rule?: RuleId,
): void {
  payload.issues.push({
    code: 'custom',
    input: payload.value,
    path: [...path],
    message: `${message.zh} / ${message.en}`,
    ...(rule === undefined ? {} : { params: { rule } }),
  });
}

/** Positions at which a value occurs again. */
export function repeatedAt(values: readonly string[]): number[] {
  return values.flatMap((value, position) => (values.indexOf(value) < position ? [position] : []));
}
