import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  averageScore,
  criteriaProblems,
  InvalidScore,
  lowestPriceAloneNeverWins,
  priceScore,
  priceWeightRange,
  type Criterion,
} from '../../../domain/procurement/scoring.ts';
import type { MethodCode } from '../../../domain/procurement/methods.ts';

const DAY = '2026-11-23';

function criteria(price: number, technical: number, commercial = 0): Criterion[] {
  return [
    { id: 'price', kind: 'price' as const, weight: price },
    { id: 'plan', kind: 'technical' as const, weight: technical },
    { id: 'team', kind: 'commercial' as const, weight: commercial },
  ].filter(({ weight }) => weight !== 0);
}

describe('the weight of the price for services', () => {
  test.each<[MethodCode, number, number]>([
    ['competitive-consultation', 10, 30],
    ['open-tender', 10, 99],
    ['below-threshold', 10, 30],
  ])('%s: %i to %i points', (method, least, most) => {
    expect(priceWeightRange(method, DAY)).toEqual({ least, most });
  });

  test('does not exist where nothing is scored', () => {
    expect(priceWeightRange('single-source', DAY)).toBeUndefined();
  });
});

describe('a set of criteria', () => {
  test.each<[MethodCode, number]>([
    ['competitive-consultation', 10],
    ['competitive-consultation', 30],
    ['open-tender', 10],
    ['open-tender', 60],
  ])('of %s may give the price %i points', (method, price) => {
    expect(criteriaProblems(method, criteria(price, 90 - price, 10), DAY)).toEqual([]);
  });

  test.each<[MethodCode, number, string]>([
    ['competitive-consultation', 9, 'ME-24'],
    ['competitive-consultation', 31, 'ME-24'],
    ['open-tender', 9, 'ME-23'],
  ])('of %s may not give the price %i points (%s)', (method, price, rule) => {
    const [problem, ...others] = criteriaProblems(method, criteria(price, 100 - price), DAY);
    expect(problem).toMatchObject({ code: 'PRICE_WEIGHT_OUT_OF_RANGE', rule });
    expect(others).toEqual([]);
  });

  test('with nothing but the price is refused (§2.4)', () => {
    const onlyPrice = criteria(100, 0);
    expect(lowestPriceAloneNeverWins(onlyPrice)).toBe(false);
    expect(criteriaProblems('open-tender', onlyPrice, DAY).map(({ code }) => code)).toContain('PRICE_ALONE');
  });

  test.each<[string, Criterion[], string]>([
    ['does not sum to 100', criteria(20, 79), 'WEIGHTS_NOT_100'],
    ['has half points', criteria(20, 79.5, 0.5), 'WEIGHT_INVALID'],
    ['has a negative weight', criteria(20, 90, -10), 'WEIGHT_INVALID'],
    ['names a criterion twice', [...criteria(20, 40), ...criteria(0, 40)], 'DUPLICATE_ID'],
  ])('that %s is refused', (_what, set, code) => {
    expect(criteriaProblems('competitive-consultation', set, DAY).map((problem) => problem.code)).toContain(code);
  });
});

describe('the price score (EV-10)', () => {
  test.each([
    [68_800_000, 68_800_000, 20, 2000],
    [68_800_000, 69_970_000, 20, 1967],
    [1, 3, 10, 333],
    [2, 3, 10, 667],
    [1, 16, 2, 13],
  ])('lowest %i, own %i, weight %i: %i hundredths, rounded half up', (lowest, own, weight, expected) => {
    expect(priceScore(lowest, own, weight)).toBe(expected);
  });

  test('is full for the lowest price and never more, and falls as the price rises', () => {
    const price = fc.integer({ min: 1, max: 900_000_000_000 });
    fc.assert(
      fc.property(price, price, price, fc.integer({ min: 1, max: 100 }), (a, b, c, weight) => {
        const [low = 1, middle = 1, high = 1] = [a, b, c].sort((x, y) => x - y);
        expect(priceScore(low, low, weight)).toBe(weight * 100);
        expect(priceScore(low, middle, weight)).toBeGreaterThanOrEqual(priceScore(low, high, weight));
        expect(priceScore(low, middle, weight)).toBeLessThanOrEqual(weight * 100);
      }),
    );
  });

  test.each([
    [2, 1],
    [0, 1],
    [1, 1.5],
  ])('refuses lowest %d with own %d', (lowest, own) => {
    expect(() => priceScore(lowest, own, 10)).toThrow(InvalidScore);
  });
});

describe('the experts’ mean', () => {
  test('is rounded half up in hundredths, no score left out', () => {
    expect(averageScore([1000, 1001], 20)).toBe(1001);
    expect(averageScore([1000, 1000, 1001], 20)).toBe(1000);
    expect(averageScore([0, 2000, 2000], 20)).toBe(1333);
  });

  test.each<[string, number[]]>([
    ['no expert', []],
    ['more than the weight', [2001]],
    ['less than nothing', [-1]],
    ['parts of a hundredth', [0.5]],
  ])('refuses %s', (_what, scores) => {
    expect(() => averageScore(scores, 20)).toThrow(InvalidScore);
  });
});

describe('the lowest price alone (§2.4)', () => {
  const SCORED: readonly MethodCode[] = [
    'open-tender',
    'invited-tender',
    'competitive-consultation',
    'below-threshold',
  ];
  const price = fc.integer({ min: 1, max: 10 ** 9 });

  test('is no lawful set of criteria, however it is cut, where scoring is allowed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SCORED),
        fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1 }),
        (method, weights) => {
          const onlyPrice = weights.map((weight, at) => ({ id: `price-${at}`, kind: 'price' as const, weight }));
          expect(criteriaProblems(method, onlyPrice, DAY).map(({ code }) => code)).toContain('PRICE_ALONE');
        },
      ),
    );
  });

  test('never wins a consultation or a comparison against a bid that is good where the lowest is worthless', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<MethodCode>('competitive-consultation', 'below-threshold'),
        fc.integer({ min: 1, max: 99 }),
        price,
        price,
        (method, weight, one, other) => {
          fc.pre(criteriaProblems(method, criteria(weight, 100 - weight), DAY).length === 0);
          const [lowest, dearer] = one <= other ? [one, other] : [other, one];
          const cheap = priceScore(lowest, lowest, weight);
          const good = priceScore(lowest, dearer, weight) + averageScore([(100 - weight) * 100], 100 - weight);
          expect(good).toBeGreaterThan(cheap);
        },
      ),
    );
  });
});
