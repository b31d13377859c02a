import type { Day } from '../domain/time/shanghai.ts';

/** A `date` column, which comes as midnight UTC of its day. */
export function dayColumn(date: Date): Day {
  return date.toISOString().slice(0, 10) as Day;
}
