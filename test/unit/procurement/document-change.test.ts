import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bidDeadline, clarificationLastDay } from '../../../domain/procurement/deadlines.ts';
import { deadlineAfterChange } from '../../../domain/procurement/document-change.ts';
import { METHOD_CODES, METHODS } from '../../../domain/procurement/methods.ts';
import { addDays, type Day } from '../../../domain/time/shanghai.ts';
import { isWorkingDay } from '../../../domain/time/working-calendar.ts';
import { CALENDAR } from '../../workflows/stand-in/clock.ts';

describe('a change of the documents that may affect bids', () => {
  test('on the last day for it leaves the deadline, a day later puts it off by law (REG 31)', () => {
    const last = clarificationLastDay('open-tender', '2026-10-13', CALENDAR, '2026-09-21').on;
    expect(last).toBe('2026-09-28');
    expect(deadlineAfterChange('open-tender', '2026-10-13', last, CALENDAR)).toEqual({
      extended: undefined,
      rule: 'ME-09',
    });
    const late = deadlineAfterChange('open-tender', '2026-10-13', addDays(last, 1), CALENDAR);
    expect(late).toMatchObject({ rule: 'ME-09', extended: { on: '2026-10-14', at: '2026-10-14T01:00:00.000Z' } });
  });

  test('has no period with a single source, which is talked to', () => {
    expect(deadlineAfterChange('single-source', '2026-10-13', '2026-10-12', CALENDAR)).toBeUndefined();
  });

  const days = fc.integer({ min: 0, max: 300 }).map((n): Day => addDays('2026-01-05', n));
  const methods = METHOD_CODES.filter((code) => METHODS[code].clarification !== undefined);

  test.each(methods)(
    '%s: whenever it comes before the deadline, the days of the law are left, on a working day',
    (method) => {
      fc.assert(
        fc.property(days, fc.nat({ max: 25 }), (issued, after) => {
          const due = bidDeadline(method, issued, CALENDAR).on;
          const changedOn = addDays(issued, after);
          fc.pre(changedOn <= due);
          const { extended } = deadlineAfterChange(method, due, changedOn, CALENDAR)!;
          const standing = extended?.on ?? due;
          expect(standing >= due).toBe(true);
          expect(clarificationLastDay(method, standing, CALENDAR, changedOn).on >= changedOn).toBe(true);
          if (extended !== undefined) expect(isWorkingDay(CALENDAR, extended.on)).toBe(true);
        }),
      );
    },
  );
});
