import { dayOf, instantOfMillis, startOfDay, type Instant } from '../time/shanghai.ts';
import { addWorkingDays, type WorkingCalendar } from '../time/working-calendar.ts';

/** "Soon" is two working days after today: long enough to act, short enough to be rare. */
export const SOON_WORKING_DAYS = 2;

/** The first instant that is no longer soon, on the clock that `nowMillis` is of: a lit lamp and a filtered list agree. */
export function soonUntil(calendar: WorkingCalendar, nowMillis: number): Instant {
  const today = dayOf(instantOfMillis(nowMillis));
  return startOfDay(addWorkingDays(calendar, today, SOON_WORKING_DAYS + 1).day);
}
