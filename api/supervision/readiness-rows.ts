import { PLAN_PARTS, type PlanPart } from '../../domain/contracts/contract-facts.ts';
import type { PlacingGroup, StandbyRoom } from '../../domain/contracts/standby-room.ts';
import type { Database } from '../../prisma/database.ts';
import { servedGroupsOf } from '../../prisma/placing-groups.ts';
import { standbyRooms } from '../../prisma/standby-room.ts';

export interface StandbyInPlan {
  readonly id: string;
  readonly name: string;
  readonly room: StandbyRoom;
}

/** What the readiness of one contract's takeover plan needs beside the row of its risk. */
export interface ReadinessRow extends PlanRow {
  /** Whom a takeover would have to place. */
  readonly groups: readonly PlacingGroup[];
  /** In the order in which they are asked. */
  readonly standby: readonly StandbyInPlan[];
}

interface PlanRow {
  readonly planParts: readonly PlanPart[];
  readonly drilledAt: Date | null;
  readonly drillId: string | null;
  readonly drillGaps: number | null;
  readonly hasLastResort: boolean;
}

/** By contract id; three statements for the contracts of one page, however many they are. */
export async function readinessRows(
  { pool, prisma }: Database,
  contractIds: readonly string[],
): Promise<ReadonlyMap<string, ReadinessRow>> {
  const { rows } = await pool.query<PlanRow & { id: string; standby: readonly Omit<StandbyInPlan, 'room'>[] | null }>({
    name: 'readiness-rows',
    text: READINESS,
    values: [contractIds, PLAN_PARTS],
  });
  const providers = new Set(rows.flatMap(({ standby }) => (standby ?? []).map(({ id }) => id)));
  const [groups, rooms] = await Promise.all([
    servedGroupsOf(prisma, contractIds),
    standbyRooms(prisma, [...providers]),
  ]);
  return new Map(
    rows.map(({ id, standby, ...plan }) => {
      const inPlan = (standby ?? []).map((provider) => ({ ...provider, room: rooms.get(provider.id)! }));
      return [id, { ...plan, groups: groups.get(id) ?? [], standby: inPlan }];
    }),
  );
}

const READINESS = `
  SELECT c.id,
         ARRAY(SELECT key FROM jsonb_each_text(c.takeover_plan) WHERE btrim(value) <> '' AND key = ANY ($2::text[]))
           AS "planParts",
         (SELECT json_agg(json_build_object('id', p.id, 'name', p.name) ORDER BY s.position)
          FROM standby_provider s JOIN organisation p ON p.id = s.provider_id WHERE s.contract_id = c.id) AS standby,
         drill.closed_at AS "drilledAt", drill.id AS "drillId", drill.gaps AS "drillGaps",
         EXISTS (SELECT 1 FROM organisation o WHERE o.kind = 'last-resort' AND o.region_code = c.region_code)
           AS "hasLastResort"
  FROM contract c
  LEFT JOIN LATERAL (
    SELECT t.id, t.closed_at, d.gaps FROM takeover t LEFT JOIN drill_report d ON d.takeover_id = t.id
    WHERE t.contract_id = c.id AND t.outcome = 'drilled' ORDER BY t.closed_at DESC LIMIT 1
  ) drill ON true
  WHERE c.id = ANY ($1::uuid[])`;
