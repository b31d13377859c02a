import type { Bilingual } from '../procurement/rules/rule.ts';

/**
 * Why a record of a visit is not taken (DL-12). Codes are stable: providers' systems match on them. All but the first two
 * come from the database's function `visit_refusal`, in whose order they are asked.
 */
export const VISIT_REFUSALS = {
  malformed: { zh: '这一行读不懂，请按字段说明更正。', en: 'The line cannot be read: correct the field.' },
  'key-taken': {
    zh: '这个编号已用于另一条内容不同的记录。要更正那一条，请在服务记录里更正；另一次服务请用新的编号。',
    en: 'The key belongs to a record with other content. Correct that record where it is; for another visit use a new key.',
  },
  'not-own-contract': { zh: '不是本单位的合同。', en: 'Not a contract of this provider.' },
  'contract-not-in-force': { zh: '合同不在履行中。', en: 'The contract is not in force.' },
  'ends-before-start': { zh: '结束时间不晚于开始时间。', en: 'It ends before it starts.' },
  'longer-than-a-day': { zh: '一次服务不能超过24小时。', en: 'One visit lasts 24 hours at most.' },
  'in-the-future': { zh: '服务还没有结束，结束后再记录。', en: 'It lies in the future: record it when it is over.' },
  'before-contract': { zh: '服务时间早于合同服务期。', en: 'It lies before the contract began.' },
  'after-contract': { zh: '服务时间晚于合同服务期。', en: 'It lies after the contract ended.' },
  'unknown-recipient': {
    zh: '本合同没有这名服务对象，请核对登记编号。',
    en: 'The contract has no such recipient: check the register number.',
  },
  'recipient-died': {
    zh: '服务对象已去世，服务时间在去世之后。',
    en: 'The recipient had died before.',
  },
  'recipient-moved': {
    zh: '服务对象已迁出，服务时间在迁出之后。',
    en: 'The recipient had moved away before.',
  },
  'unknown-service': { zh: '这名服务对象没有这项服务。', en: 'The recipient is not owed this service.' },
  'not-covered': {
    zh: '当时不是本单位负责这名服务对象的这项服务。',
    en: 'This provider was not responsible for the recipient’s service at that time.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type VisitRefusalCode = keyof typeof VISIT_REFUSALS;
export const VISIT_REFUSAL_CODES = Object.keys(VISIT_REFUSALS) as [VisitRefusalCode, ...VisitRefusalCode[]];

/** How a record came in: a form, a file, a provider's own system, or told to a clerk on the phone. */
export const VISIT_SOURCES = ['form', 'excel', 'bulk', 'phone'] as const;
export type VisitSource = (typeof VISIT_SOURCES)[number];
