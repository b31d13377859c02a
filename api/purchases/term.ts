import { z } from 'zod';
import { figure } from '../../domain/procurement/rules.ts';
import { addDays, addMonths, parseDay, type Day } from '../../domain/time/shanghai.ts';

const MOST_DAYS = 10_000;

/** Five working days take a week at least. */
const DAYS_PER_WORKING_DAY = 7 / 5;

/** How long a lot's contract runs from the first day of service. */
export const termSchema = z
  .union([
    z.strictObject({ months: z.int().min(1).max(1_000) }),
    z.strictObject({ days: z.int().min(1).max(MOST_DAYS) }),
    z.strictObject({ workingDays: z.int().min(1).max(MOST_DAYS) }),
    z.strictObject({ until: z.iso.date() }),
  ])
  .meta({
    id: 'Term',
    description:
      'Of service: months, calendar days, working days, or until a day in Asia/Shanghai. At most 3 years (CO-07).',
  });

export type TermInput = z.output<typeof termSchema>;

/** A term as columns of `lot`. */
export interface TermColumns {
  readonly termUnit: 'month' | 'day' | 'working-day' | 'until';
  readonly termCount: number | null;
  readonly termUntil: Day | null;
}

export function termColumns(term: TermInput): TermColumns {
  if ('until' in term) return { termUnit: 'until', termCount: null, termUntil: parseDay(term.until) };
  if ('months' in term) return { termUnit: 'month', termCount: term.months, termUntil: null };
  if ('days' in term) return { termUnit: 'day', termCount: term.days, termUntil: null };
  return { termUnit: 'working-day', termCount: term.workingDays, termUntil: null };
}

/** The term as the api tells it, from the columns of `lot`. */
export function termOf(lot: {
  readonly termUnit: string;
  readonly termCount: number | null;
  readonly termUntil: Date | null;
}): TermInput {
  if (lot.termUntil !== null) return { until: lot.termUntil.toISOString().slice(0, 10) };
  const count = lot.termCount ?? 0;
  if (lot.termUnit === 'month') return { months: count };
  return lot.termUnit === 'day' ? { days: count } : { workingDays: count };
}

/** Years that a service contract may run at most on that day (CO-07). */
export function longestTermYears(onDay: Day): number {
  return figure('CO-07', 'longest', onDay).count;
}

/** True when a term that began on the day would outlast the longest that is lawful (CO-07). */
export function isTooLong(term: TermInput, onDay: Day): boolean {
  const months = longestTermYears(onDay) * 12;
  if ('months' in term) return term.months > months;
  return endOf(term, onDay) > addMonths(onDay, months);
}

/** True for a last day of service that is not after the day. */
export function isPast(term: TermInput, onDay: Day): boolean {
  return 'until' in term && parseDay(term.until) <= onDay;
}

function endOf(term: Exclude<TermInput, { months: number }>, onDay: Day): Day {
  if ('until' in term) return parseDay(term.until);
  return addDays(onDay, 'days' in term ? term.days : Math.floor(term.workingDays * DAYS_PER_WORKING_DAY));
}
