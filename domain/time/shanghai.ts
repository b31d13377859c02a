/** A calendar day in Asia/Shanghai, 'YYYY-MM-DD'. Days compare correctly as strings. */
export type Day = `${number}-${number}-${number}`;

/** An instant in UTC, always '2027-03-18T01:00:00.000Z' (so instants compare correctly as strings). */
export type Instant = `${Day}T${string}Z`;

/** A time of day in Asia/Shanghai, 'HH:mm' or 'HH:mm:ss'. */
export type TimeOfDay = `${number}:${number}` | `${number}:${number}:${number}`;

/** A text that is not a day, an instant or a time of day that exists. */
export class InvalidTime extends Error {
  override readonly name = 'InvalidTime';
  readonly text: string;

  constructor(text: string, expected: string) {
    super(`${JSON.stringify(text)} is not ${expected}`);
    this.text = text;
  }
}

const DAY_MILLIS = 86_400_000;

/** Asia/Shanghai has been UTC+8 without summer time since September 1991; no instant of this service is older. */
const SHANGHAI_OFFSET_MILLIS = 8 * 3_600_000;

const FIRST_MILLIS = Date.parse('0000-01-01T00:00:00.000Z');
const LAST_MILLIS = Date.parse('9999-12-31T23:59:59.999Z');

const DAY_PATTERN = /^\d{4}-\d{2}-\d{2}$/;
const TIME_PATTERN = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;

function midnightUtcMillis(day: Day): number {
  const millis = DAY_PATTERN.test(day) ? Date.parse(`${day}T00:00:00.000Z`) : Number.NaN;
  // Some engines roll 02-30 over into March instead of refusing it, hence the comparison.
  if (Number.isNaN(millis) || new Date(millis).toISOString().slice(0, 10) !== day) {
    throw new InvalidTime(day, 'a day such as 2027-03-18');
  }
  return millis;
}

function dayOfUtcMillis(millis: number): Day {
  return new Date(millis).toISOString().slice(0, 10) as Day;
}

/** The text as a day. Throws InvalidTime for anything but an existing 'YYYY-MM-DD'. */
export function parseDay(text: string): Day {
  midnightUtcMillis(text as Day);
  return text as Day;
}

/** True for a day, false for an instant. */
export function isDay(value: Day | Instant): value is Day {
  return DAY_PATTERN.test(value);
}

/** The text, an ISO 8601 time with any offset, as a UTC instant. Throws InvalidTime, also where the offset is missing. */
export function parseInstant(text: string): Instant {
  const millis = /T.*(Z|[+-]\d{2}:\d{2})$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(millis)) throw new InvalidTime(text, 'an instant such as 2027-03-18T01:00:00.000Z');
  return instantOfMillis(millis);
}

/**
 * The instant so many milliseconds after 1970-01-01T00:00:00Z. Throws InvalidTime outside the years 0 to 9999: ISO 8601
 * writes those with a sign, and instants would no longer compare as strings.
 */
export function instantOfMillis(millis: number): Instant {
  if (!(millis >= FIRST_MILLIS && millis <= LAST_MILLIS))
    throw new InvalidTime(String(millis), 'in the years 0 to 9999');
  return new Date(millis).toISOString() as Instant;
}

/** Milliseconds since 1970-01-01T00:00:00Z. Throws InvalidTime. */
export function millisOf(instant: Instant): number {
  const millis = Date.parse(instant);
  if (Number.isNaN(millis)) throw new InvalidTime(instant, 'an instant');
  return millis;
}

/** The instant moved by so many milliseconds (negative: back). */
export function addMillis(instant: Instant, millis: number): Instant {
  return instantOfMillis(millisOf(instant) + millis);
}

/** The day in Asia/Shanghai on which the instant falls: 2026-02-14T16:30Z is already the 15th. */
export function dayOf(instant: Instant): Day {
  return dayOfUtcMillis(millisOf(instant) + SHANGHAI_OFFSET_MILLIS);
}

/** The instant of a time of day in Asia/Shanghai. Throws InvalidTime. */
export function instantAt(day: Day, time: TimeOfDay): Instant {
  if (!TIME_PATTERN.test(time)) throw new InvalidTime(time, 'a time of day such as 09:00');
  const [hours, minutes, seconds = 0] = time.split(':').map(Number) as [number, number, number?];
  const sinceMidnight = ((hours * 60 + minutes) * 60 + seconds) * 1000;
  return instantOfMillis(midnightUtcMillis(day) + sinceMidnight - SHANGHAI_OFFSET_MILLIS);
}

/** 00:00:00 of the day in Asia/Shanghai. */
export function startOfDay(day: Day): Instant {
  return instantAt(day, '00:00');
}

/** 23:59:59 of the day in Asia/Shanghai: a period ends with its last day (CIV 203: where business hours rule, with those). */
export function endOfDay(day: Day): Instant {
  return instantAt(day, '23:59:59');
}

/** The day n calendar days later (n negative: earlier). */
export function addDays(day: Day, n: number): Day {
  return dayOfUtcMillis(midnightUtcMillis(day) + n * DAY_MILLIS);
}

/**
 * The corresponding day n calendar months later, or the last day of that month where there is none
 * (民法典 art. 202: 01-31 plus one month is 02-28 or 02-29).
 */
export function addMonths(day: Day, n: number): Day {
  const start = new Date(midnightUtcMillis(day));
  const firstOfMonth = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + n, 1);
  const next = new Date(firstOfMonth);
  const lastDate = new Date(Date.UTC(next.getUTCFullYear(), next.getUTCMonth() + 1, 0)).getUTCDate();
  return dayOfUtcMillis(firstOfMonth + (Math.min(start.getUTCDate(), lastDate) - 1) * DAY_MILLIS);
}

/** Calendar days from one day to the other; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((midnightUtcMillis(to) - midnightUtcMillis(from)) / DAY_MILLIS);
}

/** True for Saturday and Sunday, whatever the holiday arrangements say. */
export function isWeekend(day: Day): boolean {
  const weekday = new Date(midnightUtcMillis(day)).getUTCDay();
  return weekday === 0 || weekday === 6;
}

/** '2027-03-18 09:00:00' in Asia/Shanghai: where the second counts, as on a receipt. */
export function formatSecond(instant: Instant): string {
  return instantOfMillis(millisOf(instant) + SHANGHAI_OFFSET_MILLIS)
    .slice(0, 19)
    .replace('T', ' ');
}

/** '2027-03-18 09:00' in Asia/Shanghai, for people. */
export function formatInstant(instant: Instant): string {
  return instantOfMillis(millisOf(instant) + SHANGHAI_OFFSET_MILLIS)
    .slice(0, 16)
    .replace('T', ' ');
}
