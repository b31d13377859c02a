import { describe, expect, test } from '@jest/globals';
import { looksSplit } from '../../../domain/procurement/splitting.ts';

describe('purchases that add up (PL-08)', () => {
  test('look split when there are several and they pass the threshold, which itself is not more', () => {
    expect(looksSplit({ purchases: 2, sumFen: 400_000_001 }, 400_000_000)).toBe(true);
    expect(looksSplit({ purchases: 2, sumFen: 400_000_000 }, 400_000_000)).toBe(false);
  });

  test('never do when there is one only, or nobody has entered a threshold', () => {
    expect(looksSplit({ purchases: 1, sumFen: 900_000_000 }, 400_000_000)).toBe(false);
    expect(looksSplit({ purchases: 9, sumFen: 900_000_000 }, undefined)).toBe(false);
  });
});
