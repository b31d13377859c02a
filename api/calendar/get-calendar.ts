import { z } from 'zod';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import { route, type Route } from '../route.ts';

const day = z.iso.date();

const getCalendar = route({
  method: 'get',
  path: '/calendar',
  operationId: 'getCalendar',
  summary: '工作日历 · Working days as published',
  description: 'Days beyond coveredThrough are not published yet: working days counted there are provisional.',
  tag: 'system',
  access: 'signed-in',
  success: {
    status: 200,
    schema: z
      .object({
        version: z.string(),
        coveredThrough: day,
        holidays: z.array(day).meta({ description: 'Weekdays and weekend days on which nobody works' }),
        makeupWorkdays: z.array(day).meta({ description: 'Weekend days on which everybody works' }),
      })
      .meta({ id: 'Calendar' }),
    description: 'The newest calendar',
  },
  problems: [],
  async handle(_request, { database }) {
    const row = await database.prisma.calendarVersion.findFirstOrThrow({
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
  },
});

/** A `date` column comes as midnight UTC of its day. */
function isoDay(date: Date): string {
  return dayOf(instantOfMillis(date.getTime()));
}

export const CALENDAR_ROUTES: readonly Route[] = [getCalendar];
