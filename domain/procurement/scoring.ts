import type { Day } from '../time/shanghai.ts';
import { METHODS, type MethodCode } from './methods.ts';
import { figure, type RuleId } from './rules.ts';

/** What a criterion measures. Ties are broken by price, then by the technical score. */
export type CriterionKind = 'price' | 'technical' | 'commercial';

/** One line of the scoring table; the weight is the most points it can give, in whole points. */
export interface Criterion {
  readonly id: string;
  readonly kind: CriterionKind;
  readonly weight: number;
}

/** Why a set of criteria may not be published. */
export interface CriteriaProblem {
  readonly code: 'WEIGHT_INVALID' | 'WEIGHTS_NOT_100' | 'PRICE_ALONE' | 'PRICE_WEIGHT_OUT_OF_RANGE' | 'DUPLICATE_ID';
  readonly rule: RuleId;
  /** The range of the price weight in points, where that is the problem. */
  readonly allowed?: PriceWeightRange;
}

/** Points of 100 that the price may weigh, both included. */
export interface PriceWeightRange {
  readonly least: number;
  readonly most: number;
}

/** A price or a score outside what can be counted exactly. */
export class InvalidScore extends Error {
  override readonly name = 'InvalidScore';
}

const FULL_MARKS = 100;

/** Scores are kept in whole hundredths of a point. */
const HUNDREDTHS = 100;

/**
 * How heavy the price may weigh for services, or undefined for methods that do not score. Above the legal least an
 * open tender has no legal most: everything below 100 leaves room for quality.
 */
export function priceWeightRange(method: MethodCode, onDay: Day): PriceWeightRange | undefined {
  switch (METHODS[method].priceWeight) {
    case 'ME-23':
      return { least: points(figure('ME-23', 'services', onDay).basisPoints), most: FULL_MARKS - 1 };
    case 'ME-24':
      return {
        least: points(figure('ME-24', 'servicesLeast', onDay).basisPoints),
        most: points(figure('ME-24', 'servicesMost', onDay).basisPoints),
      };
    case 'HS-10':
      return {
        least: points(figure('HS-10', 'servicePriceLeast', onDay).basisPoints),
        most: points(figure('HS-10', 'servicePriceMost', onDay).basisPoints),
      };
    default:
      return undefined;
  }
}

function points(basisPoints: number): number {
  return basisPoints / 100;
}

/**
 * True if the set scores anything but the price: for services the lowest price alone never wins (§2.4:
 * 不能简单以“价低者得”作为选择标准).
 */
export function lowestPriceAloneNeverWins(criteria: readonly Criterion[]): boolean {
  return criteria.some(({ kind, weight }) => kind !== 'price' && weight > 0);
}

/**
 * All that is wrong with a set of criteria for services; an empty list means it may be published on that day. Prices that
 * the state fixes are not scored at all (M87 55): no social-assistance service has one.
 */
export function criteriaProblems(method: MethodCode, criteria: readonly Criterion[], onDay: Day): CriteriaProblem[] {
  const rule = METHODS[method].evaluationRule;
  const problems: CriteriaProblem[] = [];
  if (criteria.some(({ weight }) => !Number.isSafeInteger(weight) || weight <= 0)) {
    problems.push({ code: 'WEIGHT_INVALID', rule });
  }
  if (new Set(criteria.map(({ id }) => id)).size < criteria.length) problems.push({ code: 'DUPLICATE_ID', rule });
  if (weightOf(criteria) !== FULL_MARKS) problems.push({ code: 'WEIGHTS_NOT_100', rule });
  if (!lowestPriceAloneNeverWins(criteria)) problems.push({ code: 'PRICE_ALONE', rule });
  const range = priceWeightRange(method, onDay);
  const priceRule = METHODS[method].priceWeight;
  if (range !== undefined && priceRule !== undefined) {
    const weight = weightOf(criteria.filter(({ kind }) => kind === 'price'));
    if (weight < range.least || weight > range.most) {
      problems.push({ code: 'PRICE_WEIGHT_OUT_OF_RANGE', rule: priceRule, allowed: range });
    }
  }
  return problems;
}

function weightOf(criteria: readonly Criterion[]): number {
  return criteria.reduce((sum, { weight }) => sum + weight, 0);
}

/** numerator / denominator, rounded half up, without leaving the integers. Both must not be negative. */
function divideHalfUp(numerator: bigint, denominator: bigint): number {
  return Number((2n * numerator + denominator) / (2n * denominator));
}

function exactFen(fen: number): bigint {
  if (!Number.isSafeInteger(fen) || fen <= 0) throw new InvalidScore(`${fen} is not a price in fen`);
  return BigInt(fen);
}

/**
 * The price score in hundredths of a point: lowest valid price / own price × weight (EV-10), rounded half up. Prices in
 * fen, weight in points; no bid is lower than the lowest. Throws InvalidScore.
 */
export function priceScore(lowestFen: number, ownFen: number, weight: number): number {
  const lowest = exactFen(lowestFen);
  const own = exactFen(ownFen);
  if (own < lowest) throw new InvalidScore(`${ownFen} is below the lowest price ${lowestFen}`);
  return divideHalfUp(lowest * BigInt(weight) * BigInt(HUNDREDTHS), own);
}

/**
 * What all experts together give a bid for one criterion: the mean of their scores in hundredths, rounded half up.
 * No score is left out (EV-10). Throws InvalidScore for no score at all or one outside 0 … weight.
 */
export function averageScore(hundredths: readonly number[], weight: number): number {
  if (hundredths.length === 0) throw new InvalidScore('no expert has scored');
  for (const score of hundredths) {
    if (!Number.isSafeInteger(score) || score < 0 || score > weight * HUNDREDTHS) {
      throw new InvalidScore(`${score} hundredths are not between 0 and ${weight} points`);
    }
  }
  const sum = hundredths.reduce((total, score) => total + score, 0);
  return divideHalfUp(BigInt(sum), BigInt(hundredths.length));
}
