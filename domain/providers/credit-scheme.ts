import { figure } from '../procurement/rules.ts';
import type { Day } from '../time/shanghai.ts';
import { SCORED_EVENT_CODES, type ScoredEventCode } from './credit-event.ts';

export const CREDIT_LEVELS = ['A', 'B', 'C', 'D'] as const;
export type CreditLevel = (typeof CREDIT_LEVELS)[number];

/** By what a credit file is scored: whole points, all of them. */
export interface CreditScheme {
  /** Score of an empty file. */
  readonly base: number;
  /** The most that good events may add. */
  readonly bonus: number;
  /** Years after which an event counts no more; it counts half as much from one full year to the next. */
  readonly keptYears: number;
  /** Lowest score of each level; below that of C it is D. */
  readonly levels: { readonly A: number; readonly B: number; readonly C: number };
  /** Points of each kind of event, without their sign; a document that is older than a kind of event says nothing of it. */
  readonly weights: Readonly<Partial<Record<ScoredEventCode, number | undefined>>>;
}

/** A scheme that answers every kind of event that is known today, as one that is entered now has to. */
export interface WholeCreditScheme extends CreditScheme {
  readonly weights: Readonly<Record<ScoredEventCode, number>>;
}

/** Scores run from 0 to this many points. */
export const MOST_POINTS = 100;

/** The scheme of a region that has published none of its own (CR-01, CR-02). */
export function houseScheme(on: Day): WholeCreditScheme {
  const of = (name: 'base' | 'bonus' | 'levelA' | 'levelB' | 'levelC') => figure('CR-01', name, on).count;
  const weights = SCORED_EVENT_CODES.map((code) => [code, figure('CR-02', code, on).count] as const);
  return {
    ...{ base: of('base'), bonus: of('bonus'), keptYears: figure('CR-01', 'kept', on).count },
    levels: { A: of('levelA'), B: of('levelB'), C: of('levelC') },
    weights: Object.fromEntries(weights) as Record<ScoredEventCode, number>,
  };
}

/** Kinds of event that the document of a scheme is too old to know: they happen, and have no points (未计分的事项). */
export function unlistedEvents({ weights }: Pick<CreditScheme, 'weights'>): readonly ScoredEventCode[] {
  return SCORED_EVENT_CODES.filter((code) => weights[code] === undefined);
}

export function isWhole(scheme: CreditScheme): scheme is WholeCreditScheme {
  return unlistedEvents(scheme).length === 0;
}

/** What is wrong with a scheme that somebody wants to publish, by field; nothing if it is sound. */
export function schemeProblems({ base, bonus, levels: { A, B, C } }: CreditScheme): readonly ('bonus' | 'levels')[] {
  return [
    ...(base + bonus <= MOST_POINTS ? [] : (['bonus'] as const)),
    ...(A > B && B > C && A <= base + bonus ? [] : (['levels'] as const)),
  ];
}
