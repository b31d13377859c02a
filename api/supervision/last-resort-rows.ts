import { z } from 'zod';
import { IN_FORCE } from '../../domain/contracts/contract-state.ts';
import type { Tx } from '../../prisma/database.ts';

const MOST_EVENTS = 10;

const unit = z.object({ id: z.uuid(), name: z.string() });

export const lastResortSchema = z
  .object({
    region: z.object({ code: z.string(), name: z.string() }),
    unit: unit.nullable().meta({ description: 'null: the unit above, or the purchaser, steps in (CT-06)' }),
    contracts: z.int().meta({ description: 'Main contracts of this very region in force' }),
    history: z
      .array(
        z.object({
          action: z.enum(['named', 'ended']),
          organisation: z.string(),
          basis: z.string(),
          by: z.string().meta({ description: 'Display name' }),
          at: z.iso.datetime(),
        }),
      )
      .meta({ description: `The newest ${MOST_EVENTS}, the newest first` }),
  })
  .meta({ id: 'RegionLastResort' });

export interface LastResortRow {
  readonly code: string;
  readonly name: string;
  readonly unit: { readonly id: string; readonly name: string } | null;
  readonly contracts: number;
  readonly history: readonly {
    readonly action: 'named' | 'ended';
    readonly organisation: string;
    readonly basis: string;
    readonly by: string;
    readonly atMillis: number;
  }[];
}

/**
 * Regions of a subtree after a code, by code: those with contracts in force, a unit or a history, and those that are asked
 * for by name. The unit is the one that a takeover would choose: the first by name (last-resort.ts).
 */
export function lastResortRows(
  tx: Pick<Tx, '$queryRaw'>,
  { prefix, after, limit, also }: { prefix: string; after: string; limit: number; also: readonly string[] },
): Promise<LastResortRow[]> {
  return tx.$queryRaw<LastResortRow[]>`
    SELECT r.code, r.name,
           (SELECT json_build_object('id', o.id, 'name', o.name) FROM organisation o
            WHERE o.kind = 'last-resort' AND o.region_code = r.code ORDER BY o.name COLLATE "C" LIMIT 1) AS unit,
           (SELECT count(*)::int FROM contract c
            WHERE c.region_code = r.code AND c.kind = 'main' AND c.state = ANY (${[...IN_FORCE]}::text[])) AS contracts,
           coalesce((SELECT json_agg(json_build_object('action', e.action, 'organisation', e.organisation,
                                                       'basis', e.basis, 'by', e.by,
                                                       'atMillis', floor(extract(epoch FROM e.at) * 1000)) ORDER BY e.at DESC, e.action DESC)
                     FROM (SELECT e.action, e.basis, e.at, o.name AS organisation, u.display_name AS by
                           FROM last_resort_event e
                           JOIN organisation o ON o.id = e.organisation_id JOIN app_user u ON u.id = e.by
                           WHERE e.region_code = r.code ORDER BY e.at DESC, e.action DESC LIMIT ${MOST_EVENTS}) e), '[]') AS history
    FROM region r
    WHERE starts_with(r.code, ${prefix}) AND r.code > ${after}
      AND (r.code = ANY (${[...also]}::text[])
           OR EXISTS (SELECT 1 FROM contract c WHERE c.region_code = r.code AND c.kind = 'main'
                        AND c.state = ANY (${[...IN_FORCE]}::text[]))
           OR EXISTS (SELECT 1 FROM organisation o WHERE o.kind = 'last-resort' AND o.region_code = r.code)
           OR EXISTS (SELECT 1 FROM last_resort_event e WHERE e.region_code = r.code))
    ORDER BY r.code LIMIT ${limit}`;
}

export function lastResortAnswer({
  code,
  name,
  unit: inForce,
  contracts,
  history,
}: LastResortRow): z.input<typeof lastResortSchema> {
  return {
    region: { code, name },
    unit: inForce,
    contracts,
    history: history.map(({ atMillis, ...event }) => ({ ...event, at: new Date(atMillis).toISOString() })),
  };
}
