import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { quantile } from '../../api/statistics/histogram.ts';

describe('a quantile of counted values', () => {
  test('is one of the values: half of 1, 1, 2, 5 lie at 1 or below', () => {
    const counted = new Map([
      [5, 1],
      [1, 2],
      [2, 1],
    ]);
    expect(quantile(counted, 0.5)).toBe(1);
    expect(quantile(counted, 0.75)).toBe(2);
    expect(quantile(counted, 1)).toBe(5);
  });

  test('of nothing is nothing', () => {
    expect(quantile(new Map(), 0.5)).toBeUndefined();
  });

  test('is the same as picking it from the values one by one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1 }),
        fc.integer({ min: 1, max: 10 }),
        (all, tenths) => {
          const counted = new Map<number, number>();
          for (const value of all) counted.set(value, (counted.get(value) ?? 0) + 1);
          const ascending = all.toSorted((a, b) => a - b);
          const position = Math.ceil((tenths * all.length) / 10) - 1;
          expect(quantile(counted, tenths / 10)).toBe(ascending[position]);
        },
      ),
    );
  });
});
