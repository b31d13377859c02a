import type { Bilingual } from '../procurement/rules/rule.ts';

/** What an acceptance finds of one item of the contract's standard (DL-01). */
export const ITEM_RESULTS = {
  met: { zh: '达标', en: 'Met' },
  partly: { zh: '部分达标', en: 'Partly met' },
  unmet: { zh: '未达标', en: 'Not met' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type ItemResult = keyof typeof ITEM_RESULTS;

export const ITEM_RESULT_CODES = Object.keys(ITEM_RESULTS) as [ItemResult, ...ItemResult[]];

/** What recipients say at an acceptance, or why none could say anything (DL-02). */
export interface RecipientsOpinion {
  readonly recipientsAsked?: number;
  readonly recipientsAnswered?: number;
  readonly recipientsSatisfied?: number;
  readonly noOpinionReason?: string;
}

/** An item's finding as a form carries it; `item` is its number in the contract, as text. */
export interface ItemFinding {
  readonly item: string;
  readonly result: ItemResult;
  readonly note?: string;
}
