import {
  addDays,
  addMillis,
  addMonths,
  dayOf,
  endOfDay,
  instantAt,
  isDay,
  startOfDay,
  type Day,
  type Instant,
  type TimeOfDay,
} from '../time/shanghai.ts';
import { addWorkingDays, rollForward, type CountedDay, type WorkingCalendar } from '../time/working-calendar.ts';
import { METHODS, type FigureRef, type MethodCode } from './methods.ts';
import { periodOf, type RuleId } from './rules.ts';
import type { Period } from './rules/figure.ts';

/** A date that a rule fixes. */
export interface LegalDate {
  readonly rule: RuleId;
  /** The day in Asia/Shanghai. */
  readonly on: Day;
  /** Latest instants are 23:59:59 of the day, earliest ones 00:00:00, unless the function says otherwise. */
  readonly at: Instant;
  /** Some day that decided it lies after the calendar's coveredThrough: recompute when the year is published. */
  readonly provisional: boolean;
}

/** The method has no such period: a single-source purchase has no bid deadline. */
export class NoSuchPeriod extends Error {
  override readonly name = 'NoSuchPeriod';

  constructor(method: MethodCode, period: string) {
    super(`${method} has no ${period}`);
  }
}

/** Hours and minutes were to be counted from a day, which has no time. */
export class InstantNeeded extends Error {
  override readonly name = 'InstantNeeded';

  constructor(rule: RuleId) {
    super(`${rule} counts hours or minutes: it needs an instant to start from, not a day`);
  }
}

/** Bids are opened when offices open; earlier nobody could witness it. */
export const OPENING_HOUR: TimeOfDay = '09:00';

const CLOCK_MILLIS = { hour: 3_600_000, minute: 60_000 } as const;

function countForward(period: Period, from: Day, calendar: WorkingCalendar): CountedDay {
  switch (period.unit) {
    case 'working-day':
      return addWorkingDays(calendar, from, period.count);
    case 'calendar-day':
      return rollForward(calendar, addDays(from, period.count));
    case 'month':
      return rollForward(calendar, addMonths(from, period.count));
    case 'year':
      return rollForward(calendar, addMonths(from, period.count * 12));
    case 'hour':
    case 'minute':
      throw new RangeError(`${period.unit}s are not counted in days`);
  }
}

/**
 * The end of a period counted from a day or an instant, that day not included (CN-01), moved on from weekends and
 * holidays (CN-02), months and years to the corresponding day (CN-07).
 *
 * 'max' and 'exact' periods give their last instant, 23:59:59 in Asia/Shanghai; 'min' periods the earliest lawful day,
 * at 00:00. Hours and minutes run from the instant and are never moved. Without `figureName` the rule must have one
 * period only. `onDay` is the day of the legal event: the version of the rule in force then applies.
 * Throws RuleNotInForce, NoSuchFigure, InstantNeeded.
 */
export function deadline(
  rule: RuleId,
  figureName: string | undefined,
  from: Day | Instant,
  calendar: WorkingCalendar,
  onDay: Day,
): LegalDate {
  const period = periodOf(rule, figureName, onDay);
  if (period.unit === 'hour' || period.unit === 'minute') {
    if (isDay(from)) throw new InstantNeeded(rule);
    const at = addMillis(from, period.count * CLOCK_MILLIS[period.unit]);
    return { rule, on: dayOf(at), at, provisional: false };
  }
  const { day: on, provisional } = countForward(period, isDay(from) ? from : dayOf(from), calendar);
  return { rule, on, at: period.bound === 'min' ? startOfDay(on) : endOfDay(on), provisional };
}

/**
 * Counts back from an event: 'min' periods ("at least n days before") give the last lawful instant, 23:59:59 of that
 * day; 'max' periods ("not earlier than n days before") the first, 00:00. Not moved by CN-02, which ends periods that
 * run forward: a day on which nobody works is still a lawful day to publish, and an earlier one is always safe.
 * Throws as deadline does.
 */
export function countBack(
  rule: RuleId,
  figureName: string | undefined,
  event: Day,
  calendar: WorkingCalendar,
  onDay: Day,
): LegalDate {
  const period = periodOf(rule, figureName, onDay);
  const { day: on, provisional } = countBackward(period, event, calendar);
  return { rule, on, at: period.bound === 'max' ? startOfDay(on) : endOfDay(on), provisional };
}

function countBackward(period: Period, event: Day, calendar: WorkingCalendar): CountedDay {
  switch (period.unit) {
    case 'working-day':
      return addWorkingDays(calendar, event, -period.count);
    case 'calendar-day':
      return { day: addDays(event, -period.count), provisional: false };
    case 'month':
      return { day: addMonths(event, -period.count), provisional: false };
    case 'year':
      return { day: addMonths(event, -period.count * 12), provisional: false };
    case 'hour':
    case 'minute':
      throw new RangeError(`${period.unit}s are not counted back in days`);
  }
}

function required(method: MethodCode, ref: FigureRef | undefined, period: string): FigureRef {
  if (ref === undefined) throw new NoSuchPeriod(method, period);
  return ref;
}

function lastInstant(ref: FigureRef, from: Day, calendar: WorkingCalendar): LegalDate {
  const end = deadline(ref.rule, ref.figure, from, calendar, from);
  return { ...end, at: endOfDay(end.on) };
}

/** The last instant of the notice period, which counts from the first publication (CN-06). Throws NoSuchPeriod. */
export function noticeEnd(method: MethodCode, publishedOn: Day, calendar: WorkingCalendar): LegalDate {
  return lastInstant(required(method, METHODS[method].notice, 'notice period'), publishedOn, calendar);
}

/** The last instant at which documents must still be supplied, counted from their first issue. Throws NoSuchPeriod. */
export function documentsEnd(method: MethodCode, issuedOn: Day, calendar: WorkingCalendar): LegalDate {
  return lastInstant(required(method, METHODS[method].documentSupply, 'document period'), issuedOn, calendar);
}

/**
 * The earliest lawful deadline for bids or first responses, at 09:00 in Asia/Shanghai, for documents first issued on
 * `issuedOn`. Not before the minimum preparation time, and not before documents have been supplied to the end of
 * their period: whoever obtained them on the last day can still bid. `rule` is the one that decided. Throws NoSuchPeriod.
 */
export function bidDeadline(method: MethodCode, issuedOn: Day, calendar: WorkingCalendar): LegalDate {
  const ref = required(method, METHODS[method].preparation, 'bid deadline');
  const prepared = deadline(ref.rule, ref.figure, issuedOn, calendar, issuedOn);
  const supply = METHODS[method].documentSupply;
  const supplied = supply && deadline(supply.rule, supply.figure, issuedOn, calendar, issuedOn);
  if (supplied === undefined || supplied.on < prepared.on)
    return { ...prepared, at: instantAt(prepared.on, OPENING_HOUR) };
  const { day: on, provisional } = addWorkingDays(calendar, supplied.on, 1);
  return { rule: supplied.rule, on, at: instantAt(on, OPENING_HOUR), provisional };
}

/**
 * The last instant for a clarification that may affect bids without moving the deadline. `publishedOn` is the day of
 * the notice, which decides the rule in force. Throws NoSuchPeriod.
 */
export function clarificationLastDay(
  method: MethodCode,
  deadlineOn: Day,
  calendar: WorkingCalendar,
  publishedOn: Day,
): LegalDate {
  const ref = required(method, METHODS[method].clarification, 'clarification period');
  return countBack(ref.rule, ref.figure, deadlineOn, calendar, publishedOn);
}

/**
 * The instant before which questions on the documents are taken (PB-13): whoever asks earlier has the lawful answer
 * (PB-10) by the end of the working day before bids are due. `issuedOn` decides the rule in force.
 */
export function questionsEnd(bidDeadlineOn: Day, calendar: WorkingCalendar, issuedOn: Day): LegalDate {
  return { ...countBack('PB-10', 'answer', bidDeadlineOn, calendar, issuedOn), rule: 'PB-13' };
}
