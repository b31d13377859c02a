import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { allot } from '../../../domain/contracts/allotment.ts';
import { DEPENDENCY_ORDER, totalOf, type Levels } from '../../../domain/contracts/dependency.ts';

const SERVICES: Levels = { full: 6, partial: 18, 'self-care': 36 };

const aNumber = fc.nat({ max: 500 });
const levels = fc.record({ full: aNumber, partial: aNumber, 'self-care': aNumber });

describe('who takes whom in a takeover', () => {
  test('the first asked takes the most dependent, the next goes on, the township takes the rest (CT-06)', () => {
    expect(allot(SERVICES, [10, 20])).toEqual({
      taken: [
        { full: 6, partial: 4, 'self-care': 0 },
        { full: 0, partial: 14, 'self-care': 6 },
      ],
      left: { full: 0, partial: 0, 'self-care': 30 },
    });
  });

  test('without anybody everything is left', () => {
    expect(allot(SERVICES, [])).toEqual({ taken: [], left: SERVICES });
  });

  test('nobody is lost, nobody takes more than their capacity, and no one waits behind somebody less dependent', () => {
    fc.assert(
      fc.property(levels, fc.array(aNumber, { maxLength: 6 }), (services, capacities) => {
        const { taken, left } = allot(services, capacities);
        const placed = [...taken, left];
        for (const level of DEPENDENCY_ORDER)
          expect(placed.reduce((sum, share) => sum + share[level], 0)).toBe(services[level]);
        taken.forEach((share, at) => expect(totalOf(share)).toBeLessThanOrEqual(capacities[at]!));
        const places = (level: (typeof DEPENDENCY_ORDER)[number]) =>
          placed.flatMap((share, at) => (share[level] > 0 ? [at] : []));
        const [full, partial, selfCare] = DEPENDENCY_ORDER.map(places) as [number[], number[], number[]];
        expect(Math.max(-1, ...full)).toBeLessThanOrEqual(Math.min(Infinity, ...partial));
        expect(Math.max(-1, ...partial)).toBeLessThanOrEqual(Math.min(Infinity, ...selfCare));
      }),
    );
  });
});
