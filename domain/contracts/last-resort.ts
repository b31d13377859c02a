import { isWithin, regionPrefix } from '../region.ts';

/**
 * Who serves whoever no standby provider takes, from the nearest on (CT-06): the unit of the own region, the one of the
 * nearest region above it, and where nobody is entered the purchaser itself, which is always there.
 */
export const LAST_RESORT_RUNGS = ['township', 'above', 'buyer'] as const;
export type LastResortRung = (typeof LAST_RESORT_RUNGS)[number];

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface LastResortUnit extends Named {
  /** GB/T 2260. */
  readonly region: string;
}

export interface LastResort extends Named {
  readonly rung: LastResortRung;
}

/** Coverage never waits for a unit to be entered: there is always somebody. Of two that are as near the first by name. */
export function lastResortOf(region: string, units: readonly LastResortUnit[], buyer: Named): LastResort {
  const [nearest] = units
    .filter((unit) => isWithin(unit.region, region))
    .toSorted((a, b) => nearness(b) - nearness(a) || (a.name < b.name ? -1 : 1));
  if (nearest === undefined) return { id: buyer.id, name: buyer.name, rung: 'buyer' };
  const rung = nearest.region === region ? 'township' : 'above';
  return { id: nearest.id, name: nearest.name, rung };
}

/** The units as they would be with another one named for its region: a region has one, so it replaces whoever was there. */
export function withNamed(units: readonly LastResortUnit[], named: LastResortUnit): readonly LastResortUnit[] {
  return [...units.filter(({ region }) => region !== named.region), named];
}

function nearness({ region }: LastResortUnit): number {
  return regionPrefix(region).length;
}
