/** 事务性工作 and 服务性工作: the two classes of §2.1. */
export type CatalogueClass = 'transactional' | 'direct';

/** What an indicator's measured value is compared with; the bound itself is met. */
export interface IndicatorTarget {
  readonly direction: 'atLeast' | 'atMost';
  readonly value: number;
}

/** An objective indicator of a service standard (§1.3, §2.4). */
export interface Indicator {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly unitZh: string;
  readonly unitEn: string;
  readonly target: IndicatorTarget;
  /** How and from what the value is measured. */
  readonly methodZh: string;
  readonly methodEn: string;
  /** Whole points out of the item's 100. */
  readonly weight: number;
}

/** One item of the guidance directory with its standard. */
export interface CatalogueItem {
  readonly code: string;
  readonly class: CatalogueClass;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly contentZh: string;
  readonly contentEn: string;
  readonly unitZh: string;
  readonly unitEn: string;
  /** Codes of the programmes whose recipients it serves. */
  readonly programmes: readonly string[];
  readonly indicators: readonly Indicator[];
}

export type IndicatorProblem =
  | { readonly code: 'NO_INDICATOR' }
  | { readonly code: 'WEIGHT_NOT_POSITIVE'; readonly indicator: string }
  | { readonly code: 'WEIGHTS_NOT_100'; readonly total: number };

/** What keeps an item's indicators from being a standard: weights are whole, positive and sum to 100. Empty when sound. */
export function indicatorProblems(indicators: readonly Indicator[]): IndicatorProblem[] {
  if (indicators.length === 0) return [{ code: 'NO_INDICATOR' }];
  const notPositive = indicators
    .filter(({ weight }) => !Number.isInteger(weight) || weight <= 0)
    .map(({ code }) => ({ code: 'WEIGHT_NOT_POSITIVE' as const, indicator: code }));
  const total = indicators.reduce((sum, { weight }) => sum + weight, 0);
  return total === 100 ? notPositive : [...notPositive, { code: 'WEIGHTS_NOT_100', total }];
}

/** True when a measured value, in the indicator's own unit, meets its target. */
export function meetsTarget(target: IndicatorTarget, measured: number): boolean {
  return target.direction === 'atLeast' ? measured >= target.value : measured <= target.value;
}
