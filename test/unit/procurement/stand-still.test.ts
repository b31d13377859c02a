import { describe, expect, test } from '@jest/globals';
import { afterStandStill } from '../../../domain/procurement/stand-still.ts';
import type { Day, Instant } from '../../../domain/time/shanghai.ts';
import { calendar2026 } from '../time/calendar-2026.ts';

const CALENDAR = calendar2026();

const due = (day: string) => `${day}T01:00:00.000Z` as Instant;

describe('what is due after force majeure', () => {
  test.each([
    // Nine working days, the first day made up, are left again; eleven calendar days are fewer.
    ['2026-03-19', '2026-03-09', '2026-03-11', '2026-03-24'],
    ['2026-03-10', '2026-03-09', '2026-03-09', '2026-03-11'],
    ['2026-03-13', '2026-03-09', '2026-03-13', '2026-03-20'],
    ['2026-03-06', '2026-03-09', '2026-03-13', '2026-03-06'],
  ])('%s, suspended from %s to %s, is %s at the same hour', (before, since, resumed, after) => {
    const put = afterStandStill(due(before), { since: since as Day, resumed: resumed as Day }, CALENDAR);
    expect(put).toMatchObject({ on: after, at: due(after), provisional: false });
  });

  test('has as many working days left as before, also over a holiday', () => {
    const still = { since: '2026-09-21' as Day, resumed: '2026-09-28' as Day };
    const put = afterStandStill(due('2026-09-30'), still, CALENDAR);
    expect(put.on >= '2026-10-12').toBe(true);
  });
});
