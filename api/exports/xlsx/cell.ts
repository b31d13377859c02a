/** What a column's cells are. Amounts are given in fen and shown in yuan, instants in UTC and shown in Asia/Shanghai. */
export type CellKind = 'text' | 'count' | 'decimal' | 'money' | 'instant' | 'day';

/** Null stays empty. A text also where it stands for a number or an id: offices lose leading zeros otherwise. */
export type CellValue = string | number | null;

/** Longest text of a cell that Excel takes. */
const LONGEST = 32_767;

/** Texts that a program could take for a formula when the table is saved as CSV and read again. */
const FORMULA_START = /^[=+\-@\t\r]/;

/** Characters that XML 1.0 does not have, and halves of surrogate pairs. */
const NOT_XML =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text as it may stand in a cell: never a formula, never longer than a cell, nothing that breaks the file. */
export function safeText(text: string): string {
  const clean = text.replaceAll(NOT_XML, '').slice(0, LONGEST - 1);
  return FORMULA_START.test(clean) ? `'${clean}` : clean;
}

/** XML text; `_x0041_` is Excel's own escape and would become a letter. */
export function xmlText(text: string): string {
  return text
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** 0 → A, 26 → AA. */
export function columnName(index: number): string {
  const rest = Math.floor(index / 26);
  const letter = String.fromCharCode(65 + (index % 26));
  return rest === 0 ? letter : `${columnName(rest - 1)}${letter}`;
}

const DAY_MS = 86_400_000;
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
/** Excel counts days from here (its 1900 has a 29 February). */
const FIRST_DAY_MS = Date.UTC(1899, 11, 30);

/** Days since Excel's beginning, of an instant or of 'YYYY-MM-DD'. */
export function serialOf(value: string): number {
  const isDay = value.length === 10;
  return (Date.parse(value) + (isDay ? 0 : SHANGHAI_OFFSET_MS) - FIRST_DAY_MS) / DAY_MS;
}

/** The number that a cell holds; undefined for texts and empty cells. */
export function numberOf(kind: CellKind, value: CellValue): number | undefined {
  if (value === null || kind === 'text') return undefined;
  if (kind === 'money') return Number(value) / 100;
  return typeof value === 'string' ? serialOf(value) : value;
}
