import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  answersEveryItem,
  GRADING_FAULTS,
  gradingSchemeProblems,
  HOUSE_GRADING_SCHEME,
  PROVIDER_GRADES,
  type GradingScheme,
} from '../../domain/providers/grading-scheme.ts';
import { gradingOf, type GradingFacts } from '../../domain/providers/grading.ts';

const NO_FAULTS = { records: 0, inspection: 0, deduction: 0, lateReport: 0, lateFinance: 0, takeover: 0, ban: 0 };
const A_GOOD_YEAR: GradingFacts = {
  contracts: 2,
  parts: { recipients: 9500, evaluator: 9000, credit: 10_000 },
  faults: NO_FAULTS,
};

const points = fc.integer({ min: 0, max: 10_000 });
const times = fc.integer({ min: 0, max: 12 });
const facts: fc.Arbitrary<GradingFacts> = fc.record({
  contracts: fc.integer({ min: 1, max: 9 }),
  parts: fc.record({ recipients: fc.option(points), evaluator: fc.option(points), credit: points }),
  faults: fc.record({
    ...{ records: times, inspection: times, deduction: times },
    ...{ lateReport: times, lateFinance: times, takeover: times, ban: times },
  }),
});
const scheme: fc.Arbitrary<GradingScheme> = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 39 }), fc.integer({ min: 0, max: 50 }))
  .map(([recipients, evaluator, each]) => ({
    ...HOUSE_GRADING_SCHEME,
    weights: { recipients, evaluator, credit: 100 - recipients - evaluator },
    minus: { ...HOUSE_GRADING_SCHEME.minus, takeover: each },
  }));

describe('the grade of a year', () => {
  test('is the weighted sum of its parts less what happened', () => {
    // 0.4 × 95 + 0.3 × 90 + 0.3 × 100 = 95.
    expect(gradingOf(A_GOOD_YEAR, HOUSE_GRADING_SCHEME)).toMatchObject({ points: 9500, grade: 'excellent' });
    const faults = { ...NO_FAULTS, records: 1, inspection: 2, lateReport: 1 };
    expect(gradingOf({ ...A_GOOD_YEAR, faults }, HOUSE_GRADING_SCHEME)).toMatchObject({
      ...{ points: 8700, grade: 'qualified' },
      lines: expect.arrayContaining([
        { of: 'evaluator', score: 9000, weight: 30, points: 2700 },
        { of: 'inspection', count: 2, each: 2, points: -400 },
      ]),
    });
    expect(gradingOf({ ...A_GOOD_YEAR, faults: { ...NO_FAULTS, ban: 1 } }, HOUSE_GRADING_SCHEME)?.grade).toBe(
      'unqualified',
    );
  });

  test('without evaluations is that of the credit score, whose weight is then the whole', () => {
    const parts = { recipients: null, evaluator: null, credit: 8000 };
    expect(gradingOf({ ...A_GOOD_YEAR, parts }, HOUSE_GRADING_SCHEME)?.points).toBe(8000);
  });

  test('is not given to a provider that had no contract', () => {
    fc.assert(
      fc.property(facts, (given) => {
        expect(gradingOf({ ...given, contracts: 0 }, HOUSE_GRADING_SCHEME)).toBeNull();
      }),
    );
  });

  test('can be computed again from the facts and the scheme that were kept', () => {
    fc.assert(
      fc.property(facts, scheme, (given, by) => {
        const first = gradingOf(given, by);
        const kept = JSON.parse(JSON.stringify({ given, by })) as { given: GradingFacts; by: GradingScheme };
        expect(gradingOf(kept.given, kept.by)).toEqual(first);
      }),
    );
  });

  test('by a scheme from before an item takes nothing off for it, and names it', () => {
    const { lateFinance } = HOUSE_GRADING_SCHEME.minus;
    const minus = { ...HOUSE_GRADING_SCHEME.minus, lateFinance: undefined };
    fc.assert(
      fc.property(facts, (given) => {
        const [old, before] = [
          { ...HOUSE_GRADING_SCHEME, minus },
          { ...given, faults: { ...given.faults, lateFinance: 0 } },
        ];
        const result = gradingOf(given, old)!;
        expect(result.points).toBe(gradingOf(before, HOUSE_GRADING_SCHEME)!.points);
        const [line] = result.lines.filter(({ of }) => of === 'lateFinance');
        const count = given.faults.lateFinance!;
        expect(line).toEqual(count === 0 ? undefined : { of: 'lateFinance', count, each: null, points: 0 });
      }),
    );
    const faults = { ...NO_FAULTS, lateFinance: 1 };
    expect(gradingOf({ ...A_GOOD_YEAR, faults }, HOUSE_GRADING_SCHEME)?.points).toBe(9500 - lateFinance * 100);
  });

  test('of facts from before an item is what it was', () => {
    const known = { ...NO_FAULTS, lateFinance: undefined };
    const now = gradingOf(A_GOOD_YEAR, HOUSE_GRADING_SCHEME);
    expect(gradingOf({ ...A_GOOD_YEAR, faults: known }, HOUSE_GRADING_SCHEME)).toEqual(now);
  });

  test('is explained to the point: its lines add up to it, between 0 and 100', () => {
    fc.assert(
      fc.property(facts, scheme, (given, by) => {
        const result = gradingOf(given, by)!;
        const sum = result.lines.reduce((total, line) => total + line.points, 0);
        expect(result.points).toBe(Math.max(0, Math.min(10_000, sum)));
        expect(result.lines.every((line) => Number.isInteger(line.points))).toBe(true);
      }),
    );
  });

  test('never rises by what went wrong', () => {
    fc.assert(
      fc.property(facts, scheme, fc.constantFrom(...GRADING_FAULTS), (given, by, fault) => {
        const worse = { ...given, faults: { ...given.faults, [fault]: given.faults[fault]! + 1 } };
        const [before, after] = [gradingOf(given, by)!, gradingOf(worse, by)!];
        expect(after.points).toBeLessThanOrEqual(before.points);
        expect(PROVIDER_GRADES.indexOf(after.grade)).toBeGreaterThanOrEqual(PROVIDER_GRADES.indexOf(before.grade));
      }),
    );
  });
});

describe('a scheme of grading', () => {
  test('that is entered now answers every item, one from before need not have', () => {
    const before = { ...HOUSE_GRADING_SCHEME.minus, lateFinance: undefined };
    expect([HOUSE_GRADING_SCHEME.minus, before].map(answersEveryItem)).toEqual([true, false]);
  });

  test('has weights that add up to 100 per cent and grades that fall', () => {
    expect(gradingSchemeProblems(HOUSE_GRADING_SCHEME)).toEqual([]);
    const weights = { recipients: 70, evaluator: 30, credit: 0 };
    const lowest = { excellent: 75, qualified: 75, basic: 60 };
    expect(gradingSchemeProblems({ ...HOUSE_GRADING_SCHEME, weights, lowest })).toEqual(['weights', 'lowest']);
  });
});
