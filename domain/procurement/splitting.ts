/** Purchases of one buyer, one item of the directory and one budget year that were not tendered openly. Money in fen. */
export interface AddedUp {
  readonly purchases: number;
  readonly sumFen: number;
}

/**
 * True if they look like one purchase split to stay below the open tender (化整为零, PL-08): several, and more than the
 * threshold in all (超过: the threshold itself is not more). What was approved to go another way is not to be counted in.
 * It is a reason to look and decides nothing. The database counts the same (function splitting_of).
 */
export function looksSplit({ purchases, sumFen }: AddedUp, openTenderFen: number | undefined): boolean {
  return openTenderFen !== undefined && purchases > 1 && sumFen > openTenderFen;
}
