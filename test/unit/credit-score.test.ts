import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { appealsPossible, repairFrom } from '../../domain/providers/credit-appeal.ts';
import { CREDIT_EVENT_CODES, type CreditEventCode } from '../../domain/providers/credit-event.ts';
import {
  houseScheme,
  isWhole,
  schemeProblems,
  unlistedEvents,
  type CreditScheme,
} from '../../domain/providers/credit-scheme.ts';
import { creditScore, type ScoredEvent } from '../../domain/providers/credit-score.ts';
import { addDays, addMonths, startOfDay, type Day } from '../../domain/time/shanghai.ts';

const TODAY: Day = '2027-06-15';
const SCHEME = houseScheme(TODAY);
const NOW = startOfDay(TODAY);

let keys = 0;
function anEvent(kind: CreditEventCode, change: Partial<ScoredEvent> = {}): ScoredEvent {
  return { key: `event-${++keys}`, kind, at: NOW, annulled: false, repaired: false, ...change };
}

const scoreOf = (...events: ScoredEvent[]) => creditScore(events, SCHEME, NOW);

const events = fc.array(
  fc.record({
    key: fc.uuid(),
    kind: fc.constantFrom(...CREDIT_EVENT_CODES),
    at: fc.integer({ min: -1500, max: 30 }).map((days) => startOfDay(addDays(TODAY, days))),
    annulled: fc.boolean(),
    repaired: fc.boolean(),
  }),
  { maxLength: 60 },
);

describe('a credit score', () => {
  test('can be computed again from its events to the same number, whatever their order and after a way through JSON', () => {
    const shuffled = events.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        const first = creditScore(list, SCHEME, NOW);
        const kept = JSON.parse(JSON.stringify({ other, SCHEME })) as { other: ScoredEvent[]; SCHEME: typeof SCHEME };
        const again = creditScore(kept.other, kept.SCHEME, NOW);
        expect([again.score, again.level]).toEqual([first.score, first.level]);
      }),
    );
  });

  test('is explained to the point: its lines add up to it, between 0 and 100', () => {
    fc.assert(
      fc.property(events, (list) => {
        const { score, base, good, goodCounted, bad, lines } = creditScore(list, SCHEME, NOW);
        expect(lines.map(({ key }) => key)).toEqual(list.map(({ key }) => key));
        expect(lines.reduce((sum, { points }) => sum + points, 0)).toBe(good + bad);
        expect(goodCounted).toBe(Math.min(good, SCHEME.bonus * 100));
        expect(score).toBe(Math.min(10_000, Math.max(0, base + goodCounted + bad)));
      }),
    );
  });

  test('never rises by a bad event and never falls by a good one', () => {
    fc.assert(
      fc.property(events, (list) => {
        const { score } = creditScore(list, SCHEME, NOW);
        expect(creditScore([...list, anEvent('contract-terminated')], SCHEME, NOW).score).toBeLessThanOrEqual(score);
        expect(creditScore([...list, anEvent('contract-accepted')], SCHEME, NOW).score).toBeGreaterThanOrEqual(score);
      }),
    );
  });

  test.each([
    [0, 'full', -2500],
    [11, 'full', -2500],
    [12, 'faded', -1250],
    [24, 'faded', -625],
    [36, 'expired', 0],
  ])('counts a termination %i months ago as %s', (months, as, points) => {
    const [line] = scoreOf(anEvent('contract-terminated', { at: startOfDay(addMonths(TODAY, -months)) })).lines;
    expect([line!.as, Object.is(line!.points, -0) ? 0 : line!.points]).toEqual([as, points]);
  });

  test('leaves out what was annulled or repaired, and only notes a challenge', () => {
    const { lines, score } = scoreOf(
      anEvent('contract-terminated', { annulled: true }),
      anEvent('report-late', { repaired: true }),
      anEvent('challenge-rejected'),
    );
    expect(lines.map(({ as }) => as)).toEqual(['annulled', 'repaired', 'noted']);
    expect(score).toBe(SCHEME.base * 100);
  });

  test('falls with a fabricated complaint from B to C, and to D with a termination', () => {
    expect(scoreOf().level).toBe('B');
    expect(scoreOf(anEvent('complaint-fabricated')).level).toBe('C');
    expect(scoreOf(anEvent('complaint-fabricated'), anEvent('contract-terminated')).level).toBe('D');
    const months = Array.from({ length: 12 }, () => anEvent('inspection-passed'));
    expect(scoreOf(...months).level).toBe('A');
  });
});

describe('a scheme of credit', () => {
  const weights = { ...SCHEME.weights, 'graded-basic': undefined, 'graded-unqualified': undefined };
  const old: CreditScheme = { ...SCHEME, weights };

  test('from before a kind of event names it, and its events count nothing', () => {
    expect([unlistedEvents(old), isWhole(old)]).toEqual([['graded-basic', 'graded-unqualified'], false]);
    expect([unlistedEvents(SCHEME), isWhole(SCHEME)]).toEqual([[], true]);
    const [graded, late] = [anEvent('graded-basic'), anEvent('report-late')];
    const { score, lines } = creditScore([graded, late], old, NOW);
    expect(score).toBe(scoreOf(late).score);
    expect(lines).toContainEqual({ key: graded.key, as: 'unlisted', points: 0 });
  });

  test('from before a kind of event gives the same number again, also where nought was kept for it', () => {
    fc.assert(
      fc.property(events, (list) => {
        const first = creditScore(list, old, NOW);
        const kept = JSON.parse(JSON.stringify(old)) as CreditScheme;
        const noughts = { ...kept, weights: { ...kept.weights, 'graded-basic': 0, 'graded-unqualified': 0 } };
        for (const scheme of [kept, noughts]) {
          const again = creditScore(list, scheme, NOW);
          expect([again.score, again.level]).toEqual([first.score, first.level]);
        }
      }),
    );
  });

  test('of the house is sound; levels that do not fall, or cannot be reached, are not', () => {
    expect(schemeProblems(SCHEME)).toEqual([]);
    expect(schemeProblems({ ...SCHEME, bonus: 21 })).toEqual(['bonus']);
    expect(schemeProblems({ ...SCHEME, levels: { A: 75, B: 75, C: 60 } })).toEqual(['levels']);
    expect(schemeProblems({ ...SCHEME, bonus: 5 })).toEqual(['levels']);
  });
});

describe('an appeal to a credit file', () => {
  const at = startOfDay('2027-01-31');

  test('is an objection at any time, and a repair of a bad event after its time; each once', () => {
    expect(repairFrom(at)).toBe('2027-07-31');
    expect(appealsPossible('report-late', at, [], '2027-07-30')).toEqual(['objection']);
    expect(appealsPossible('report-late', at, [], '2027-07-31')).toEqual(['objection', 'repair']);
    expect(appealsPossible('report-late', at, ['objection'], '2027-07-31')).toEqual(['repair']);
    expect(appealsPossible('inspection-passed', at, [], '2029-01-01')).toEqual(['objection']);
  });
});
