import { deadline, type LegalDate } from '../procurement/deadlines.ts';
import { addDays, addMonths, type Day } from '../time/shanghai.ts';
import type { WorkingCalendar } from '../time/working-calendar.ts';

/** One month of a contract's service, both days included; the last may be shorter. */
export interface ServiceMonth {
  readonly month: number;
  readonly from: Day;
  readonly to: Day;
}

/** The months of service from the first to the last day of the term. */
export function serviceMonths(startsOn: Day, endsOn: Day): readonly ServiceMonth[] {
  const months: ServiceMonth[] = [];
  for (let month = 1; ; month += 1) {
    const from = addMonths(startsOn, month - 1);
    const to = addDays(addMonths(startsOn, month), -1);
    if (to >= endsOn) return [...months, { month, from, to: endsOn }];
    months.push({ month, from, to });
  }
}

/** When the provider's report on a month is due (DL-14), counted from the last day of the month. */
export function reportDue({ to }: ServiceMonth, calendar: WorkingCalendar): LegalDate {
  return deadline('DL-14', 'due', to, calendar, to);
}
