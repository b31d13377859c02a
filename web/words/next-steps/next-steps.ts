import type { Bilingual } from '../../../domain/procurement/rules/rule.ts';
import { isOutcomeOf, type OutcomeOf, type TaskKind } from '../../../domain/tasks/task-kinds.ts';
import { BANKS_STEPS } from './banks.ts';
import { COMPLAINTS_STEPS } from './complaints.ts';
import { CONTRACT_STEPS } from './contract.ts';
import { PROJECTS_STEPS } from './projects.ts';
import { PURCHASE_STEPS } from './purchase.ts';
import { TAKEOVER_STEPS } from './takeover.ts';

type KindAndOutcome = { readonly [K in TaskKind]: `${K}/${OutcomeOf<K>}` }[TaskKind];

export type NextSteps = Readonly<Partial<Record<KindAndOutcome, Bilingual>>>;

/** What the procedure does after each decision, told before the person confirms. One that is missing does not compile. */
const NEXT_STEPS: Readonly<Record<KindAndOutcome, Bilingual>> = {
  ...PROJECTS_STEPS,
  ...PURCHASE_STEPS,
  ...CONTRACT_STEPS,
  ...TAKEOVER_STEPS,
  ...BANKS_STEPS,
  ...COMPLAINTS_STEPS,
};

/** One sentence for the confirmation; undefined for an outcome that the kind does not have. */
export function nextStepAfter(kind: TaskKind, outcome: string): Bilingual | undefined {
  return isOutcomeOf(kind, outcome) ? NEXT_STEPS[`${kind}/${outcome}` as KindAndOutcome] : undefined;
}
