import type { Database } from '../../prisma/database.ts';

/** The most dependent first: the order in which recipients are handed over (§2.6). */
export const DEPENDENCY_ORDER = ['full', 'partial', 'self-care'] as const;
export type Dependency = (typeof DEPENDENCY_ORDER)[number];

/** Recipients' services of one dependency level in a takeover. */
export interface LevelProgress {
  readonly dependency: Dependency;
  readonly covered: number;
  readonly visited: number;
  readonly total: number;
  readonly firstCoveredAt: Date | null;
  readonly lastCoveredAt: Date | null;
}

/** How far the handover has come, the most dependent first. Empty before the cases are opened. */
export async function takeoverProgress({ pool }: Database, takeoverId: string): Promise<LevelProgress[]> {
  const { rows } = await pool.query<LevelProgress>({ name: 'takeover-progress', text: PROGRESS, values: [takeoverId] });
  return rows;
}

const PROGRESS = `
  SELECT dependency, count(*)::int AS total,
         count(*) FILTER (WHERE state <> 'pending')::int AS covered,
         count(*) FILTER (WHERE state = 'visited')::int AS visited,
         min(covered_at) AS "firstCoveredAt", max(covered_at) AS "lastCoveredAt"
  FROM handover_case WHERE takeover_id = $1
  GROUP BY dependency
  ORDER BY array_position(ARRAY['full', 'partial', 'self-care'], dependency)`;
