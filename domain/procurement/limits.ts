import type { Bilingual } from './rules/rule.ts';

/**
 * Amounts that the law leaves to the province (PL-17). The figures are dated configuration of a region with the document
 * that they stand in; there is none in the code.
 */
export const LIMIT_KINDS = ['open-tender', 'procurement'] as const;
export type LimitKind = (typeof LIMIT_KINDS)[number];

export const LIMIT_LABELS: Readonly<Record<LimitKind, Bilingual>> = {
  'open-tender': { zh: '公开招标数额标准', en: 'Open-tender threshold' },
  procurement: { zh: '采购限额标准', en: 'Procurement limit' },
};

/** The limits in force for a purchase, in fen; absent where nobody has entered them. */
export interface Limits {
  readonly openTenderFen?: number | undefined;
  readonly procurementFen?: number | undefined;
}
