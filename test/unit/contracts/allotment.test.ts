import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { allot, levelsOf } from '../../../domain/contracts/allotment.ts';
import { DEPENDENCY_ORDER, totalOf } from '../../../domain/contracts/dependency.ts';
import { countOf, shareOf, upTo, type PlacingGroup, type StandbyRoom } from '../../../domain/contracts/standby-room.ts';
import { isWithin } from '../../../domain/region.ts';

const COUNTY = '220422';
const PREFECTURE = '220400';

function need(full: number, partial: number, selfCare: number, services = ['B01'], region = COUNTY): PlacingGroup[] {
  const counts = { full, partial, 'self-care': selfCare };
  return DEPENDENCY_ORDER.map((dependency) => ({ region, services, dependency, recipients: counts[dependency] }));
}

function stated(room: number, { item = 'B01', region = COUNTY, overall = 1_000 } = {}): StandbyRoom {
  return { barred: null, overall, stated: [{ item, region, room }] };
}

const levelsOfShares = (groups: PlacingGroup[], standby: StandbyRoom[]) => {
  const { shares, left } = allot(groups, standby);
  return { taken: shares.map((share) => levelsOf(share.taken)), left: levelsOf(left) };
};

describe('who takes whom in a takeover', () => {
  test('the first asked takes the most dependent, the next goes on, the township takes the rest (CT-06)', () => {
    expect(levelsOfShares(need(6, 18, 36), [stated(10), stated(20)])).toEqual({
      taken: [
        { full: 6, partial: 4, 'self-care': 0 },
        { full: 0, partial: 14, 'self-care': 6 },
      ],
      left: { full: 0, partial: 0, 'self-care': 30 },
    });
  });

  test.each([
    ['debarred', { ...stated(10), barred: 'debarred' }],
    ['suspended', { ...stated(10), barred: 'suspended' }],
    ['service-not-stated', stated(10, { item: 'B02' })],
    ['region-not-stated', stated(10, { region: '220723' })],
    ['no-room', stated(0)],
    ['no-room', stated(10, { overall: 0 })],
    ['no-room', stated(-4)],
  ] as const)('passes a provider over, and says why: %s', (reason, standby) => {
    expect(shareOf(need(1, 2, 3), standby)).toMatchObject({ passed: reason, taken: [] });
  });

  test('asks a provider without a stated capability, whose own answer decides, for as many as it seems to have room for', () => {
    const standby = { barred: null, overall: 4, stated: null };
    expect(shareOf(need(1, 2, 3), standby)).toMatchObject({ passed: null });
    expect(levelsOf(shareOf(need(1, 2, 3), standby).taken)).toEqual({ full: 1, partial: 2, 'self-care': 1 });
    expect(shareOf(need(1, 2, 3), { ...standby, overall: 0 })).toMatchObject({ passed: null, taken: [] });
  });

  test('a statement holds for the regions below its own, and a narrower one besides it holds as well', () => {
    expect(countOf(shareOf(need(0, 0, 9), stated(5, { region: PREFECTURE })).taken)).toBe(5);
    const both = [
      { item: 'B01', region: PREFECTURE, room: 5 },
      { item: 'B01', region: COUNTY, room: 3 },
    ];
    expect(countOf(shareOf(need(0, 0, 9), { barred: null, overall: 100, stated: both }).taken)).toBe(3);
  });

  test('nobody is divided: a recipient of two services goes only to whoever has stated both', () => {
    const one = stated(9);
    expect(shareOf(need(1, 0, 0, ['B01', 'B02']), one)).toMatchObject({ passed: 'service-not-stated' });
    const two = { ...one, stated: [...one.stated!, { item: 'B02', region: COUNTY, room: 4 }] };
    expect(countOf(shareOf(need(2, 3, 5, ['B01', 'B02']), two).taken)).toBe(4);
  });
});

const services = fc.subarray(['B01', 'B02', 'B03'], { minLength: 1 });
const group = fc.record({
  region: fc.constantFrom(COUNTY, '220421', '220723'),
  services,
  dependency: fc.constantFrom(...DEPENDENCY_ORDER),
  recipients: fc.integer({ min: 1, max: 300 }),
});
const groups = fc.uniqueArray(group, {
  maxLength: 8,
  selector: (one) => [one.region, one.dependency, ...one.services].join(),
});
const line = fc.record({
  item: fc.constantFrom('B01', 'B02', 'B03'),
  region: fc.constantFrom(COUNTY, PREFECTURE, '220000', '220723'),
  room: fc.integer({ min: -5, max: 200 }),
});
const room = fc.record({
  barred: fc.constantFrom(null, null, null, 'suspended' as const),
  overall: fc.integer({ min: -5, max: 300 }),
  stated: fc.option(fc.uniqueArray(line, { maxLength: 6, minLength: 1, selector: (one) => one.item + one.region })),
});

describe('whatever is stated and needed', () => {
  test('nobody is lost: everybody is taken or left, level by level', () => {
    fc.assert(
      fc.property(groups, fc.array(room, { maxLength: 5 }), (needed, standby) => {
        const { shares, left } = allot(needed, standby);
        const placed = [...shares.flatMap(({ taken }) => taken), ...left];
        expect(levelsOf(placed)).toEqual(levelsOf(needed));
      }),
    );
  });

  test('no provider is asked beyond its room, outside its capability, or while it is barred', () => {
    fc.assert(
      fc.property(groups, room, (needed, standby) => {
        const { taken, passed } = shareOf(needed, standby);
        expect(passed !== null && taken.length > 0).toBe(false);
        expect(totalOf(levelsOf(taken))).toBeLessThanOrEqual(Math.max(0, standby.overall));
        for (const { item, region, room: most } of standby.stated ?? []) {
          const under = taken.filter((one) => one.services.includes(item) && isWithin(region, one.region));
          expect(countOf(under)).toBeLessThanOrEqual(Math.max(0, most));
        }
        if (standby.stated === null) return;
        for (const one of taken) {
          for (const item of one.services) {
            const fits = standby.stated.some((of) => of.item === item && isWithin(of.region, one.region));
            expect(fits).toBe(true);
          }
        }
      }),
    );
  });

  test('no one waits behind somebody less dependent who lives there and needs the same', () => {
    fc.assert(
      fc.property(groups, room, (needed, standby) => {
        const { taken, left } = shareOf(needed, standby);
        for (const waiting of left) {
          const key = [waiting.region, ...waiting.services].join();
          const behind = taken.filter(
            (one) =>
              [one.region, ...one.services].join() === key &&
              DEPENDENCY_ORDER.indexOf(one.dependency) > DEPENDENCY_ORDER.indexOf(waiting.dependency),
          );
          expect(behind).toEqual([]);
        }
      }),
    );
  });

  test('of what it was asked for a provider takes as many as it says, the most dependent first', () => {
    fc.assert(
      fc.property(groups, fc.nat({ max: 400 }), (asked, capacity) => {
        const kept = upTo(asked, capacity);
        expect(countOf(kept)).toBe(Math.min(capacity, countOf(asked)));
        const level = kept.map(({ dependency }) => DEPENDENCY_ORDER.indexOf(dependency));
        expect(level).toEqual(level.toSorted((a, b) => a - b));
      }),
    );
  });
});
