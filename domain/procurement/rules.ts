import type { Day } from '../time/shanghai.ts';
import { ADMISSION_RULES } from './rules/admission.ts';
import { BUDGET_RULES } from './rules/budget.ts';
import { CHALLENGE_RULES } from './rules/challenge.ts';
import { CONTINGENCY_RULES } from './rules/contingency.ts';
import { CONTRACT_RULES } from './rules/contract.ts';
import { COUNTING_RULES } from './rules/counting.ts';
import { CREDIT_RULES } from './rules/credit.ts';
import { DEBARMENT_RULES } from './rules/debarment.ts';
import { DELIVERY_RULES } from './rules/delivery.ts';
import { EVALUATION_RULES } from './rules/evaluation.ts';
import type { Figure, Period } from './rules/figure.ts';
import { HOUSE_RULES } from './rules/house.ts';
import { METHOD_PERIOD_RULES } from './rules/method-periods.ts';
import { METHOD_TERM_RULES } from './rules/method-terms.ts';
import { PERFORMANCE_RULES } from './rules/performance.ts';
import { PLANNING_RULES } from './rules/planning.ts';
import { PUBLICATION_RULES } from './rules/publication.ts';
import type { Rule } from './rules/rule.ts';

const TABLE = [
  ...PLANNING_RULES,
  ...PUBLICATION_RULES,
  ...METHOD_PERIOD_RULES,
  ...METHOD_TERM_RULES,
  ...EVALUATION_RULES,
  ...CONTRACT_RULES,
  ...DELIVERY_RULES,
  ...CHALLENGE_RULES,
  ...DEBARMENT_RULES,
  ...CREDIT_RULES,
  ...PERFORMANCE_RULES,
  ...CONTINGENCY_RULES,
  ...BUDGET_RULES,
  ...ADMISSION_RULES,
  ...COUNTING_RULES,
  ...HOUSE_RULES,
] as const;

type Row = (typeof TABLE)[number];

/** The id of a rule that exists. */
export type RuleId = Row['id'];

type FiguresOf<R> = R extends { readonly figures: infer F } ? F : never;
type RowsOf<I extends RuleId> = Extract<Row, { readonly id: I }>;
type NamesIn<F> = F extends unknown ? Extract<keyof F, string> : never;
type NamedIn<F, N> = F extends unknown ? (N extends keyof F ? F[N] : never) : never;
type KindIn<F> = F extends { readonly kind: infer K } ? K : never;

/** The names of a rule's figures, in any version of it. */
export type FigureName<I extends RuleId> = NamesIn<FiguresOf<RowsOf<I>>>;

/** The type of one figure of a rule: its kind is known when compiling. */
export type FigureOf<I extends RuleId, N extends FigureName<I>> = Extract<
  Figure,
  { readonly kind: KindIn<NamedIn<FiguresOf<RowsOf<I>>, N>> }
>;

/** A rule of the table: its id is a RuleId. */
export type KnownRule = Rule & { readonly id: RuleId };

/** Every version of every rule, in the order of the chapters. */
export const RULES: readonly KnownRule[] = TABLE;

/** The law had no such rule on that day. */
export class RuleNotInForce extends Error {
  override readonly name = 'RuleNotInForce';
  readonly ruleId: RuleId;
  readonly day: Day;

  constructor(ruleId: RuleId, day: Day) {
    super(`rule ${ruleId} is not in force on ${day}`);
    this.ruleId = ruleId;
    this.day = day;
  }
}

/** The version of the rule in force has no such figure, or several where none was named. */
export class NoSuchFigure extends Error {
  override readonly name = 'NoSuchFigure';
  readonly ruleId: RuleId;

  constructor(ruleId: RuleId, figureName: string | undefined, day: Day) {
    super(`rule ${ruleId} as of ${day} has no figure ${figureName ?? 'that is its only period'}`);
    this.ruleId = ruleId;
  }
}

/** The version of the rule in force on the day of the legal event, or undefined. */
export function findRuleInForce(id: RuleId, day: Day): KnownRule | undefined {
  return RULES.find(
    (rule) =>
      rule.id === id && rule.effectiveFrom <= day && (rule.effectiveTo === undefined || day <= rule.effectiveTo),
  );
}

/**
 * The version of the rule in force on the day of the legal event: that day decides, not today (a purchase notice of
 * January 2026 is not judged by a rule of February). Throws RuleNotInForce.
 */
export function ruleInForce(id: RuleId, day: Day): KnownRule {
  const rule = findRuleInForce(id, day);
  if (rule === undefined) throw new RuleNotInForce(id, day);
  return rule;
}

/** A figure of the rule as of the day of the legal event. Throws RuleNotInForce, NoSuchFigure. */
export function figure<I extends RuleId, N extends FigureName<I>>(id: I, name: N, day: Day): FigureOf<I, N> {
  const found = ruleInForce(id, day).figures?.[name];
  if (found === undefined) throw new NoSuchFigure(id, name, day);
  return found as FigureOf<I, N>;
}

/**
 * A period of the rule as of the day of the legal event; without a name, the only period it has.
 * Throws RuleNotInForce, and NoSuchFigure where no such period exists or several do and none was named.
 */
export function periodOf(id: RuleId, name: string | undefined, day: Day): Period {
  const figures = ruleInForce(id, day).figures ?? {};
  const periods = Object.entries(figures).flatMap(([key, value]) =>
    value.kind === 'period' && (name === undefined || name === key) ? [value] : [],
  );
  const [only] = periods;
  if (only === undefined || periods.length > 1) throw new NoSuchFigure(id, name, day);
  return only;
}
