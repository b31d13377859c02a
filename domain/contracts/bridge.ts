import { figure, type RuleId } from '../procurement/rules.ts';
import type { Bilingual } from '../procurement/rules/rule.ts';
import { addDays, type Day } from '../time/shanghai.ts';

interface BridgeBasis {
  readonly rule: RuleId;
  readonly title: Bilingual;
}

/**
 * What the interim providers may lawfully go on serving on once the failed contract is terminated (CT-01, CT-04, CT-05).
 * The next in rank is not among them: after performance has begun there is no such way (CT-04).
 */
export const BRIDGE_BASES = {
  clause: {
    rule: 'CT-01',
    title: { zh: '原合同的临时接管条款（预案）', en: 'The takeover clause of the failed contract' },
  },
  change: {
    rule: 'CO-10',
    title: { zh: '变更合同，避免损害公共利益（政府采购法第五十条）', en: 'Change in the public interest (GPL 50)' },
  },
  negotiation: {
    rule: 'CT-04',
    title: {
      zh: '非采购人拖延造成的紧急需要，竞争性谈判（政府采购法第三十条第三项）',
      en: 'Negotiation for urgency that the buyer did not cause (GPL 30(3))',
    },
  },
  'single-source': {
    rule: 'CT-04',
    title: {
      zh: '不可预见的紧急情况，单一来源（政府采购法第三十一条第二项）',
      en: 'Single source for an unforeseeable emergency (GPL 31(2))',
    },
  },
  emergency: {
    rule: 'CT-05',
    title: {
      zh: '自然灾害、突发事件等不可抗力下的紧急采购（财库〔2026〕12号）',
      en: 'Emergency purchase after disaster or force majeure (财库〔2026〕12号)',
    },
  },
} as const satisfies Record<string, BridgeBasis>;

export type BridgeBasisCode = keyof typeof BRIDGE_BASES;

/** Per cent of the failed contract's price that interim service may cost: what the clause allows on top of it (CT-01). */
export function mostRatePercent(costCapPercent: number | undefined): number {
  return 100 + (costCapPercent ?? 0);
}

/** Calendar days from its decision for which a bridge may last (HS-19). */
export function longestBridgeDays(on: Day): number {
  return figure('HS-19', 'longest', on).count;
}

/** The last day that a bridge decided on a day may have. */
export function longestBridge(on: Day): Day {
  return addDays(on, longestBridgeDays(on));
}

/**
 * Fen that the whole bridge may cost: of an emergency purchase the addition that CT-05 allows of the failed contract's
 * price, else that price at the highest rate.
 */
export function mostBridgeFen(
  basis: BridgeBasisCode,
  amountFen: number,
  costCapPercent: number | undefined,
  on: Day,
): number {
  const basisPoints =
    basis === 'emergency' ? figure('CT-05', 'addition', on).basisPoints : mostRatePercent(costCapPercent) * 100;
  return Math.floor((amountFen * basisPoints) / 10_000);
}
