import { performance } from 'node:perf_hooks';
import { addDays, dayOf, instantOfMillis } from '../../../domain/time/shanghai.ts';
import { addWorkingDays, calendarFromJson, workingDaysBetween } from '../../../domain/time/working-calendar.ts';
import { newestCalendar } from '../../../prisma/newest-calendar.ts';
import type { Bench } from '../bench.ts';
import { median } from '../measure/statistics.ts';

const SECTION = 'calendar';
const WINDOWS = 3;
const CALLS_BETWEEN_LOOKS = 1_000;

/** What one legal period costs: arithmetic on the published calendar, without the database. */
export async function measureCalendar({ database, size, report }: Bench): Promise<void> {
  const calendar = calendarFromJson(await newestCalendar(database));
  const day = dayOf(instantOfMillis(Date.now()));
  const later = addDays(day, 365);
  const { warmMs, windowMs } = size.pace;
  const rateFor = (call: () => unknown): number => {
    callsASecond(warmMs, call);
    return median(Array.from({ length: WINDOWS }, () => callsASecond(windowMs / WINDOWS, call)));
  };
  const floor = { what: 'a day added', rate: rateFor(() => addDays(day, 1)) };
  const calls: readonly (readonly [string, () => unknown])[] = [
    ['five working days on', () => addWorkingDays(calendar, day, 5)],
    ['thirty working days on', () => addWorkingDays(calendar, day, 30)],
    ['working days of a year', () => workingDaysBetween(calendar, day, later)],
  ];
  for (const [what, call] of calls) {
    report.add({ section: SECTION, what: `calendar: ${what}`, atOnce: 1, rate: rateFor(call), floor });
  }
}

function callsASecond(ms: number, call: () => unknown): number {
  const began = performance.now();
  let calls = 0;
  for (; performance.now() - began < ms; calls += CALLS_BETWEEN_LOOKS) {
    for (let n = 0; n < CALLS_BETWEEN_LOOKS; n += 1) call();
  }
  return calls / ((performance.now() - began) / 1000);
}
