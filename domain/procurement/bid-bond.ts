import { figure } from './rules.ts';
import type { Bilingual } from './rules/rule.ts';
import type { Day } from '../time/shanghai.ts';

/** The most that documents may demand, in whole per cent of the lot's budget (PB-08). */
export function mostBidBondPercent(on: Day): number {
  return Math.floor(figure('PB-08', 'bond', on).basisPoints / 100);
}

/** Fen of the bid bond of a lot: that per cent of its budget, rounded down, so that the cap of PB-08 always holds. */
export function bidBondOf(budgetFen: bigint, percent: number): bigint {
  return (budgetFen * BigInt(percent)) / 100n;
}

/** The cases in which a bid bond is not refunded, and no other (M74 20; K214 31). The database holds the same list. */
export const BOND_KEPT_GROUNDS = {
  'withdrew-late': { zh: '提交截止时间后撤回响应文件', en: 'Withdrew its bid after the deadline' },
  'false-material': { zh: '在响应文件中提供虚假材料', en: 'Gave false material in its bid' },
  'refused-to-sign': {
    zh: '成交后无正当理由不与采购人签订合同',
    en: 'Won and refused to sign without a lawful reason',
  },
  collusion: { zh: '与采购人、其他供应商或者代理机构恶意串通', en: 'Colluded with the buyer or with others' },
  documents: { zh: '采购文件规定的其他情形', en: 'Another case that the documents name' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type BondKeptGround = keyof typeof BOND_KEPT_GROUNDS;
