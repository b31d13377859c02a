import type { FigureName, RuleId } from '../procurement/rules.ts';
import type { Bilingual } from '../procurement/rules/rule.ts';

/** Who a person is in the system; a user may hold several. `mission.md` lists what each comes for. */
export const ROLES = [
  'officer',
  'approver',
  'finance',
  'supervisor',
  'expert',
  'provider',
  'clerk',
  'assistant',
  'auditor',
  'admin',
  'evaluator',
] as const;
export type Role = (typeof ROLES)[number];

/** A period of the rule table. */
export type TaskPeriod = { [I in RuleId]: { readonly rule: I; readonly figure: FigureName<I> } }[RuleId];

/** One way a task may end. The ordinary outcome stands first in its kind's list. */
export interface Outcome<Code extends string = string> {
  readonly code: Code;
  readonly title: Bilingual;
}

/** What one kind of human task is, apart from the form (schemas live in api/contract/task-forms). */
export interface TaskKindDefinition<Code extends string = string> {
  readonly title: Bilingual;
  /** One sentence: why this task exists. */
  readonly why: Bilingual;
  /** Role of the people who may claim it; addressed tasks add an organisation or a person. */
  readonly candidateRole: Role;
  readonly outcomes: readonly [Outcome<Code>, ...Outcome<Code>[]];
  /** Rules that the task stands on, shown to whoever works on it. */
  readonly basis: readonly [RuleId, ...RuleId[]];
  /** Period after which it is due, counted from its creation. */
  readonly due: TaskPeriod;
  /**
   * `escalate`: passing the due date tells the supervisor and decides nothing (the rule).
   * `expire`: passing it ends the task, because the law or the contract gives silence a meaning (EV-15, HS-04).
   */
  readonly onDue: 'escalate' | 'expire';
  /**
   * Nobody learns of it but the people it is asked of: no other office of the region, no supervisor, no auditor, because it
   * tells who bids (PB-05). When it is overdue they alone are told.
   */
  readonly confidential?: true;
}

/** Keeps outcome codes literal while checking the shape. */
export function taskKind<const Code extends string>(definition: TaskKindDefinition<Code>): TaskKindDefinition<Code> {
  return definition;
}

export function outcome<const Code extends string>(code: Code, zh: string, en: string): Outcome<Code> {
  return { code, title: { zh, en } };
}
