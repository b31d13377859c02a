import { NO_LEVELS, type Levels } from './dependency.ts';
import { shareOf, type PlacingGroup, type StandbyRoom, type StandbyShare } from './standby-room.ts';

export interface Allotment {
  /** What each standby provider would be asked for, in the plan's order. */
  readonly shares: readonly StandbyShare[];
  /** Whom none of them takes: they go to the last resort. */
  readonly left: readonly PlacingGroup[];
}

/** Who would take whom in a takeover if everybody asked takes as many as they have room for (CT-06). */
export function allot(groups: readonly PlacingGroup[], standby: readonly StandbyRoom[]): Allotment {
  let left = groups;
  const shares = standby.map((room) => {
    const share = shareOf(left, room);
    ({ left } = share);
    return share;
  });
  return { shares, left };
}

/** Recipients by how much help they need. */
export function levelsOf(groups: readonly PlacingGroup[]): Levels {
  return groups.reduce(
    (sum, { dependency, recipients }) => ({ ...sum, [dependency]: sum[dependency] + recipients }),
    NO_LEVELS,
  );
}
