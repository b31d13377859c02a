import { describe, expect, test } from '@jest/globals';
import { dueLight } from '../../web/due/due-light.ts';
import { calendar2026 } from './time/calendar-2026.ts';

describe('the due-date light', () => {
  const light = (due: string, now: string) =>
    dueLight({ dueAt: due, dueLegal: due, clockScale: 1, provisional: false }, calendar2026(), Date.parse(now));

  test('counts working days, not days, over the National Day holidays', () => {
    expect(light('2026-10-09T15:59:59.000Z', '2026-09-30T02:00:00.000Z')).toMatchObject({ light: 'soon' });
    expect(light('2026-09-24T15:59:59.000Z', '2026-09-15T02:00:00.000Z')).toMatchObject({ light: 'fine' });
  });

  test('says today on the last day, and overdue from the instant on', () => {
    expect(light('2026-11-23T15:59:59.000Z', '2026-11-23T15:59:58.000Z').light).toBe('today');
    expect(light('2026-11-23T15:59:59.000Z', '2026-11-23T16:00:00.000Z')).toMatchObject({ light: 'overdue' });
  });

  test('counts on the clock of the purchase where that runs fast', () => {
    const task = {
      dueAt: '2026-11-23T01:00:10.000Z',
      dueLegal: '2026-11-30T15:59:59.000Z',
      clockScale: 43_200,
      provisional: false,
    };
    const { workingDays } = dueLight(task, calendar2026(), Date.parse('2026-11-23T01:00:00.000Z'));
    expect(workingDays).toBe(3);
  });
});
