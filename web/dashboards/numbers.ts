import { formatYuan } from '../../domain/money.ts';
import type { Language } from '../words/i18n.ts';

const FEN_IN_TEN_THOUSAND_YUAN = 1_000_000;

/** 12,345 */
export function countText(value: number): string {
  return value.toLocaleString('en');
}

/** One decimal at most, rounded down: 99.96% must not be called all. */
export function shareText(part: number, whole: number): string {
  return whole === 0 ? '—' : `${Math.floor((part * 1000) / whole) / 10}%`;
}

/** 700,000.00, under a heading that names the yuan. */
export function yuanText(fen: number): string {
  return formatYuan(fen).slice(1);
}

/** As offices speak of large sums: 140.00 万元. */
export function amountText(fen: number, language: Language): string {
  return language === 'zh' ? `${tenThousands(fen)} 万元` : formatYuan(fen);
}

function tenThousands(fen: number): string {
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return (fen / FEN_IN_TEN_THOUSAND_YUAN).toLocaleString('en', digits);
}

export function inTenThousands(fen: number): number {
  return Math.round((fen / FEN_IN_TEN_THOUSAND_YUAN) * 100) / 100;
}

export function sum<Row>(rows: readonly Row[], value: (row: Row) => number): number {
  return rows.reduce((total, row) => total + value(row), 0);
}
