import { instantAt, type Day } from '../time/shanghai.ts';
import { addWorkingDays, type WorkingCalendar } from '../time/working-calendar.ts';
import { clarificationLastDay, deadline, OPENING_HOUR, type LegalDate } from './deadlines.ts';
import { METHODS, type MethodCode } from './methods.ts';

/**
 * The deadline that a change of the documents which may affect bids brings with it: the present one where enough days are
 * left, otherwise the first lawful one, at the hour of opening, on a working day (REG 31, M87 27; M74 29; K214 10).
 * Undefined where the method has no such period: a single source is talked to. `changedOn` and `deadlineOn` are days of the
 * purchase's own clock.
 */
export function deadlineAfterChange(
  method: MethodCode,
  deadlineOn: Day,
  changedOn: Day,
  calendar: WorkingCalendar,
): { readonly extended: LegalDate | undefined; readonly rule: LegalDate['rule'] } | undefined {
  const lead = METHODS[method].clarification;
  if (lead === undefined) return undefined;
  if (changedOn <= clarificationLastDay(method, deadlineOn, calendar, changedOn).on)
    return { extended: undefined, rule: lead.rule };
  let first = deadline(lead.rule, lead.figure, changedOn, calendar, changedOn);
  // A change on a weekend: counted back from a Monday the days end on Friday. The later date is always safe (CN-02).
  while (clarificationLastDay(method, first.on, calendar, changedOn).on < changedOn) {
    const { day: on, provisional } = addWorkingDays(calendar, first.on, 1);
    first = { ...first, on, provisional: first.provisional || provisional };
  }
  return { extended: { ...first, at: instantAt(first.on, OPENING_HOUR) }, rule: lead.rule };
}
