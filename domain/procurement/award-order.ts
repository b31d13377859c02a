import type { RuleId } from './rules.ts';
import type { Bilingual } from './rules/rule.ts';

interface Departure {
  readonly title: Bilingual;
  readonly rule: RuleId;
}

/**
 * Why an award may become void, so that the next in the recommended order comes up: the reasons of the law and no other
 * (EV-15; REG 43, 49; M94 16, 32). The database holds the same list, and refuses an award out of order.
 */
export const DEPARTURES = {
  'refused-to-sign': { title: { zh: '成交供应商拒绝签订合同', en: 'The winner refused to sign' }, rule: 'CO-08' },
  'bond-not-paid': {
    title: { zh: '未按采购文件提交履约保证金', en: 'The performance bond that the documents demand was not paid' },
    rule: 'CO-08',
  },
  'challenge-upheld': { title: { zh: '质疑成立，影响采购结果', en: 'A challenge was upheld' }, rule: 'CH-04' },
  'complaint-upheld': { title: { zh: '投诉成立，成交结果无效', en: 'A complaint was upheld' }, rule: 'CH-13' },
} as const satisfies Readonly<Record<string, Departure>>;

export type DepartureCode = keyof typeof DEPARTURES;
