import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { reportState } from '../../../domain/contracts/report-state.ts';
import { reportDue, serviceMonths } from '../../../domain/contracts/service-months.ts';
import { addDays, addMonths, endOfDay } from '../../../domain/time/shanghai.ts';
import { calendar2026 } from '../time/calendar-2026.ts';

describe('the months of a contract’s service', () => {
  test('follow each other without a gap from the first to the last day', () => {
    const start = fc.integer({ min: 0, max: 700 }).map((n) => addDays('2026-01-01', n));
    fc.assert(
      fc.property(start, fc.integer({ min: 0, max: 1100 }), (startsOn, length) => {
        const endsOn = addDays(startsOn, length);
        const months = serviceMonths(startsOn, endsOn);
        expect([months[0]!.from, months.at(-1)!.to]).toEqual([startsOn, endsOn]);
        for (const [index, month] of months.entries()) {
          expect(month.month).toBe(index + 1);
          expect(month.from <= month.to).toBe(true);
          if (index > 0) expect(month.from).toBe(addDays(months[index - 1]!.to, 1));
        }
      }),
    );
  });

  test('of a year are twelve', () => {
    expect(serviceMonths('2026-03-15', addDays(addMonths('2026-03-15', 12), -1))).toHaveLength(12);
  });
});

describe('a monthly report', () => {
  const [month] = serviceMonths('2026-09-01', '2026-10-31');
  const due = reportDue(month!, calendar2026());

  test('is due three working days after the month, the holidays of October between (DL-14)', () => {
    expect([month!.to, due.on]).toEqual(['2026-09-30', '2026-10-10']);
  });

  const ends = endOfDay(month!.to);
  test.each([
    ['2026-09-30T15:59:59.000Z', 'not-yet'],
    ['2026-10-01T00:00:00.000Z', 'due'],
    ['2026-10-10T15:59:59.000Z', 'due'],
    ['2026-10-10T16:00:00.000Z', 'overdue'],
  ] as const)('at %s it is %s', (now, state) => {
    expect(reportState(ends, due.at, undefined, now)).toBe(state);
  });

  test('stays in time or late by the due date of the day it came', () => {
    const now = '2026-12-01T00:00:00.000Z' as const;
    const came = (at: typeof now) => reportState(ends, due.at, { at, dueAt: due.at }, now);
    expect([came('2026-10-09T00:00:00.000Z' as typeof now), came(now)]).toEqual(['in-time', 'late']);
  });
});
