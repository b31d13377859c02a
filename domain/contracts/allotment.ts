import { DEPENDENCY_ORDER, NO_LEVELS, type Levels } from './dependency.ts';

export interface Allotment {
  /** What each provider takes, in the order in which they are asked. */
  readonly taken: readonly Levels[];
  /** What nobody takes: it goes to the township's own staff. */
  readonly left: Levels;
}

/**
 * Who takes whom in a takeover: providers in the plan's order, each up to its capacity, always the most dependent first
 * (CT-06). Counts recipients, the unit in which a provider states its capacity: each moves with all their services.
 */
export function allot(recipients: Levels, capacities: readonly number[]): Allotment {
  let left = recipients;
  const taken = capacities.map((capacity) => {
    const share = upTo(left, capacity);
    left = minus(left, share);
    return share;
  });
  return { taken, left };
}

function upTo(recipients: Levels, capacity: number): Levels {
  let free = capacity;
  const share: Record<string, number> = {};
  for (const level of DEPENDENCY_ORDER) {
    share[level] = Math.min(free, recipients[level]);
    free -= share[level];
  }
  return { ...NO_LEVELS, ...share };
}

function minus(from: Levels, share: Levels): Levels {
  return {
    full: from.full - share.full,
    partial: from.partial - share.partial,
    'self-care': from['self-care'] - share['self-care'],
  };
}
