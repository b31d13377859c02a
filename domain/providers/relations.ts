import type { Bilingual } from '../procurement/rules/rule.ts';

/** How one organisation stands to another, in either direction (PB-12; REG 第十八条). */
export const LINK_KINDS = {
  holding: { zh: '直接控股关系', en: 'direct holding' },
  management: { zh: '管理关系', en: 'management' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type LinkKind = keyof typeof LINK_KINDS;
export const LINK_KIND_CODES = Object.keys(LINK_KINDS) as LinkKind[];

/** Why two bidders may not both bid for one lot (PB-12). */
export const RELATION_SIGNS = {
  'responsible-person': { zh: '单位负责人为同一人', en: 'the same responsible person' },
  ...LINK_KINDS,
} as const satisfies Readonly<Record<string, Bilingual>>;

export type RelationSign = keyof typeof RELATION_SIGNS;
export const RELATION_SIGN_CODES = Object.keys(RELATION_SIGNS) as RelationSign[];

/** Weights of the first 17 digits, and the check characters by what is left of their sum (GB 11643-1999). */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';

/** Whether a text is an identity number of 18 characters whose check character is right. */
export function isIdentityNumber(text: string): boolean {
  if (!/^\d{17}[\dX]$/.test(text)) return false;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(text[at]), 0);
  return CHECK_CHARACTERS[sum % CHECK_CHARACTERS.length] === text[17];
}
