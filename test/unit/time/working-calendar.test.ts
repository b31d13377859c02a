import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type Day } from '../../../domain/time/shanghai.ts';
import {
  addWorkingDays,
  calendarFromJson,
  calendarToJson,
  isCovered,
  isWorkingDay,
  rollForward,
  workingDaysBetween,
} from '../../../domain/time/working-calendar.ts';
import { calendar2026 } from './calendar-2026.ts';

const calendar = calendar2026();
const dayOf2026 = fc.integer({ min: 0, max: 364 }).map((n) => addDays('2026-01-01', n));

describe('the calendar of 2026', () => {
  test('has 33 holidays and 6 make-up workdays', () => {
    expect(calendar.holidays.size).toBe(33);
    expect(calendar.makeupWorkdays.size).toBe(6);
  });

  test.each<[Day, boolean, string]>([
    ['2026-10-10', true, 'a make-up Saturday'],
    ['2026-10-11', false, 'an ordinary Sunday'],
    ['2026-10-01', false, 'National Day'],
    ['2026-10-08', true, 'the first day after it'],
    ['2026-02-14', true, 'the make-up Saturday before Spring Festival'],
  ])('%s is a working day: %s (%s)', (day, working) => {
    expect(isWorkingDay(calendar, day)).toBe(working);
  });

  test('survives the way through JSON', () => {
    const json = JSON.parse(JSON.stringify(calendarToJson(calendar)));
    expect(calendarFromJson(json)).toEqual(calendar);
  });
});

describe('counting working days', () => {
  test('does not count the first day (CN-01) and jumps over the holidays', () => {
    expect(addWorkingDays(calendar, '2026-09-21', 5)).toEqual({ day: '2026-09-29', provisional: false });
  });

  test('counts back over the holidays, too', () => {
    expect(addWorkingDays(calendar, '2026-10-10', -3)).toEqual({ day: '2026-09-30', provisional: false });
  });

  test('leaves the day alone for zero', () => {
    expect(addWorkingDays(calendar, '2026-10-01', 0)).toEqual({ day: '2026-10-01', provisional: false });
  });

  test.each([1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d days', (n) => {
    expect(() => addWorkingDays(calendar, '2026-10-01', n)).toThrow(RangeError);
  });

  test('always ends on a working day, with exactly so many in between', () => {
    fc.assert(
      fc.property(dayOf2026, fc.integer({ min: 1, max: 60 }), (start, n) => {
        const { day } = addWorkingDays(calendar, start, n);
        expect(isWorkingDay(calendar, day)).toBe(true);
        expect(workingDaysBetween(calendar, start, day).workingDays).toBe(n);
      }),
    );
  });

  test('back and forth from a working day is the same day', () => {
    fc.assert(
      fc.property(dayOf2026, fc.integer({ min: 1, max: 60 }), (start, n) => {
        const { day } = rollForward(calendar, start);
        expect(addWorkingDays(calendar, addWorkingDays(calendar, day, n).day, -n).day).toBe(day);
      }),
    );
  });

  test('a later start never ends earlier', () => {
    fc.assert(
      fc.property(dayOf2026, dayOf2026, fc.integer({ min: 0, max: 30 }), (a, b, n) => {
        const [earlier, later] = a < b ? [a, b] : [b, a];
        expect(addWorkingDays(calendar, earlier, n).day <= addWorkingDays(calendar, later, n).day).toBe(true);
      }),
    );
  });

  test('counts negative when the end comes first', () => {
    expect(workingDaysBetween(calendar, '2026-09-29', '2026-09-21').workingDays).toBe(-5);
  });
});

describe('rolling forward (CN-02)', () => {
  test('moves from a Sunday to Monday and from the first day of a festival past all of it', () => {
    expect(rollForward(calendar, '2026-10-11').day).toBe('2026-10-12');
    expect(rollForward(calendar, '2026-10-01').day).toBe('2026-10-08');
  });

  test('keeps a working day', () => {
    expect(rollForward(calendar, '2026-10-10').day).toBe('2026-10-10');
  });
});

describe('beyond the published years', () => {
  test('a result that touches an unpublished day is provisional', () => {
    expect(isCovered(calendar, '2026-12-31')).toBe(true);
    expect(isCovered(calendar, '2027-01-01')).toBe(false);
    expect(addWorkingDays(calendar, '2026-12-31', 1)).toEqual({ day: '2027-01-01', provisional: true });
    expect(rollForward(calendar, '2027-01-02')).toEqual({ day: '2027-01-04', provisional: true });
    expect(workingDaysBetween(calendar, '2026-12-30', '2027-01-04').provisional).toBe(true);
  });

  test('counting back into known days is provisional as long as it passed an unknown one', () => {
    expect(addWorkingDays(calendar, '2027-01-05', -4).provisional).toBe(true);
    expect(addWorkingDays(calendar, '2027-01-01', -4).provisional).toBe(false);
  });

  test('the last published day itself is certain', () => {
    expect(addWorkingDays(calendar, '2026-12-30', 1)).toEqual({ day: '2026-12-31', provisional: false });
  });
});
