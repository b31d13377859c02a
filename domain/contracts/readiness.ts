import { figure, type FigureName } from '../procurement/rules.ts';
import type { Day } from '../time/shanghai.ts';
import { freeCapacityOf, PLAN_PARTS, type ReadinessFacts } from './contract-facts.ts';

export const READINESS_CHECKS = [
  'standby-capacity',
  'plan-complete',
  'standby-count',
  'dependent-first',
  'drilled',
  'drill-clean',
  'last-resort',
  'handover-named',
] as const satisfies readonly FigureName<'HS-14'>[];
export type ReadinessCode = (typeof READINESS_CHECKS)[number];

/** One thing a takeover would need, and whether it is there. */
export interface ReadinessCheck {
  readonly code: ReadinessCode;
  readonly weight: number;
  readonly met: boolean;
  /** What there is and what is needed, by name. */
  readonly figures: Readonly<Record<string, number>>;
}

export interface Readiness {
  /** 0–100: the weights of the checks that are met. */
  readonly score: number;
  readonly checks: readonly ReadinessCheck[];
}

type Verdict = readonly [boolean, Readonly<Record<string, number>>];

/** Whether a takeover of the contract could begin today, by the house rules of that day (HS-12, HS-14; CT-01, CT-06). */
export function readinessOf(facts: ReadinessFacts, on: Day): Readiness {
  const verdicts = verdictsOf(facts, on);
  const checks = READINESS_CHECKS.map((code): ReadinessCheck => {
    const [met, figures] = verdicts[code];
    return { code, weight: figure('HS-14', code, on).count, met, figures };
  });
  return { score: checks.reduce((sum, { met, weight }) => sum + (met ? weight : 0), 0), checks };
}

const FIRST_ASKED = 2;

function verdictsOf(facts: ReadinessFacts, on: Day): Readonly<Record<ReadinessCode, Verdict>> {
  const { standby, recipients, dependent, planParts, drilledDaysAgo, drillGaps, hasLastResort } = facts;
  const free = freeCapacityOf(standby);
  const firstFree = freeCapacityOf(standby.slice(0, FIRST_ASKED));
  const providers = figure('HS-12', 'standbyProviders', on).count;
  const drillEvery = figure('HS-12', 'drillEvery', on).count;
  const drilled = drilledDaysAgo !== null && drilledDaysAgo <= drillEvery;
  const handoverNamed = planParts.includes('dataHandover') && planParts.includes('staffHandover');
  return {
    'standby-capacity': [free >= recipients, { actual: free, needed: recipients }],
    'plan-complete': [
      PLAN_PARTS.every((part) => planParts.includes(part)),
      { actual: planParts.length, needed: PLAN_PARTS.length },
    ],
    'standby-count': [standby.length >= providers, { actual: standby.length, needed: providers }],
    'dependent-first': [firstFree >= dependent, { actual: firstFree, needed: dependent }],
    drilled: [drilled, { needed: drillEvery, ...(drilledDaysAgo === null ? {} : { actual: drilledDaysAgo }) }],
    'drill-clean': [drilled && drillGaps === 0, drillGaps === null ? {} : { actual: drillGaps }],
    'last-resort': [hasLastResort, {}],
    'handover-named': [handoverNamed, {}],
  };
}
