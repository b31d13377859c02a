import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Day } from '../../../domain/time/shanghai.ts';
import { calendarFromJson, type WorkingCalendar } from '../../../domain/time/working-calendar.ts';

interface YearFile {
  readonly holidays: Record<string, string>;
  readonly workdays: Record<string, string>;
}

/** The State Council's real arrangement of 2026, from the data files of chinese-days (its functions answer for years it does not know). */
export function calendar2026(): WorkingCalendar {
  const entry = createRequire(import.meta.url).resolve('chinese-days');
  const year = JSON.parse(readFileSync(join(dirname(entry), 'years/2026.json'), 'utf8')) as YearFile;
  return calendarFromJson({
    version: 'chinese-days-1.5.7/2026',
    coveredThrough: '2026-12-31',
    holidays: Object.keys(year.holidays) as Day[],
    makeupWorkdays: Object.keys(year.workdays) as Day[],
  });
}
