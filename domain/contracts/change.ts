import { figure, type RuleId } from '../procurement/rules.ts';
import type { Bilingual } from '../procurement/rules/rule.ts';
import { addDays, addMonths, type Day } from '../time/shanghai.ts';

interface Ground {
  readonly title: Bilingual;
  readonly rule: RuleId;
}

/** Why a contract in force may be changed: nothing else than what the law lists (CO-06, CO-10). */
export const CHANGE_GROUNDS = {
  'additional-service': {
    title: { zh: '追加与合同标的相同的服务（补充合同）', en: 'More of the same service: a supplementary contract' },
    rule: 'CO-06',
  },
  'public-interest': {
    title: { zh: '继续履行将损害国家利益和社会公共利益', en: 'Going on unchanged would harm the public interest' },
    rule: 'CO-10',
  },
} as const satisfies Readonly<Record<string, Ground>>;

export type ChangeGround = keyof typeof CHANGE_GROUNDS;
export const CHANGE_GROUND_CODES = Object.keys(CHANGE_GROUNDS) as [ChangeGround, ...ChangeGround[]];

export const CHANGE_STATES = ['proposed', 'signed', 'refused', 'declined'] as const;

const BASIS_POINTS = 10_000n;

/**
 * Fen that supplements may still add to a contract: all of them together at most the share of CO-06 of the original price,
 * never less than nothing.
 */
export function supplementRoom(originalFen: bigint, addedFen: bigint, on: Day): bigint {
  const cap = (originalFen * BigInt(figure('CO-06', 'total', on).basisPoints)) / BASIS_POINTS;
  return cap > addedFen ? cap - addedFen : 0n;
}

/** The last day to which the term of a contract may be made longer: the longest term of CO-07, counted from its start. */
export function longestEnd(startsOn: Day, on: Day): Day {
  return addDays(addMonths(startsOn, 12 * figure('CO-07', 'longest', on).count), -1);
}

/** Fen of the performance bond: that per cent of the price, rounded down, so that the cap of CO-05 always holds. */
export function bondOf(priceFen: bigint, percent: number): bigint {
  return (priceFen * BigInt(percent)) / 100n;
}

/** The most that documents may demand, in whole per cent of the contract price (CO-05). */
export function mostBondPercent(on: Day): number {
  return Math.floor(figure('CO-05', 'bond', on).basisPoints / 100);
}
