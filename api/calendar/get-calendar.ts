import { z } from 'zod';
import { route } from '../route.ts';
import { newestCalendar } from '../../prisma/newest-calendar.ts';

const day = z.iso.date();

export const getCalendar = route({
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
    const { holidays, makeupWorkdays, ...calendar } = await newestCalendar(database);
    return { ...calendar, holidays: [...holidays], makeupWorkdays: [...makeupWorkdays] };
  },
});
