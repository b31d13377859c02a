/**
 * The interest for late payment that a contract agrees on, in hundredths of a per cent a year; null where it agrees on none
 * and the rate of the rule counts (DL-08; PAY 15).
 */
export type LateRate = number | null;

/** The law caps no agreed rate; a year's interest above the sum itself is a slip of the pen. Held by the database as well. */
export const MOST_LATE_RATE = 10_000;

/** Days of a year of interest, as the clause of the contract says. */
export const INTEREST_DAYS = 365;

/**
 * What counts from the signature on: the law lets nobody agree on less than the one-year LPR of that day, and the clause of
 * the contract says that the LPR counts where it has risen above the agreed rate since the draft (PAY 15).
 */
export function signedRate(agreed: LateRate, lpr: number): LateRate {
  return agreed === null ? null : Math.max(agreed, lpr);
}

/** `3.1`: hundredths of a per cent as per cent, for reading. */
export function percentOf(basisPoints: number): string {
  return String(basisPoints / 100);
}
