import { describe, expect, test } from '@jest/globals';
import { financeReportDue, financeReportsDueIn, overdueYear } from '../../domain/providers/finance-report.ts';
import type { Day } from '../../domain/time/shanghai.ts';

const day = (text: string) => text as Day;
const june = { from: day('2028-06-10'), to: day('2028-07-09') };
const facts = { startsOn: day('2027-04-01'), today: day('2028-07-05'), handedIn: [] };

describe('the financial report of a year (DL-15)', () => {
  test('is due half a year after its end', () => {
    expect(financeReportDue(2027)).toBe('2028-06-30');
  });

  test('counts in the year in which it falls due', () => {
    expect(financeReportsDueIn(2028)).toEqual([{ year: 2027, due: '2028-06-30' }]);
  });

  test('is overdue from the day after, in the month of service in which it fell due', () => {
    expect(overdueYear(june, facts)).toBe(2027);
    expect(overdueYear(june, { ...facts, today: day('2028-06-30') })).toBeNull();
    expect(overdueYear({ from: day('2028-07-10'), to: day('2028-08-09') }, facts)).toBeNull();
  });

  test('is not asked for where it is there, nor of a year before the service began', () => {
    expect(overdueYear(june, { ...facts, handedIn: [2026, 2027] })).toBeNull();
    expect(overdueYear(june, { ...facts, startsOn: day('2028-01-01') })).toBeNull();
  });

  test('is found in a month of service that reaches over the turn of the year', () => {
    expect(overdueYear({ from: day('2027-12-15'), to: day('2028-07-14') }, facts)).toBe(2027);
  });
});
