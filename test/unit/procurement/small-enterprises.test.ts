import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { comparedPrice, deductionRange } from '../../../domain/procurement/small-enterprises.ts';

const fen = fc.integer({ min: 1, max: 1_000_000_000_000 });

describe('the price of a small or micro enterprise (PL-16)', () => {
  test('is reduced within the range of the day: 6 to 10 per cent first, 10 to 20 since July 2022', () => {
    expect(deductionRange('2022-06-30')).toEqual({ least: 6, most: 10 });
    expect(deductionRange('2022-07-01')).toEqual({ least: 10, most: 20 });
  });

  test('is compared less the per cent, rounded half up; every other price as it is', () => {
    expect(comparedPrice(68_800_000, { small: true, percent: 10 })).toBe(61_920_000);
    expect(comparedPrice(5, { small: true, percent: 10 })).toBe(5);
    expect(comparedPrice(4, { small: true, percent: 10 })).toBe(4);
    expect(comparedPrice(68_800_000, { small: false, percent: 10 })).toBe(68_800_000);
    expect(comparedPrice(68_800_000, { small: true, percent: 0 })).toBe(68_800_000);
  });

  test('is never below the share that is left, never above the offer, and keeps the order of two offers', () => {
    fc.assert(
      fc.property(fen, fen, fc.integer({ min: 1, max: 20 }), (one, other, percent) => {
        const small = { small: true, percent };
        const compared = comparedPrice(one, small);
        expect(compared).toBeLessThanOrEqual(one);
        expect(Math.abs(compared - (one * (100 - percent)) / 100)).toBeLessThanOrEqual(0.5);
        if (one <= other) expect(compared).toBeLessThanOrEqual(comparedPrice(other, small));
      }),
    );
  });
});
