import { addDays, dayOf, endOfDay, type Day, type Instant } from '../time/shanghai.ts';
import { isCovered, isWorkingDay, workingDaysBetween, type WorkingCalendar } from '../time/working-calendar.ts';
import type { LegalDate } from './deadlines.ts';
import { periodOf, type RuleId } from './rules.ts';

/**
 * What stops the clock of a decision on a complaint, because the office waits for others (M94 27): from the day on which
 * it sent its letter to the day on which the answer came, both of them not counted.
 */
export interface ExcludedTime {
  readonly from: Day;
  /** Undefined while the office still waits: the clock stands. */
  readonly to?: Day | undefined;
}

export interface RunningPeriod {
  /** The last instant; with the clock standing still, what it would be if the answer came on `today`. */
  readonly due: LegalDate;
  /** Working days that were not counted up to the due day. */
  readonly excludedDays: number;
  readonly standsStill: boolean;
}

/**
 * The end of a period in working days that excluded time does not count in (CH-10). Intervals may overlap or lie outside
 * the period: a day is left out once, and only where it would have counted. Without any it is what `deadline` says.
 * Throws RuleNotInForce, NoSuchFigure.
 */
export function periodWithout(
  { rule, figure }: { readonly rule: RuleId; readonly figure: string },
  from: Instant,
  excluded: readonly ExcludedTime[],
  calendar: WorkingCalendar,
  today: Day,
): RunningPeriod {
  const start = dayOf(from);
  const period = periodOf(rule, figure, start);
  if (period.unit !== 'working-day') throw new RangeError(`${rule} counts no working days`);
  const closed = excluded.map((time) => ({ from: time.from, to: time.to ?? today }));
  const left = (day: Day) => closed.some((time) => time.from <= day && day <= time.to);
  let day = start;
  let provisional = false;
  for (let counted = 0; counted < period.count;) {
    day = addDays(day, 1);
    provisional ||= !isCovered(calendar, day);
    if (isWorkingDay(calendar, day) && !left(day)) counted += 1;
  }
  return {
    due: { rule, on: day, at: endOfDay(day), provisional },
    excludedDays: workingDaysBetween(calendar, start, day).workingDays - period.count,
    standsStill: excluded.some((time) => time.to === undefined),
  };
}
