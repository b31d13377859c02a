/** What happened in one stretch of time. */
export interface Sample {
  readonly operations: number;
  readonly seconds: number;
  /** Milliseconds an operation. */
  readonly latencies: readonly number[];
}

/** The value below which the given share (0–1) of the values lies; 0 of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Operations a second. */
export function rateOf({ operations, seconds }: Sample): number {
  return operations / seconds;
}
