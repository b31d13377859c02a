import { useQuery } from '@tanstack/react-query';
import { calendarFromJson, type WorkingCalendar } from '../../domain/time/working-calendar.ts';
import type { Day } from '../../domain/time/shanghai.ts';
import { answerOf, api } from './client.ts';

const AN_HOUR_MS = 3_600_000;

/** The published working-day calendar; undefined until it is here. */
export function useCalendar(): WorkingCalendar | undefined {
  const { data } = useQuery({
    queryKey: ['calendar'],
    staleTime: AN_HOUR_MS,
    queryFn: async ({ signal }) => {
      const json = await answerOf(api.GET('/api/v1/calendar', { signal }));
      return calendarFromJson({
        version: json.version,
        coveredThrough: json.coveredThrough as Day,
        holidays: json.holidays as Day[],
        makeupWorkdays: json.makeupWorkdays as Day[],
      });
    },
  });
  return data;
}
