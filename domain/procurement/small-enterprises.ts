import { figure } from './rules.ts';
import type { Day } from '../time/shanghai.ts';

/** Whole per cent that documents may take off the prices of small and micro enterprises before they are compared (PL-16). */
export function deductionRange(on: Day): { readonly least: number; readonly most: number } {
  const percent = (name: 'least' | 'most') => figure('PL-16', name, on).basisPoints / 100;
  return { least: Math.ceil(percent('least')), most: Math.floor(percent('most')) };
}

/**
 * The price that is compared and scored, in fen: a small or micro enterprise's less the per cent that the documents name,
 * rounded half up. The contract has the price that was offered (PL-16).
 *
 * @param percent 0 where the documents name none
 */
export function comparedPrice(
  priceFen: number,
  { small, percent }: { readonly small: boolean; readonly percent: number },
): number {
  if (!small || percent === 0) return priceFen;
  return Number((BigInt(priceFen) * BigInt(100 - percent) * 2n + 100n) / 200n);
}
