import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { deadline } from '../../../domain/procurement/deadlines.ts';
import { periodWithout, type ExcludedTime } from '../../../domain/procurement/excluded-time.ts';
import { suspendedDays, suspensionEnd, type Suspension } from '../../../domain/procurement/holds.ts';
import { addDays, addMillis, daysBetween, dayOf, instantAt, type Day } from '../../../domain/time/shanghai.ts';
import { isWorkingDay } from '../../../domain/time/working-calendar.ts';
import { calendar2026 } from '../time/calendar-2026.ts';

const CALENDAR = calendar2026();
const DECIDE = { rule: 'CH-10', figure: 'decide' } as const;
const at = (day: Day) => instantAt(day, '10:00');
const decided = (received: Day, excluded: readonly ExcludedTime[], today: Day = '2026-12-31') =>
  periodWithout(DECIDE, at(received), excluded, CALENDAR, today);

const days = fc.integer({ min: 0, max: 200 }).map((n) => addDays('2026-02-01', n));
const excludedTimes = fc.array(
  fc.record({ from: days, length: fc.integer({ min: 0, max: 25 }) }).map(({ from, length }) => ({
    from,
    to: addDays(from, length),
  })),
  { maxLength: 5 },
);

describe('the thirty working days of a decision (CH-10)', () => {
  test('of the worked example: received 2026-11-02, decided by 12-14 at the latest', () => {
    expect(decided('2026-11-02', [])).toMatchObject({ due: { on: '2026-12-14' }, excludedDays: 0, standsStill: false });
  });

  test('do not count from the letter to the answer, both days left out (M94 27)', () => {
    // Monday to Wednesday: three working days.
    const { due, excludedDays } = decided('2026-11-02', [{ from: '2026-11-09', to: '2026-11-11' }]);
    expect([due.on, excludedDays]).toEqual(['2026-12-17', 3]);
  });

  test('stand still while the office waits: the due date moves with every day', () => {
    const waiting = [{ from: '2026-11-09' }] as const;
    const monday = decided('2026-11-02', waiting, '2026-11-16');
    const tuesday = decided('2026-11-02', waiting, '2026-11-17');
    expect([monday.standsStill, monday.due.on, tuesday.due.on]).toEqual([true, '2026-12-22', '2026-12-23']);
  });

  test('are never fewer and never more: thirty days that count, whatever overlaps or lies outside', () => {
    fc.assert(
      fc.property(days, excludedTimes, (received, excluded) => {
        const { due, excludedDays } = decided(received, excluded);
        const left = (day: Day) => excluded.some(({ from, to }) => from <= day && day <= to);
        const working = Array.from({ length: daysBetween(received, due.on) }, (_, n) =>
          addDays(received, n + 1),
        ).filter((day) => isWorkingDay(CALENDAR, day));
        expect(working.filter((day) => !left(day))).toHaveLength(30);
        expect(working.filter(left)).toHaveLength(excludedDays);
        expect(left(due.on)).toBe(false);
        expect(due.on >= deadline('CH-10', 'decide', received, CALENDAR, received).on).toBe(true);
      }),
    );
  });

  test('are the same in whatever order, and however often, excluded time is told', () => {
    fc.assert(
      fc.property(days, excludedTimes, (received, excluded) => {
        expect(decided(received, [...excluded, ...excluded].reverse())).toEqual(decided(received, excluded));
      }),
    );
  });

  test('without excluded time are what the rule says', () => {
    fc.assert(
      fc.property(days, (received) => {
        expect(decided(received, []).due).toEqual(deadline('CH-10', 'decide', received, CALENDAR, received));
      }),
    );
  });
});

describe('the suspension (CH-11)', () => {
  test('ends with the thirtieth calendar day, also on a weekend', () => {
    expect(suspensionEnd(at('2026-11-06'), [])).toMatchObject({ on: '2026-12-06', at: '2026-12-06T15:59:59.000Z' });
  });

  test('is never longer than thirty calendar days in all, and then there is none any more', () => {
    const pauses = fc.array(fc.record({ gap: fc.nat({ max: 9 }), days: fc.nat({ max: 40 }) }), { maxLength: 8 });
    fc.assert(
      fc.property(pauses, (plan) => {
        const suspensions: Suspension[] = [];
        let now = at('2026-03-02');
        for (const { gap, days: length } of plan) {
          now = addMillis(now, gap * 86_400_000);
          const end = suspensionEnd(now, suspensions);
          const used = suspendedDays(suspensions, dayOf(now));
          expect(end === undefined).toBe(used === 30);
          if (end === undefined) continue;
          expect(used + daysBetween(dayOf(now), end.on)).toBe(30);
          const until = addMillis(now, length * 86_400_000);
          const endedAt = until < end.at ? until : end.at;
          suspensions.push({ since: now, endedAt });
          now = endedAt;
        }
        expect(suspendedDays(suspensions, dayOf(now))).toBeLessThanOrEqual(30);
      }),
    );
  });
});
