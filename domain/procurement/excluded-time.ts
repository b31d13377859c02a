import { addDays, dayOf, endOfDay, type Day, type Instant } from '../time/shanghai.ts';
import { isCovered, isWorkingDay, rollForward, type WorkingCalendar } from '../time/working-calendar.ts';
import type { LegalDate } from './deadlines.ts';
import { periodOf, type RuleId } from './rules.ts';

/**
 * What stops a clock: of a decision on a complaint, because the office waits for others (M94 27), from the day on which it
 * sent its letter to the day on which the answer came; of the signature, because the purchase is held (REG 54). Both days are
 * not counted.
 */
export interface ExcludedTime {
  readonly from: Day;
  /** Undefined while the office still waits: the clock stands. */
  readonly to?: Day | undefined;
}

export interface RunningPeriod {
  /** The last instant; with the clock standing still, what it would be if the answer came on `today`. */
  readonly due: LegalDate;
  /** Days of the period's unit that were not counted up to the due day. */
  readonly excludedDays: number;
  readonly standsStill: boolean;
}

/**
 * The end of a period in days that excluded time does not count in (CH-10, CO-01). Intervals may overlap or lie outside the
 * period: a day is left out once, and only where it would have counted. Calendar days end on a working day (CN-02). Without
 * any it is what `deadline` says. Throws RuleNotInForce, NoSuchFigure, and RangeError for periods of another unit.
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
  if (period.unit !== 'working-day' && period.unit !== 'calendar-day') throw new RangeError(`${rule} counts no days`);
  const inWorkingDays = period.unit === 'working-day';
  const closed = excluded.map((time) => ({ from: time.from, to: time.to ?? today }));
  const left = (day: Day) => closed.some((time) => time.from <= day && day <= time.to);
  let day = start;
  let provisional = false;
  let excludedDays = 0;
  for (let counted = 0; counted < period.count;) {
    day = addDays(day, 1);
    if (inWorkingDays) provisional ||= !isCovered(calendar, day);
    if (inWorkingDays && !isWorkingDay(calendar, day)) continue;
    if (left(day)) excludedDays += 1;
    else counted += 1;
  }
  const end = inWorkingDays ? { day, provisional } : rollForward(calendar, day);
  return {
    due: { rule, on: end.day, at: endOfDay(end.day), provisional: end.provisional },
    excludedDays,
    standsStill: excluded.some((time) => time.to === undefined),
  };
}
