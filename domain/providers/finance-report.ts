import { figure } from '../procurement/rules.ts';
import { addDays, addMonths, type Day } from '../time/shanghai.ts';

/** Last day on which the financial report of a calendar year may be handed in (DL-15, §2.6). */
export function financeReportDue(year: number): Day {
  const next = `${year + 1}-01-01` as Day;
  return addDays(addMonths(next, figure('DL-15', 'due', next).count), -1);
}

/** The years whose report falls due in a calendar year, each with its last day. */
export function financeReportsDueIn(year: number): readonly { readonly year: number; readonly due: Day }[] {
  return [year - 2, year - 1]
    .map((of) => ({ year: of, due: financeReportDue(of) }))
    .filter(({ due }) => due.startsWith(`${year}-`));
}

/**
 * The year whose report fell due between two days and is overdue today. Null where none did, where it is there, or where the
 * service under this contract began after that year.
 */
export function overdueYear(
  { from, to }: { readonly from: Day; readonly to: Day },
  { startsOn, today, handedIn }: { readonly startsOn: Day; readonly today: Day; readonly handedIn: readonly number[] },
): number | null {
  for (const year of [Number(from.slice(0, 4)) - 1, Number(to.slice(0, 4)) - 1]) {
    const due = financeReportDue(year);
    if (due < from || due > to || due >= today) continue;
    return startsOn <= `${year}-12-31` && !handedIn.includes(year) ? year : null;
  }
  return null;
}
