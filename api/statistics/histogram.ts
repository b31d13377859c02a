/** How often each value occurs. */
export type Histogram = ReadonlyMap<number, number>;

/** The smallest value that at least the given share (0–1] of all values do not exceed; undefined of none. */
export function quantile(histogram: Histogram, share: number): number | undefined {
  const ascending = [...histogram].sort(([a], [b]) => a - b);
  const wanted = share * ascending.reduce((sum, [, count]) => sum + count, 0);
  let reached = 0;
  return ascending.find(([, count]) => (reached += count) >= wanted)?.[0];
}
