/**
 * How a figure binds. 'min': at least; 'max': at most; 'exact': exactly so much or so long; 'from': the rule applies at
 * and above it (CN-03: 以上 includes the number); 'below': strictly less (不足).
 */
export type Bound = 'min' | 'max' | 'exact' | 'from' | 'below';

export type PeriodUnit = 'working-day' | 'calendar-day' | 'month' | 'year' | 'hour' | 'minute';

/** A length of time. 'min' periods end with the first lawful day, 'max' and 'exact' ones with the last second. */
export interface Period {
  readonly kind: 'period';
  readonly count: number;
  readonly unit: PeriodUnit;
  readonly bound: 'min' | 'max' | 'exact';
}

/** A share in whole basis points: 2 % is 200. */
export interface Ratio {
  readonly kind: 'ratio';
  readonly basisPoints: number;
  readonly bound: Bound;
}

/** A share that basis points cannot hold exactly, such as two thirds. */
export interface Fraction {
  readonly kind: 'fraction';
  readonly numerator: number;
  readonly denominator: number;
  readonly bound: Bound;
}

/** Money in fen. */
export interface Amount {
  readonly kind: 'amount';
  readonly fen: number;
  readonly bound: Bound;
}

/** A number of people, suppliers, cases. */
export interface Count {
  readonly kind: 'count';
  readonly count: number;
  readonly bound: Bound;
}

export type Figure = Period | Ratio | Fraction | Amount | Count;

/** A period of at least so long. */
export function lasting(count: number, unit: PeriodUnit): Period {
  return { kind: 'period', count, unit, bound: 'min' };
}

/** A period of at most so long. */
export function within(count: number, unit: PeriodUnit): Period {
  return { kind: 'period', count, unit, bound: 'max' };
}

/** A period of exactly so long. */
export function running(count: number, unit: PeriodUnit): Period {
  return { kind: 'period', count, unit, bound: 'exact' };
}

/** A share given in per cent with at most two decimals. */
export function percent(value: number, bound: Bound): Ratio {
  return { kind: 'ratio', basisPoints: Math.round(value * 100), bound };
}

/** A share as a fraction. */
export function fraction(numerator: number, denominator: number, bound: Bound): Fraction {
  return { kind: 'fraction', numerator, denominator, bound };
}

/** An amount given in whole yuan, kept in fen. */
export function yuan(value: number, bound: Bound): Amount {
  return { kind: 'amount', fen: value * 100, bound };
}

/** A number of things. */
export function count(value: number, bound: Bound): Count {
  return { kind: 'count', count: value, bound };
}
