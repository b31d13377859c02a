import { calendarFromJson, type WorkingCalendar } from '../../domain/time/working-calendar.ts';
import type { Database } from '../../prisma/database.ts';
import { newestCalendar } from '../../prisma/newest-calendar.ts';

/** The newest published calendar, for counting. */
export async function workingCalendar(database: Database): Promise<WorkingCalendar> {
  return calendarFromJson(await newestCalendar(database));
}
