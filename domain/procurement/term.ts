import { addDays, addMonths, type Day } from '../time/shanghai.ts';
import { addWorkingDays, type WorkingCalendar } from '../time/working-calendar.ts';
import type { Term } from './notice-term.ts';

/**
 * Last day of service of a contract that starts on the day. A term of n months ends the day before the same date n months
 * on; the first day of service counts, unlike in a legal period (CN-01). A term until a day that is past ends at once.
 */
export function endOfTerm(term: Term, startsOn: Day, calendar: WorkingCalendar): Day {
  switch (term.unit) {
    case 'until':
      return term.until > startsOn ? term.until : startsOn;
    case 'month':
      return addDays(addMonths(startsOn, term.count), -1);
    case 'day':
      return addDays(startsOn, term.count - 1);
    case 'working-day':
      return addWorkingDays(calendar, startsOn, term.count - 1).day;
  }
}
