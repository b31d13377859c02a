import { DEPENDENCY_ORDER, type Dependency } from '../../domain/contracts/dependency.ts';
import type { Database } from '../../prisma/database.ts';

/** Recipients' services of one township and dependency level with one new provider, or still without one. */
export interface PlacedGroup {
  readonly township: string;
  readonly dependency: Dependency;
  /** Null while pending. */
  readonly providerId: string | null;
  readonly providerName: string | null;
  readonly pending: number;
  /** Handed over, visited or not. */
  readonly covered: number;
  readonly visited: number;
  readonly firstCoveredAt: Date | null;
}

/**
 * Who has taken whom, townships by name and the most dependent first; empty before the cases are opened. Of a drill: who
 * would have.
 */
export async function placedGroups({ pool }: Database, takeoverId: string): Promise<PlacedGroup[]> {
  const values = [takeoverId, DEPENDENCY_ORDER];
  const { rows } = await pool.query<PlacedGroup>({ name: 'placed-groups', text: PLACED, values });
  return rows;
}

const PLACED = `
  SELECT r.township, h.dependency, h.to_provider_id AS "providerId", o.name AS "providerName",
         (count(*) FILTER (WHERE h.state = 'pending'))::int AS pending,
         (count(*) FILTER (WHERE h.state <> 'pending'))::int AS covered,
         (count(*) FILTER (WHERE h.state = 'visited'))::int AS visited,
         min(h.covered_at) AS "firstCoveredAt"
  FROM handover_case h JOIN recipient r ON r.id = h.recipient_id
  LEFT JOIN organisation o ON o.id = h.to_provider_id
  WHERE h.takeover_id = $1
  GROUP BY r.township, h.dependency, h.to_provider_id, o.name
  ORDER BY r.township, array_position($2::text[], h.dependency), o.name`;

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
