import { addDays, addMonths, daysBetween, type Day } from '../../../domain/time/shanghai.ts';
import type { Period } from './purchase-query.ts';

/** Days laid out between 0 and 100. */
export interface GanttScale {
  readonly at: (day: string) => number;
  /** The left edge and the width of a span of whole days, both ends included. */
  readonly span: (from: string, to: string) => { readonly left: number; readonly width: number };
  readonly marks: readonly { readonly day: Day; readonly at: number }[];
}

const MOST_MARKS = 8;

/** From the first day of any period to the last, with a mark at the beginning of months (or of every n-th). */
export function ganttScale(periods: readonly Period[], today: string): GanttScale {
  const days = periods.flatMap(({ planned, legal, actual }) => {
    return [planned.from, planned.to, legal.from, legal.to, ...(actual?.to ? [actual.to] : [])];
  });
  const sorted = [...days, today].sort() as Day[];
  const first = sorted[0]!;
  const end = addDays(sorted.at(-1)!, 1);
  const total = daysBetween(first, end);
  const at = (day: string) => (daysBetween(first, day as Day) / total) * 100;
  return {
    at,
    span: (from, to) => ({ left: at(from), width: at(addDays(to as Day, 1)) - at(from) }),
    marks: monthsBetween(first, end).map((day) => ({ day, at: at(day) })),
  };
}

function monthsBetween(first: Day, end: Day): Day[] {
  const months: Day[] = [];
  const start = `${first.slice(0, 7)}-01` as Day;
  for (let n = 1; addMonths(start, n) < end; n += 1) months.push(addMonths(start, n));
  const every = Math.ceil(months.length / MOST_MARKS);
  return months.filter((_month, position) => position % every === 0);
}
