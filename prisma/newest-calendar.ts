import { dayOf, instantOfMillis, type Day } from '../domain/time/shanghai.ts';
import type { WorkingCalendarJson } from '../domain/time/working-calendar.ts';
import type { Database } from './database.ts';

/** The newest published working-day calendar as its tables have it. */
export async function newestCalendar({ prisma }: Database): Promise<WorkingCalendarJson> {
  const row = await prisma.calendarVersion.findFirstOrThrow({
    orderBy: [{ coveredThrough: 'desc' }, { loadedAt: 'desc' }],
    include: { days: { orderBy: { day: 'asc' } } },
  });
  const daysOf = (kind: string) => row.days.filter((entry) => entry.kind === kind).map((entry) => isoDay(entry.day));
  return {
    version: row.version,
    coveredThrough: isoDay(row.coveredThrough),
    holidays: daysOf('holiday'),
    makeupWorkdays: daysOf('makeup-workday'),
  };
}

/** A `date` column comes as midnight UTC of its day. */
function isoDay(date: Date): Day {
  return dayOf(instantOfMillis(date.getTime()));
}
