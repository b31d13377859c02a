import type { Bilingual } from '../procurement/rules/rule.ts';

/** How one application for admission stands. */
export const ADMISSION_STATES = ['reviewing', 'admitted', 'returned', 'refused'] as const;
export type AdmissionState = (typeof ADMISSION_STATES)[number];
export type AdmissionEnd = Exclude<AdmissionState, 'reviewing'>;

/** How an organisation stands in the bank of providers (社会力量库). */
export const BANK_STATES = ['none', 'admitted', 'suspended', 'exited'] as const;
export type BankState = (typeof BANK_STATES)[number];

export const BANK_STATE_LABELS: Readonly<Record<BankState, Bilingual>> = {
  none: { zh: '未入库', en: 'Not in the bank' },
  admitted: { zh: '已入库', en: 'In the bank' },
  suspended: { zh: '已暂停', en: 'Suspended' },
  exited: { zh: '已退出', en: 'Has left' },
};
