import type { Day } from '../time/shanghai.ts';
import { figure, findRuleInForce } from './rules.ts';

/** A bid that meets all substantive requirements; price in fen. */
export interface CompliantBid {
  readonly bidId: string;
  readonly priceFen: number;
}

/** Which comparison makes the review obligatory. */
export type LowPriceTrigger = 'mean' | 'second-lowest' | 'ceiling';

/** A bid that must be asked to explain its price, and why. */
export interface LowPriceFinding {
  readonly bidId: string;
  readonly triggers: readonly [LowPriceTrigger, ...LowPriceTrigger[]];
}

/** Rates in basis points that the procurement documents raise above the legal ones. */
export type RaisedRates = Partial<Record<LowPriceTrigger, number>>;

/** Documents may raise a rate, never lower it, and only up to the legal limit (EV-12). */
export class RateOutOfRange extends Error {
  override readonly name = 'RateOutOfRange';
  readonly trigger: LowPriceTrigger;

  constructor(trigger: LowPriceTrigger, rate: number, least: number, most: number) {
    super(`the rate for ${trigger} must be ${least} to ${most} basis points, not ${rate}`);
    this.trigger = trigger;
  }
}

const WHOLE = 10_000n;

function ratesOf(onDay: Day, raised: RaisedRates): Record<LowPriceTrigger, bigint> {
  const most = figure('EV-12', 'raisedByDocuments', onDay).basisPoints;
  const rate = (trigger: LowPriceTrigger, least: number): bigint => {
    const chosen = raised[trigger] ?? least;
    if (!Number.isSafeInteger(chosen) || chosen < least || chosen > most) {
      throw new RateOutOfRange(trigger, chosen, least, most);
    }
    return BigInt(chosen);
  };
  return {
    mean: rate('mean', figure('EV-12', 'ofMean', onDay).basisPoints),
    'second-lowest': rate('second-lowest', figure('EV-12', 'ofSecondLowest', onDay).basisPoints),
    ceiling: rate('ceiling', figure('EV-12', 'ofCeiling', onDay).basisPoints),
  };
}

/**
 * The bids whose price must be reviewed as abnormally low (EV-12), compared strictly ("<") and without rounding: below
 * the rate of the mean of the compliant bids, of the second-lowest of them, or of the ceiling (the budget where there
 * is no ceiling; fen). The committee may always ask for more. Before the rule is in force nothing is found.
 * Throws RateOutOfRange.
 */
export function lowPriceFindings(
  bids: readonly CompliantBid[],
  ceilingFen: number,
  onDay: Day,
  raised: RaisedRates = {},
): LowPriceFinding[] {
  if (findRuleInForce('EV-12', onDay) === undefined) return [];
  const rates = ratesOf(onDay, raised);
  const prices = bids.map(({ priceFen }) => BigInt(priceFen)).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const sum = prices.reduce((total, price) => total + price, 0n);
  const secondLowest = prices[1];
  return bids.flatMap(({ bidId, priceFen }) => {
    const price = BigInt(priceFen) * WHOLE;
    const found: LowPriceTrigger[] = [];
    if (price * BigInt(bids.length) < sum * rates.mean) found.push('mean');
    if (secondLowest !== undefined && price < secondLowest * rates['second-lowest']) found.push('second-lowest');
    if (price < BigInt(ceilingFen) * rates.ceiling) found.push('ceiling');
    const [first, ...rest] = found;
    return first === undefined ? [] : [{ bidId, triggers: [first, ...rest] as const }];
  });
}
