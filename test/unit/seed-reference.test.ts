import { describe, expect, test } from '@jest/globals';
import chineseDays from 'chinese-days';
import { readCalendar, readRegions } from '../../prisma/seed/reference-data.ts';

describe('the regions', () => {
  const regions = readRegions();

  test('are Jilin with 9 prefectures and 60 counties', () => {
    const count = (level: string) => regions.filter((region) => region.level === level).length;
    expect([count('province'), count('prefecture'), count('county')]).toEqual([1, 9, 60]);
  });

  test('carry six-digit codes once each, below a parent that stands before them', () => {
    const seen = new Set<string>();
    for (const { code, parentCode } of regions) {
      expect(code).toMatch(/^22\d{4}$/);
      expect(seen.has(code)).toBe(false);
      if (parentCode === null) expect(code).toBe('220000');
      else {
        expect(seen.has(parentCode)).toBe(true);
        expect(code.startsWith(parentCode.replace(/(00)+$/, ''))).toBe(true);
      }
      seen.add(code);
    }
  });
});

describe('the working-day calendar', () => {
  const calendar = readCalendar();

  test('holds 33 holidays and 6 make-up workdays for 2026, as the State Council arranged', () => {
    const of2026 = (days: Readonly<Record<string, string>>) =>
      Object.keys(days).filter((day) => day.startsWith('2026'));
    expect(of2026(calendar.holidays)).toHaveLength(33);
    expect(of2026(calendar.makeUpWorkdays)).toEqual([
      '2026-01-04',
      '2026-02-14',
      '2026-02-28',
      '2026-05-09',
      '2026-09-20',
      '2026-10-10',
    ]);
  });

  test('agrees with its source on every day that it covers', () => {
    const end = Date.parse(`${calendar.coveredThrough}T00:00:00Z`);
    for (let at = Date.parse(`${calendar.coveredFrom}T00:00:00Z`); at <= end; at += 86_400_000) {
      const day = new Date(at).toISOString().slice(0, 10);
      const weekend = [0, 6].includes(new Date(at).getUTCDay());
      const working = day in calendar.makeUpWorkdays || (!weekend && !(day in calendar.holidays));
      if (working !== chineseDays.isWorkday(day)) throw new Error(`${day}: ours ${working}`);
    }
  });
});
