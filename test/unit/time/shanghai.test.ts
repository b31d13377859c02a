import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  dayOf,
  daysBetween,
  endOfDay,
  formatInstant,
  instantAt,
  instantOfMillis,
  InvalidTime,
  isDay,
  isWeekend,
  millisOf,
  parseDay,
  parseInstant,
  startOfDay,
  type Day,
  type TimeOfDay,
} from '../../../domain/time/shanghai.ts';

const millis = fc.integer({ min: Date.UTC(1992, 0, 1), max: Date.UTC(2100, 0, 1) });
const day = millis.map((ms) => dayOf(instantOfMillis(ms)));

describe('days', () => {
  test.each(['2026-02-30', '2026-13-01', '2026-1-1', '20260101', '2027-02-29', 'tomorrow', ''])(
    'refuses %j',
    (text) => {
      expect(() => parseDay(text)).toThrow(InvalidTime);
    },
  );

  test('accepts 29 February of a leap year', () => {
    expect(parseDay('2028-02-29')).toBe('2028-02-29');
  });

  test('adding days and counting them are each other’s inverse', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -4000, max: 4000 }), (start, n) => {
        expect(daysBetween(start, addDays(start, n))).toBe(n);
      }),
    );
  });

  test.each<[Day, number, Day]>([
    ['2026-01-31', 1, '2026-02-28'],
    ['2027-12-31', 2, '2028-02-29'],
    ['2026-10-26', 12, '2027-10-26'],
    ['2026-03-31', -1, '2026-02-28'],
  ])('%s and %i months is %s (CN-07)', (start, n, end) => {
    expect(addMonths(start, n)).toBe(end);
  });

  test.each<[Day, boolean]>([
    ['2026-11-21', true],
    ['2026-11-22', true],
    ['2026-11-23', false],
  ])('%s is a weekend: %s', (date, weekend) => {
    expect(isWeekend(date)).toBe(weekend);
  });
});

describe('instants', () => {
  test('an evening in UTC is already the next day in Shanghai', () => {
    expect(dayOf('2026-02-14T16:30:00.000Z')).toBe('2026-02-15');
    expect(dayOf('2026-02-14T15:59:59.999Z')).toBe('2026-02-14');
  });

  test('nine in the morning in Shanghai is one o’clock UTC', () => {
    expect(instantAt('2027-03-18', '09:00')).toBe('2027-03-18T01:00:00.000Z');
    expect(formatInstant('2027-03-18T01:00:00.000Z')).toBe('2027-03-18 09:00');
  });

  test.each(['24:00', '9:00', '09:60', '09'])('refuses the time of day %j', (time) => {
    expect(() => instantAt('2027-03-18', time as TimeOfDay)).toThrow(InvalidTime);
  });

  test('any offset is read, a missing one refused', () => {
    expect(parseInstant('2027-03-18T09:00:00+08:00')).toBe('2027-03-18T01:00:00.000Z');
    expect(() => parseInstant('2027-03-18T09:00:00')).toThrow(InvalidTime);
    expect(() => parseInstant('2027-03-18')).toThrow(InvalidTime);
  });

  test('a day holds exactly the instants between its start and its end', () => {
    fc.assert(
      fc.property(millis, (ms) => {
        const instant = instantOfMillis(ms);
        const on = dayOf(instant);
        expect(startOfDay(on) <= instant).toBe(true);
        expect(millisOf(instant) < millisOf(endOfDay(on)) + 1000).toBe(true);
      }),
    );
  });

  test('instants compare as strings as they do in time', () => {
    fc.assert(
      fc.property(millis, millis, (a, b) => {
        expect(instantOfMillis(a) < instantOfMillis(b)).toBe(a < b);
      }),
    );
  });

  test('the years in which that would not hold are refused', () => {
    expect(() => instantOfMillis(Date.UTC(10_000, 0, 1))).toThrow(InvalidTime);
    expect(() => instantOfMillis(Number.NaN)).toThrow(InvalidTime);
  });

  test('a day is told from an instant', () => {
    expect(isDay('2027-03-18')).toBe(true);
    expect(isDay('2027-03-18T01:00:00.000Z')).toBe(false);
  });
});
