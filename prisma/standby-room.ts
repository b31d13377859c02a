import type { StandbyRoom } from '../domain/contracts/standby-room.ts';
import type { Tx } from './database.ts';

/**
 * What providers can take besides those whom they serve and those for whom they keep a place in a takeover that is not a
 * drill, by provider. One statement: a place that becomes coverage is counted once.
 */
export async function standbyRooms(
  tx: Pick<Tx, '$queryRaw'>,
  providerIds: readonly string[],
): Promise<ReadonlyMap<string, StandbyRoom>> {
  const rows = await tx.$queryRaw<(StandbyRoom & { readonly id: string })[]>`
    WITH served AS (
      SELECT v.provider_id, v.service_code AS item, r.region_code, count(*)::int AS recipients
      FROM coverage v JOIN recipient r ON r.id = v.recipient_id
      WHERE v.provider_id = ANY (${providerIds}::uuid[]) AND upper_inf(v.period)
      GROUP BY v.provider_id, v.service_code, r.region_code
    ), kept AS (
      SELECT i.provider_id, p.services, p.region_code, p.recipients
      FROM standby_invitation i
      JOIN takeover t ON t.id = i.takeover_id AND NOT t.drill AND t.state IN ('requested', 'running', 'bridging')
      JOIN standby_place p ON p.takeover_id = i.takeover_id AND p.position = i.position
      WHERE i.provider_id = ANY (${providerIds}::uuid[])
    )
    SELECT o.id,
           CASE WHEN is_debarred(o.credit_code) THEN 'debarred' WHEN o.admission = 'suspended' THEN 'suspended'
                WHEN o.admission <> 'admitted' THEN 'not-in-bank' END AS barred,
           o.capacity - serving.recipients - keeping.recipients AS overall, stated.lines AS stated
    FROM organisation o
    CROSS JOIN LATERAL (
      SELECT count(DISTINCT v.recipient_id)::int AS recipients FROM coverage v
      WHERE v.provider_id = o.id AND upper_inf(v.period)) serving
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(k.recipients), 0)::int AS recipients FROM kept k WHERE k.provider_id = o.id) keeping
    CROSS JOIN LATERAL (
      SELECT json_agg(json_build_object('item', c.item, 'region', c.region_code, 'room', c.capacity
               - (SELECT coalesce(sum(s.recipients), 0) FROM served s
                  WHERE s.provider_id = o.id AND s.item = c.item
                    AND starts_with(s.region_code, regexp_replace(c.region_code, '(00)+$', '')))
               - (SELECT coalesce(sum(k.recipients), 0) FROM kept k
                  WHERE k.provider_id = o.id AND c.item = ANY (k.services)
                    AND starts_with(k.region_code, regexp_replace(c.region_code, '(00)+$', ''))))
               ORDER BY c.item, c.region_code) AS lines
      FROM provider_capability c WHERE c.organisation_id = o.id) stated
    WHERE o.id = ANY (${providerIds}::uuid[])`;
  return new Map(rows.map(({ id, ...room }) => [id, room]));
}
