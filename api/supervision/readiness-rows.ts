import { PLAN_PARTS, type PlanPart } from '../../domain/contracts/contract-facts.ts';
import type { Database } from '../../prisma/database.ts';

/** What the readiness of one contract's takeover plan needs beside the row of its risk. */
export interface ReadinessRow {
  readonly dependent: number;
  readonly planParts: readonly PlanPart[];
  readonly drilledAt: Date | null;
  readonly drillId: string | null;
  readonly drillGaps: number | null;
  readonly hasLastResort: boolean;
}

/** By contract id; asked for the contracts of one page only. */
export async function readinessRows(
  { pool }: Database,
  contractIds: readonly string[],
): Promise<ReadonlyMap<string, ReadinessRow>> {
  const { rows } = await pool.query<ReadinessRow & { readonly id: string }>({
    name: 'readiness-rows',
    text: READINESS,
    values: [contractIds, PLAN_PARTS],
  });
  return new Map(rows.map((row) => [row.id, row]));
}

const READINESS = `
  SELECT c.id,
         ARRAY(SELECT key FROM jsonb_each_text(c.takeover_plan) WHERE btrim(value) <> '' AND key = ANY ($2::text[]))
           AS "planParts",
         (SELECT count(DISTINCT r.id)::int FROM service_order o JOIN recipient r ON r.id = o.recipient_id
          WHERE o.contract_id = c.id AND o.state = 'active' AND r.dependency <> 'self-care') AS dependent,
         drill.closed_at AS "drilledAt", drill.id AS "drillId", drill.gaps AS "drillGaps",
         EXISTS (SELECT 1 FROM organisation o WHERE o.kind = 'last-resort' AND o.region_code = c.region_code)
           AS "hasLastResort"
  FROM contract c
  LEFT JOIN LATERAL (
    SELECT t.id, t.closed_at, d.gaps FROM takeover t LEFT JOIN drill_report d ON d.takeover_id = t.id
    WHERE t.contract_id = c.id AND t.outcome = 'drilled' ORDER BY t.closed_at DESC LIMIT 1
  ) drill ON true
  WHERE c.id = ANY ($1::uuid[])`;
