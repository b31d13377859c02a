import type { z } from 'zod';
import type { TaskKind } from '../../../domain/tasks/task-kinds.ts';
import type { ApiContext } from '../../context.ts';

/** What a form may be built from. */
export interface FormTask {
  readonly id: string;
  readonly kind: TaskKind;
  readonly purchaseId: string | null;
  /** Ids only: lotId, contractId, takeoverId, month … */
  readonly subject: Readonly<Record<string, unknown>>;
  readonly candidateOrgId: string | null;
  readonly candidateUserId: string | null;
  readonly assigneeId: string | null;
}

/** A form and a valid filling of it. */
export interface OutcomeForm {
  readonly schema: z.ZodType;
  readonly example: unknown;
}

/**
 * The form of one kind of task. `facts` reads what the form depends on (the lots, the bids to score); the rest is pure.
 * The schema's `.meta({ title, description })` texts become labels; a custom issue may carry `params: { rule }`.
 */
export interface TaskForm<Facts = unknown> {
  /** True if the form is the same for every task of the kind: completing then reads nothing before it writes. */
  readonly isStatic?: boolean;
  facts(context: ApiContext, task: FormTask): Promise<Facts>;
  /** Schema of the ordinary outcome, and of every outcome without a form of its own. */
  schema(facts: Facts): z.ZodType;
  /** Valid for `schema`. */
  example(facts: Facts): unknown;
  /** Forms of outcomes that ask something else, by outcome code. */
  otherOutcomes?(facts: Facts): Readonly<Record<string, OutcomeForm>>;
}

/** A form that depends on nothing. */
export function staticForm(
  schema: z.ZodType,
  example: unknown,
  otherOutcomes: Readonly<Record<string, OutcomeForm>> = {},
): TaskForm<undefined> {
  return {
    isStatic: true,
    facts: () => Promise.resolve(undefined),
    schema: () => schema,
    example: () => example,
    otherOutcomes: () => otherOutcomes,
  };
}
