import { addDays, isWeekend, parseDay, type Day } from './shanghai.ts';

/**
 * The State Council's holiday arrangement (国务院办公厅关于部分节假日安排的通知) as data. Weekends need no entry unless they
 * are make-up workdays (调休). After `coveredThrough` nothing is known but weekends, so results there are provisional.
 */
export interface WorkingCalendar {
  readonly version: string;
  readonly coveredThrough: Day;
  readonly holidays: ReadonlySet<Day>;
  readonly makeupWorkdays: ReadonlySet<Day>;
}

/** The same as plain JSON, for workflow inputs and tables. Sorted, so that equal calendars have equal JSON. */
export interface WorkingCalendarJson {
  readonly version: string;
  readonly coveredThrough: Day;
  readonly holidays: readonly Day[];
  readonly makeupWorkdays: readonly Day[];
}

/** A day found by counting. Provisional: some day that decided it lies after `coveredThrough`; recompute when the year is published. */
export interface CountedDay {
  readonly day: Day;
  readonly provisional: boolean;
}

/** A number of working days; provisional as in CountedDay. */
export interface CountedWorkingDays {
  readonly workingDays: number;
  readonly provisional: boolean;
}

/** The plain JSON of a calendar. */
export function calendarToJson(calendar: WorkingCalendar): WorkingCalendarJson {
  return {
    version: calendar.version,
    coveredThrough: calendar.coveredThrough,
    holidays: [...calendar.holidays].sort(),
    makeupWorkdays: [...calendar.makeupWorkdays].sort(),
  };
}

/** The calendar from its JSON. Throws InvalidTime for a text that is no day. */
export function calendarFromJson(json: WorkingCalendarJson): WorkingCalendar {
  return {
    version: json.version,
    coveredThrough: parseDay(json.coveredThrough),
    holidays: new Set(json.holidays.map(parseDay)),
    makeupWorkdays: new Set(json.makeupWorkdays.map(parseDay)),
  };
}

/** False where the State Council's arrangement for the day is not known yet. */
export function isCovered(calendar: WorkingCalendar, day: Day): boolean {
  return day <= calendar.coveredThrough;
}

/** True on working days including make-up Saturdays and Sundays. After `coveredThrough` it is a guess: ask isCovered too. */
export function isWorkingDay(calendar: WorkingCalendar, day: Day): boolean {
  if (calendar.makeupWorkdays.has(day)) return true;
  return !isWeekend(day) && !calendar.holidays.has(day);
}

/**
 * The n-th working day after `day`, which is itself not counted (CN-01); n = 0 gives `day` unchanged.
 * Negative n counts back: the last day that is at least |n| working days before `day`.
 */
export function addWorkingDays(calendar: WorkingCalendar, day: Day, n: number): CountedDay {
  if (!Number.isSafeInteger(n)) throw new RangeError(`working days must be a whole number, not ${n}`);
  const step = n < 0 ? -1 : 1;
  let current = day;
  let provisional = false;
  for (let left = Math.abs(n); left > 0;) {
    current = addDays(current, step);
    provisional ||= !isCovered(calendar, current);
    if (isWorkingDay(calendar, current)) left -= 1;
  }
  return { day: current, provisional };
}

/** The day itself if it is a working day, else the next one (CN-02). */
export function rollForward(calendar: WorkingCalendar, day: Day): CountedDay {
  let current = day;
  while (!isWorkingDay(calendar, current)) current = addDays(current, 1);
  return { day: current, provisional: !isCovered(calendar, current) };
}

/** How many working days lie after `from` up to and including `to` (CN-01). Negative when `to` is earlier. */
export function workingDaysBetween(calendar: WorkingCalendar, from: Day, to: Day): CountedWorkingDays {
  if (to < from) {
    const back = workingDaysBetween(calendar, to, from);
    return { workingDays: -back.workingDays, provisional: back.provisional };
  }
  let workingDays = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    if (isWorkingDay(calendar, day)) workingDays += 1;
  }
  return { workingDays, provisional: to > from && !isCovered(calendar, to) };
}
