import { describe, expect, test } from '@jest/globals';
import {
  challengeEffect,
  COMPLAINT_EFFECTS,
  complaintEffect,
  EFFECT_POINTS,
  mayTurnToNext,
  type Effect,
} from '../../../domain/procurement/case-effects.ts';
import { CHALLENGE_GROUNDS } from '../../../domain/procurement/challenge.ts';
import { complaintWindow, decisionDue, excludedBy, unfoundedLimit } from '../../../domain/procurement/complaint.ts';
import { periodWithout } from '../../../domain/procurement/excluded-time.ts';
import { parseDay, startOfDay, type Instant } from '../../../domain/time/shanghai.ts';
import { CALENDAR } from '../../workflows/stand-in/clock.ts';

const at = (day: string): Instant => startOfDay(parseDay(day));

/** CH-13 row by row as the source has it (M94 31-32), written out by hand. */
const TABLE: readonly (readonly [string, string, Effect['annul'], Effect['then'], string])[] = [
  ['documents', 'no-winner', 'nothing', 'restart', 'M94 31(1)'],
  ['documents', 'winner', 'award', 'restart', 'M94 31(2)'],
  ['documents', 'signed', 'contract', 'restart', 'M94 31(3)'],
  ['documents', 'performed', 'nothing', 'damages', 'M94 31(4)'],
  ['process', 'no-winner', 'nothing', 'restart', 'M94 32(1)'],
  ['process', 'winner', 'award', 'next-or-restart', 'M94 32(2)'],
  ['process', 'signed', 'contract', 'next-or-restart', 'M94 32(3)'],
  ['process', 'performed', 'nothing', 'damages', 'M94 32(4)'],
];

describe('what follows from an upheld complaint (CH-13)', () => {
  test.each(TABLE)('about %s at %s: %s annulled, then %s', (ground, point, annul, then, source) => {
    const effect = COMPLAINT_EFFECTS[ground as 'process'][point as 'winner'];
    expect(effect).toMatchObject({ annul, then, source });
  });

  test('has a row for every ground and point, and no other', () => {
    const rows = CHALLENGE_GROUNDS.flatMap((ground) => EFFECT_POINTS.map((point) => complaintEffect(ground, point)));
    expect(new Set(rows.map(({ source }) => source)).size).toBe(TABLE.length);
    expect(complaintEffect('opening', 'winner')).toEqual(complaintEffect('result', 'winner'));
  });

  test('never touches a contract that is being performed: recipients depend on it', () => {
    for (const ground of CHALLENGE_GROUNDS) expect(complaintEffect(ground, 'performed').annul).toBe('nothing');
  });

  test('a challenge that the buyer upholds does the same until a contract is signed, and not after (CH-04)', () => {
    expect(challengeEffect('result', 'winner')).toMatchObject({ annul: 'award', then: 'next-or-restart' });
    expect(challengeEffect('documents', 'no-winner')).toMatchObject({ annul: 'nothing', then: 'restart' });
    expect([challengeEffect('result', 'signed'), challengeEffect('result', 'performed')]).toEqual([
      undefined,
      undefined,
    ]);
  });

  test.each([
    [2, 2, true],
    [1, 2, false],
    [0, 1, false],
    [0, 0, false],
  ])('with %i candidates left of %i that the method needs, the next one: %s', (left, least, may) => {
    expect(mayTurnToNext(left, least)).toBe(may);
  });
});

describe('the time of a complaint', () => {
  test('runs fifteen working days from the end of the answer period, whenever the answer came (CH-05)', () => {
    const receivedAt = at('2027-03-01');
    const answered = complaintWindow({ receivedAt, answeredAt: at('2027-03-03') }, CALENDAR);
    const silent = complaintWindow({ receivedAt, answeredAt: undefined }, CALENDAR);
    expect(answered.until).toEqual(silent.until);
    expect([answered.opensAt, silent.opensAt]).toEqual([at('2027-03-03'), '2027-03-10T15:59:59.000Z']);
    expect(answered.until.on).toBe('2027-03-31');
  });

  test('for the decision leaves out what the office waits for, and not a hearing (CH-10)', () => {
    const receivedAt = at('2027-03-01');
    const [sentAt, answeredAt] = [at('2027-03-08'), at('2027-03-12')];
    const due = (kind: 'expert' | 'hearing' | 'correction') => {
      const excluded = excludedBy([{ kind, sentAt, answeredAt }]);
      return periodWithout({ rule: 'CH-10', figure: 'decide' }, receivedAt, excluded, CALENDAR, parseDay('2027-03-20'));
    };
    expect(due('hearing').due.on).toBe(decisionDue(receivedAt, CALENDAR).on);
    expect([due('expert').excludedDays, due('correction').excludedDays]).toEqual([5, 5]);
    expect(due('expert').due.on > due('hearing').due.on).toBe(true);
  });

  test('to sign does not run on while the purchase is held: calendar days are left out too (CO-01, CO-11)', () => {
    const period = { rule: 'CO-01', figure: 'sign' } as const;
    const held = [{ from: parseDay('2027-03-10'), to: parseDay('2027-03-19') }];
    const today = parseDay('2027-03-20');
    const plain = periodWithout(period, at('2027-03-01'), [], CALENDAR, today).due.on;
    const later = periodWithout(period, at('2027-03-01'), held, CALENDAR, today);
    expect([plain, later.due.on, later.excludedDays]).toEqual(['2027-03-31', '2027-04-12', 10]);
  });

  test('counts unfounded complaints by the figures of the law (CH-15)', () => {
    expect(unfoundedLimit(at('2027-03-01'))).toEqual({ count: 3, months: 12 });
  });
});
