import type { PlacingGroup } from '../domain/contracts/standby-room.ts';
import type { Tx } from './database.ts';

type Reader = Pick<Tx, '$queryRaw'>;

/** Who still waits for a provider in a takeover, each counted once with all the services that wait. */
export function waitingGroups(tx: Reader, takeoverId: string): Promise<PlacingGroup[]> {
  return tx.$queryRaw<PlacingGroup[]>`
    SELECT region, services, dependency, count(*)::int AS recipients
    FROM (SELECT r.region_code AS region, h.dependency, array_agg(h.service_code ORDER BY h.service_code) AS services
          FROM handover_case h JOIN recipient r ON r.id = h.recipient_id
          WHERE h.takeover_id = ${takeoverId}::uuid AND h.state = 'pending'
          GROUP BY h.recipient_id, r.region_code, h.dependency) waiting
    GROUP BY region, services, dependency`;
}

/** Whom a takeover of the contract would have to place today. */
export async function servedGroups(tx: Reader, contractId: string): Promise<readonly PlacingGroup[]> {
  return (await servedGroupsOf(tx, [contractId])).get(contractId) ?? [];
}

/** The same of several contracts, by contract; one that serves nobody is missing. */
export async function servedGroupsOf(
  tx: Reader,
  contractIds: readonly string[],
): Promise<ReadonlyMap<string, readonly PlacingGroup[]>> {
  const rows = await tx.$queryRaw<{ readonly id: string; readonly groups: readonly PlacingGroup[] }[]>`
    SELECT contract_id AS id,
           json_agg(json_build_object('region', region, 'services', services, 'dependency', dependency,
                                      'recipients', recipients)) AS groups
    FROM (SELECT contract_id, region, services, dependency, count(*)::int AS recipients
          FROM (SELECT o.contract_id, r.region_code AS region, r.dependency,
                       array_agg(o.service_code ORDER BY o.service_code) AS services
                FROM service_order o JOIN recipient r ON r.id = o.recipient_id
                WHERE o.contract_id = ANY (${contractIds}::uuid[]) AND o.state = 'active'
                GROUP BY o.contract_id, o.recipient_id, r.region_code, r.dependency) served
          GROUP BY contract_id, region, services, dependency) counted
    GROUP BY contract_id`;
  return new Map(rows.map(({ id, groups }) => [id, groups]));
}
