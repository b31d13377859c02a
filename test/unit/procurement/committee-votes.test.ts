import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  outliers,
  refusedByMajority,
  type GivenPoints,
  type Vote,
} from '../../../domain/procurement/committee-votes.ts';

const votes = (bidId: string, ...passes: boolean[]): Vote[] =>
  passes.map((one, n) => ({ bidId, expertId: `expert-${n}`, passes: one }));

describe('a vote of the committee', () => {
  test('refuses a bid only by more than half of the members (EV-13)', () => {
    expect(refusedByMajority(votes('a', false, false, true))).toEqual(['a']);
    expect(refusedByMajority(votes('a', false, true, true))).toEqual([]);
    expect(refusedByMajority(votes('a', false, false, true, true))).toEqual([]);
    expect(refusedByMajority([...votes('a', false, false, true), ...votes('b', true, true, true)])).toEqual(['a']);
  });

  test('does not depend on the order in which the members sign', () => {
    const cast = fc.array(fc.record({ bidId: fc.constantFrom('a', 'b'), expertId: fc.string(), passes: fc.boolean() }));
    fc.assert(
      fc.property(cast, (given) => {
        expect(refusedByMajority([...given].reverse()).sort()).toEqual(refusedByMajority(given).sort());
      }),
    );
  });
});

describe('points far from the others’', () => {
  const points = (...hundredths: number[]): GivenPoints[] =>
    hundredths.map((one, n) => ({ bidId: 'a', criterion: 'plan', expertId: `expert-${n}`, hundredths: one }));

  test('are those at least that share of the weight away from the mean of the other experts (EV-11)', () => {
    const far = outliers(points(4000, 4000, 2200), { plan: 45 }, 4000);
    expect(far.map(({ expertId }) => expertId)).toEqual(['expert-2']);
    expect(outliers(points(4000, 4000, 2201), { plan: 45 }, 4000)).toEqual([]);
  });

  test('need two others to compare with', () => {
    expect(outliers(points(4500, 0), { plan: 45 }, 4000)).toEqual([]);
  });

  test('are never found where all agree', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4500 }), fc.integer({ min: 3, max: 9 }), (given, experts) => {
        expect(outliers(points(...Array<number>(experts).fill(given)), { plan: 45 }, 1)).toEqual([]);
      }),
    );
  });
});
