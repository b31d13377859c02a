import { figure, type FigureName } from '../procurement/rules.ts';
import type { Day } from '../time/shanghai.ts';
import { allot, levelsOf } from './allotment.ts';
import { PLAN_PARTS, type ReadinessFacts } from './contract-facts.ts';
import type { Levels } from './dependency.ts';
import { countOf, shareOf, type PassReason, type PlacingGroup } from './standby-room.ts';

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
  /** Recipients whom no standby provider could take now: they go to the last resort. */
  readonly left: Levels;
  /** Why each standby provider would not be asked if it were the only one, in the plan's order; null where it would. */
  readonly passed: readonly (PassReason | null)[];
}

type Verdict = readonly [boolean, Readonly<Record<string, number>>];

/**
 * Whether a takeover of the contract could begin today, by the house rules of that day (HS-12, HS-14; CT-01, CT-06). It counts
 * as the placing does: by the services and regions that a provider has stated and by what is free of them now.
 */
export function readinessOf(facts: ReadinessFacts, on: Day): Readiness {
  const { groups, standby } = facts;
  const { shares, left } = allot(groups, standby);
  const passed = standby.map((room) => shareOf(groups, room).passed);
  const verdicts: Readonly<Record<ReadinessCode, Verdict>> = {
    ...standbyVerdicts(groups, { shares, left, passed }, on),
    ...planVerdicts(facts, on),
  };
  const checks = READINESS_CHECKS.map((code): ReadinessCheck => {
    const [met, figures] = verdicts[code];
    return { code, weight: figure('HS-14', code, on).count, met, figures };
  });
  const score = checks.reduce((sum, { met, weight }) => sum + (met ? weight : 0), 0);
  return { score, checks, left: levelsOf(left), passed };
}

const FIRST_ASKED = 2;
/** A provider that is full, or that nobody is left for, is still one that the plan can count on later. */
const STILL_COUNTS: readonly (PassReason | null)[] = [null, 'nobody-left', 'no-room'];

function standbyVerdicts(
  groups: readonly PlacingGroup[],
  { shares, left, passed }: ReturnType<typeof allot> & Pick<Readiness, 'passed'>,
  on: Day,
) {
  const needed = countOf(groups);
  const unplaced = countOf(left);
  const firstTaken = dependentOf(shares.slice(0, FIRST_ASKED).flatMap(({ taken }) => taken));
  const dependent = dependentOf(groups);
  const usable = passed.filter((reason) => STILL_COUNTS.includes(reason)).length;
  const least = figure('HS-12', 'standbyProviders', on).count;
  return {
    'standby-capacity': [unplaced === 0, { actual: needed - unplaced, needed, left: unplaced }],
    'standby-count': [usable >= least, { actual: usable, needed: least }],
    'dependent-first': [firstTaken >= dependent, { actual: firstTaken, needed: dependent }],
  } satisfies Partial<Record<ReadinessCode, Verdict>>;
}

/** Recipients who need daily help: 失能 and 半失能. */
function dependentOf(groups: readonly PlacingGroup[]): number {
  return countOf(groups.filter(({ dependency }) => dependency !== 'self-care'));
}

function planVerdicts({ planParts, drilledDaysAgo, drillGaps, hasLastResort }: ReadinessFacts, on: Day) {
  const drillEvery = figure('HS-12', 'drillEvery', on).count;
  const drilled = drilledDaysAgo !== null && drilledDaysAgo <= drillEvery;
  const handoverNamed = planParts.includes('dataHandover') && planParts.includes('staffHandover');
  return {
    'plan-complete': [
      PLAN_PARTS.every((part) => planParts.includes(part)),
      { actual: planParts.length, needed: PLAN_PARTS.length },
    ],
    drilled: [drilled, { needed: drillEvery, ...(drilledDaysAgo === null ? {} : { actual: drilledDaysAgo }) }],
    'drill-clean': [drilled && drillGaps === 0, drillGaps === null ? {} : { actual: drillGaps }],
    'last-resort': [hasLastResort, {}],
    'handover-named': [handoverNamed, {}],
  } satisfies Partial<Record<ReadinessCode, Verdict>>;
}
