import { addMonths, dayOf, type Instant } from '../time/shanghai.ts';
import { CREDIT_EVENTS, isScored, type CreditEventCode } from './credit-event.ts';
import { MOST_POINTS, type CreditLevel, type CreditScheme } from './credit-scheme.ts';

/** An event as it counts: what happened, when, and what became of an objection or a repair. */
export interface ScoredEvent {
  /** Stays the same for ever. */
  readonly key: string;
  readonly kind: CreditEventCode;
  readonly at: Instant;
  /** An upheld objection: it never counts. */
  readonly annulled: boolean;
  /** An upheld repair: it counts no more. */
  readonly repaired: boolean;
}

/** Why an event counts as much as it does; `unlisted`: the document of the scheme is older than this kind of event. */
export const COUNTED_AS = ['full', 'faded', 'expired', 'annulled', 'repaired', 'noted', 'unlisted'] as const;
export type CountedAs = (typeof COUNTED_AS)[number];

/** One event in the sum. */
export interface CreditLine {
  readonly key: string;
  readonly as: CountedAs;
  /** Hundredths of a point, with their sign. */
  readonly points: number;
}

/** A score with every point explained; all figures are hundredths of a point, so that sums are exact in any order. */
export interface CreditScore {
  readonly score: number;
  readonly level: CreditLevel;
  readonly base: number;
  readonly good: number;
  /** What of `good` counts: at most the scheme's bonus. */
  readonly goodCounted: number;
  readonly bad: number;
  readonly lines: readonly CreditLine[];
}

const HUNDREDTHS = 100;

/**
 * The score of a credit file as of an instant. Pure: the same events, scheme and instant give the same number, in whatever
 * order the events come.
 */
export function creditScore(events: readonly ScoredEvent[], scheme: CreditScheme, asOf: Instant): CreditScore {
  const lines = events.map((event) => lineOf(event, scheme, asOf));
  const good = sum(lines.filter(({ points }) => points > 0));
  const bad = sum(lines.filter(({ points }) => points < 0));
  const base = scheme.base * HUNDREDTHS;
  const goodCounted = Math.min(good, scheme.bonus * HUNDREDTHS);
  const score = Math.max(0, Math.min(MOST_POINTS * HUNDREDTHS, base + goodCounted + bad));
  return { score, level: levelOf(score, scheme), base, good, goodCounted, bad, lines };
}

function lineOf({ key, kind, at, annulled, repaired }: ScoredEvent, scheme: CreditScheme, asOf: Instant): CreditLine {
  const none = (as: CountedAs): CreditLine => ({ key, as, points: 0 });
  if (annulled) return none('annulled');
  if (repaired) return none('repaired');
  if (!isScored(kind)) return none('noted');
  const years = fullYears(at, asOf);
  if (years >= scheme.keptYears) return none('expired');
  const weight = scheme.weights[kind];
  if (weight === undefined) return none('unlisted');
  // Weights are whole points: halved once or twice they stay whole hundredths, and later ones are rounded to them.
  const size = Math.round((weight * HUNDREDTHS) / 2 ** years);
  const points = CREDIT_EVENTS[kind].tone === 'good' ? size : 0 - size;
  return { key, as: years === 0 ? 'full' : 'faded', points };
}

function sum(lines: readonly CreditLine[]): number {
  return lines.reduce((total, { points }) => total + points, 0);
}

function levelOf(score: number, { levels: { A, B, C } }: CreditScheme): CreditLevel {
  if (score >= A * HUNDREDTHS) return 'A';
  if (score >= B * HUNDREDTHS) return 'B';
  return score >= C * HUNDREDTHS ? 'C' : 'D';
}

/** Anniversaries of the day of the event that have been reached; none before the event, as on a clock that runs ahead. */
function fullYears(at: Instant, asOf: Instant): number {
  const [from, day] = [dayOf(at), dayOf(asOf)];
  let years = 0;
  while (addMonths(from, 12 * (years + 1)) <= day) years += 1;
  return years;
}

/** A score as people read it: points with at most two decimals, such as `83.5`. */
export function pointsText(hundredths: number): string {
  return String(hundredths / HUNDREDTHS);
}
