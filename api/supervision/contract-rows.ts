import type { Database } from '../../prisma/database.ts';
import type { StandbyFacts } from '../../domain/contracts/contract-facts.ts';

/** A contract in force with everything its risk is computed from, in one row. */
export interface ContractRow {
  readonly id: string;
  readonly number: string;
  readonly regionCode: string;
  readonly state: 'running' | 'suspended';
  readonly purchaseId: string;
  readonly purchaseNumber: string;
  readonly purchaseName: string;
  readonly lotName: string;
  readonly providerId: string;
  readonly providerName: string;
  readonly endsOn: string | null;
  readonly paymentsFrozen: boolean;
  readonly clockEpoch: Date;
  readonly clockScale: number;
  readonly clockCatchesUp: boolean;
  readonly recipients: number;
  readonly services: number;
  readonly uncovered: number;
  readonly inspections: readonly InspectionRow[] | null;
  readonly standby: readonly StandbyFacts[] | null;
  readonly withheld: number;
  readonly overdueInspections: number;
  readonly overdueTasks: number;
  /** Alerts of its records that nobody has looked into yet. */
  readonly recordAlerts: number;
  /** What asks for a takeover and no supervisor has weighed yet. */
  readonly weighings: number;
  /** The overdue task that is due longest. */
  readonly overdueTaskId: string | null;
  readonly takeoverId: string | null;
  readonly drillId: string | null;
  readonly succeeded: boolean;
}

export interface InspectionRow {
  readonly month: number;
  readonly result: string;
  readonly visitsPlanned: number;
  readonly visitsDone: number;
  readonly satisfaction: number;
}

/**
 * Main contracts in force whose region's code begins with the prefix, or the one of them that is named. One statement:
 * each table is read once, so that ten thousand contracts are a matter of a fraction of a second.
 */
export async function contractRows(
  { pool }: Database,
  prefix: string,
  contractId: string | null = null,
): Promise<ContractRow[]> {
  const values = [prefix, contractId];
  const { rows } = await pool.query<ContractRow>({ name: 'supervised-contracts', text: CONTRACTS, values });
  return rows;
}

/** A contract is succeeded when a later purchase of the region buys one of its items for one of its townships. */
const CONTRACTS = `
  WITH mine AS MATERIALIZED (
    SELECT c.*, l.name AS lot_name, l.townships, l.catalogue_items
    FROM contract c JOIN lot l ON l.id = c.lot_id
    WHERE c.kind = 'main' AND c.state IN ('running', 'suspended')
      AND starts_with(c.region_code, $1) AND ($2::uuid IS NULL OR c.id = $2)
  ), served AS (
    SELECT contract_id, count(DISTINCT recipient_id)::int AS recipients, count(*)::int AS services
    FROM service_order JOIN mine ON mine.id = contract_id WHERE service_order.state = 'active' GROUP BY contract_id
  ), gaps AS (
    SELECT o.contract_id, count(*)::int AS uncovered
    FROM service_order o
    WHERE o.state = 'active' AND o.contract_id IN (SELECT id FROM mine)
      AND NOT EXISTS (SELECT 1 FROM coverage v
                      WHERE v.recipient_id = o.recipient_id AND v.service_code = o.service_code AND upper_inf(v.period))
    GROUP BY o.contract_id
  ), standing AS MATERIALIZED (
    SELECT s.contract_id, s.position, s.provider_id, p.capacity
    FROM standby_provider s JOIN organisation p ON p.id = s.provider_id
    WHERE s.contract_id IN (SELECT id FROM mine)
  ), serving AS (
    SELECT asked.provider_id, n.serving
    FROM (SELECT DISTINCT provider_id FROM standing) asked
    CROSS JOIN LATERAL (SELECT count(DISTINCT recipient_id)::int AS serving FROM coverage v
                        WHERE v.provider_id = asked.provider_id AND upper_inf(v.period)) n
  ), standby AS (
    SELECT s.contract_id,
           json_agg(json_build_object('capacity', s.capacity, 'serving', coalesce(n.serving, 0)) ORDER BY s.position)
             AS standby
    FROM standing s LEFT JOIN serving n ON n.provider_id = s.provider_id GROUP BY s.contract_id
  ), withheld AS (
    SELECT contract_id, count(*)::int AS withheld FROM payment WHERE state = 'withheld' GROUP BY contract_id
  ), late AS (
    SELECT (subject ->> 'contractId')::uuid AS contract_id,
           (count(*) FILTER (WHERE kind = 'monthly-inspection'))::int AS inspections,
           (count(*) FILTER (WHERE kind <> 'monthly-inspection'))::int AS others,
           (array_agg(id ORDER BY due_at))[1] AS first
    FROM task
    WHERE state IN ('open', 'claimed') AND due_at < now() AND starts_with(region_code, $1) AND subject ? 'contractId'
    GROUP BY 1
  ), alerts AS (
    SELECT contract_id, count(*)::int AS open FROM record_alert
    WHERE state = 'open' AND starts_with(region_code, $1) GROUP BY contract_id
  ), weighed AS (
    SELECT contract_id, count(*)::int AS open FROM takeover_trigger
    WHERE state = 'open' AND contract_id IN (SELECT id FROM mine) GROUP BY contract_id
  ), takeovers AS (
    SELECT contract_id,
           (array_agg(id) FILTER (WHERE NOT drill AND state IN ('requested', 'running')))[1] AS takeover_id,
           (array_agg(id) FILTER (WHERE drill AND state IN ('requested', 'running')))[1] AS drill_id
    FROM takeover WHERE contract_id IN (SELECT id FROM mine) GROUP BY contract_id
  )
  SELECT mine.id, mine.number, mine.region_code AS "regionCode", mine.state, mine.purchase_id AS "purchaseId",
         p.number AS "purchaseNumber", p.name AS "purchaseName", mine.lot_name AS "lotName",
         mine.provider_id AS "providerId", provider.name AS "providerName", to_char(mine.ends_on, 'YYYY-MM-DD') AS "endsOn",
         mine.payments_frozen_at IS NOT NULL AS "paymentsFrozen", p.clock_epoch AS "clockEpoch",
         p.clock_scale AS "clockScale", p.clock_catches_up AS "clockCatchesUp",
         coalesce(served.recipients, 0) AS recipients, coalesce(served.services, 0) AS services,
         coalesce(gaps.uncovered, 0) AS uncovered,
         checked.inspections, standby.standby, coalesce(withheld.withheld, 0) AS withheld,
         coalesce(late.inspections, 0) AS "overdueInspections", coalesce(late.others, 0) AS "overdueTasks",
         coalesce(alerts.open, 0) AS "recordAlerts", coalesce(weighed.open, 0) AS weighings,
         late.first AS "overdueTaskId", takeovers.takeover_id AS "takeoverId",
         takeovers.drill_id AS "drillId",
         EXISTS (
           SELECT 1 FROM purchase later JOIN lot l ON l.purchase_id = later.id
           WHERE later.region_code = mine.region_code AND later.created_at > p.created_at AND later.state = 'running'
             AND l.townships && mine.townships AND l.catalogue_items && mine.catalogue_items
         ) AS succeeded
  FROM mine
  JOIN purchase p ON p.id = mine.purchase_id
  JOIN organisation provider ON provider.id = mine.provider_id
  LEFT JOIN served ON served.contract_id = mine.id
  LEFT JOIN gaps ON gaps.contract_id = mine.id
  LEFT JOIN standby ON standby.contract_id = mine.id
  LEFT JOIN withheld ON withheld.contract_id = mine.id
  LEFT JOIN late ON late.contract_id = mine.id
  LEFT JOIN alerts ON alerts.contract_id = mine.id
  LEFT JOIN weighed ON weighed.contract_id = mine.id
  LEFT JOIN takeovers ON takeovers.contract_id = mine.id
  LEFT JOIN LATERAL (
    SELECT json_agg(json_build_object('month', month, 'result', result, 'visitsPlanned', visits_planned,
                                      'visitsDone', visits_done, 'satisfaction', satisfaction) ORDER BY month DESC)
             AS inspections
    FROM (SELECT * FROM inspection i WHERE i.contract_id = mine.id ORDER BY month DESC LIMIT 3) last
  ) checked ON true`;
