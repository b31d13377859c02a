import { describe, expect, test } from '@jest/globals';
import {
  answerDue,
  challengeWindows,
  complaintUntil,
  needsParticipation,
  type ChallengeFacts,
} from '../../../domain/procurement/challenge.ts';
import { instantAt, type Day } from '../../../domain/time/shanghai.ts';
import { calendar2026 } from '../time/calendar-2026.ts';

const CALENDAR = calendar2026();
const at = (day: Day) => instantAt(day, '10:00');

const OPEN_TENDER: ChallengeFacts = {
  method: 'open-tender',
  noticeAt: at('2026-09-21'),
  openedAt: at('2026-10-12'),
  evaluatedAt: at('2026-10-13'),
  resultAt: at('2026-10-26'),
};

const days = (facts: ChallengeFacts) =>
  challengeWindows(facts, CALENDAR).map(({ ground, countsFrom, until }) => [ground, countsFrom, until.on]);

describe('the windows of a challenge (CH-01)', () => {
  test('count seven working days from the end of the notice period, of each step, and of the result’s notice period', () => {
    expect(days(OPEN_TENDER)).toEqual([
      ['documents', '2026-09-29', '2026-10-14'],
      ['opening', '2026-10-12', '2026-10-21'],
      ['evaluation', '2026-10-13', '2026-10-22'],
      // The worked example of the rules: result notice ends 10-27, challenge until 11-05.
      ['result', '2026-10-27', '2026-11-05'],
    ]);
  });

  test('end with the last second of their last day in Shanghai', () => {
    const [documents] = challengeWindows(OPEN_TENDER, CALENDAR);
    expect(documents!.until.at).toBe('2026-10-14T15:59:59.000Z');
  });

  test('open with the publication and with the end of a step: what has not come to pass has none', () => {
    expect(days({ method: 'open-tender' })).toEqual([]);
    const announced = { method: 'competitive-consultation', noticeAt: at('2026-09-21') } as const;
    expect(days(announced)).toEqual([['documents', '2026-09-24', '2026-10-12']]);
  });

  test('beyond the published calendar are provisional', () => {
    const [window] = challengeWindows({ method: 'open-tender', noticeAt: at('2026-12-25') }, CALENDAR);
    expect(window!.until.provisional).toBe(true);
  });
});

test('anybody may challenge documents, only whoever took part the rest (M94 11)', () => {
  expect((['documents', 'opening', 'evaluation', 'result'] as const).map(needsParticipation)).toEqual([
    ...[false, true, true, true],
  ]);
});

test('the answer is due seven working days after the receipt, a complaint fifteen after that (CH-03, CH-05)', () => {
  // The worked example of the rules: challenge 11-05, answer by 11-16, complaint by 12-07.
  expect(answerDue(at('2026-11-05'), CALENDAR).on).toBe('2026-11-16');
  expect(complaintUntil(at('2026-11-05'), CALENDAR).on).toBe('2026-12-07');
});
