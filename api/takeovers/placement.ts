import { DEPENDENCY_ORDER, type Dependency } from '../../domain/contracts/dependency.ts';
import type { Database } from '../../prisma/database.ts';

/** Recipients' services of one township and dependency level with one new provider, or still without one. */
export interface PlacedGroup {
  readonly township: string;
  readonly dependency: Dependency;
  /** Null while pending; in a drill also for what would go to the township's own staff. */
  readonly providerId: string | null;
  readonly providerName: string | null;
  readonly pending: number;
  /** Handed over, visited or not. */
  readonly covered: number;
  readonly visited: number;
  readonly firstCoveredAt: Date | null;
}

/**
 * Who has taken whom, townships by name and the most dependent first; empty before the cases are opened. A drill
 * changes no responsibility: its groups say what the answers so far would have covered, in the order of the handover.
 */
export async function placedGroups({ pool }: Database, takeoverId: string): Promise<PlacedGroup[]> {
  const values = [takeoverId, DEPENDENCY_ORDER];
  const { rows } = await pool.query<PlacedGroup>({ name: 'placed-groups', text: PLACED, values });
  return rows;
}

const PLACED = `
  WITH numbered AS (
    SELECT h.*, t.drill, t.last_covered_at,
           dense_rank() OVER (ORDER BY array_position($2::text[], h.dependency), h.recipient_id) AS n
    FROM handover_case h JOIN takeover t ON t.id = h.takeover_id WHERE h.takeover_id = $1
  ), accepted AS (
    SELECT provider_id, capacity, sum(capacity) OVER (ORDER BY position) AS upto
    FROM standby_invitation WHERE takeover_id = $1 AND state = 'accepted'
  ), placed AS (
    SELECT n.recipient_id, n.dependency, n.covered_at,
           CASE WHEN n.drill THEN a.provider_id ELSE n.to_provider_id END AS provider_id,
           CASE WHEN NOT n.drill THEN n.state
                WHEN a.provider_id IS NOT NULL OR n.last_covered_at IS NOT NULL THEN 'covered' ELSE 'pending' END AS state
    FROM numbered n LEFT JOIN accepted a ON n.drill AND n.n > a.upto - a.capacity AND n.n <= a.upto
  )
  SELECT r.township, placed.dependency, placed.provider_id AS "providerId", o.name AS "providerName",
         (count(*) FILTER (WHERE placed.state = 'pending'))::int AS pending,
         (count(*) FILTER (WHERE placed.state <> 'pending'))::int AS covered,
         (count(*) FILTER (WHERE placed.state = 'visited'))::int AS visited,
         min(placed.covered_at) AS "firstCoveredAt"
  FROM placed JOIN recipient r ON r.id = placed.recipient_id
  LEFT JOIN organisation o ON o.id = placed.provider_id
  GROUP BY r.township, placed.dependency, placed.provider_id, o.name
  ORDER BY r.township, array_position($2::text[], placed.dependency), o.name`;

/** Services of the takeover for which nobody at all is responsible now, neither the old provider nor a new one (I6). */
export async function withoutProvider({ pool }: Database, takeoverId: string): Promise<number> {
  const { rows } = await pool.query<{ gaps: number }>({
    name: 'takeover-gaps',
    text: `SELECT count(*)::int AS gaps FROM handover_case h
           WHERE h.takeover_id = $1 AND NOT EXISTS (
             SELECT 1 FROM coverage v
             WHERE v.recipient_id = h.recipient_id AND v.service_code = h.service_code AND upper_inf(v.period))`,
    values: [takeoverId],
  });
  return rows[0]!.gaps;
}

export interface LevelProgress {
  readonly dependency: Dependency;
  readonly covered: number;
  readonly visited: number;
  readonly total: number;
}

/** The groups by dependency level, the most dependent first; levels that nobody has are left out. */
export function byDependency(groups: readonly PlacedGroup[]): LevelProgress[] {
  return DEPENDENCY_ORDER.map((dependency) => {
    const level = groups.filter((group) => group.dependency === dependency);
    const covered = sum(level, (group) => group.covered);
    const visited = sum(level, (group) => group.visited);
    return { dependency, covered, visited, total: covered + sum(level, (group) => group.pending) };
  }).filter(({ total }) => total > 0);
}

export function sum<T>(list: readonly T[], of: (entry: T) => number): number {
  return list.reduce((total, entry) => total + of(entry), 0);
}
