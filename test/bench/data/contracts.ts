import type pg from 'pg';
import { OFFICE_ID, REGION } from './place.ts';

/** A contract in force, of a provider that serves nobody else. */
export interface ServedContract {
  readonly id: string;
  readonly number: string;
  readonly purchaseId: string;
  readonly lotId: string;
  readonly providerId: string;
  readonly region: string;
  readonly recipients: number;
  /** Register number of its nth recipient, from 0. */
  readonly numberOf: (n: number) => string;
}

/** Service of a year began so many days ago. */
export const DAYS_OF_SERVICE = 300;
const DAYS_LEFT = 65;

const COUNTIES = `
  (SELECT array_agg(code ORDER BY code <> '${REGION}', code) AS codes FROM region WHERE level = 'county') county`;

const PROVIDERS = `
  INSERT INTO organisation (name, kind, credit_code, region_code, capacity, admission, fictitious)
  SELECT '示例服务单位' || $1 || n, 'social-organisation', $1 || n, county.codes[1 + (n - 1) % cardinality(county.codes)], $3,
         'admitted', true
  FROM generate_series(1, $2::int) n, ${COUNTIES}
  RETURNING id, substr(credit_code, length($1) + 1)::int AS n`;

const CONTRACTS = `
  WITH opened AS (
    INSERT INTO purchase (number, name, method, region_code, buyer_id, drafter_id, budget_fen, budget_year, fund_source,
                          clock_epoch, started_at)
    SELECT 'BENCH-' || $1 || '-' || n, '采购社会救助上门服务（示例）', 'competitive-consultation',
           county.codes[1 + (n - 1) % cardinality(county.codes)], $3, $4, 70000000, 2026, '困难群众救助补助资金（示例）',
           now(), now()
    FROM generate_series(1, $2::int) n, ${COUNTIES}
    RETURNING id, number, region_code
  ), divided AS (
    INSERT INTO lot (purchase_id, seq, name, budget_fen, term_unit, term_count, catalogue_items, townships, state)
    SELECT id, 1, '示例标段', 70000000, 'month', 12, '{A01,B01}', '{}', 'contracted' FROM opened
    RETURNING id, purchase_id
  )
  INSERT INTO contract (number, purchase_id, lot_id, provider_id, region_code, amount_fen, state, starts_on, ends_on, signed_at,
                        acceptance_plan, takeover_plan)
  SELECT p.number || '-1', p.id, l.id, o.id, p.region_code, 68800000, 'running', current_date - ${DAYS_OF_SERVICE},
         current_date + ${DAYS_LEFT}, now(), '逐项验收', '{"trigger": "不能履行", "costCapPercent": 10}'
  FROM opened p JOIN divided l ON l.purchase_id = p.id
  JOIN organisation o ON o.credit_code = $1 || split_part(p.number, '-', 3)
  RETURNING id, number, purchase_id AS "purchaseId", lot_id AS "lotId", provider_id AS "providerId", region_code AS region`;

const RECIPIENTS = `
  WITH registered AS (
    INSERT INTO recipient (number, name, region_code, township, programme, dependency, fictitious)
    SELECT c.number || '-' || r, '示例' || r, c.region_code, '示例' || r % 12 || '镇', 'subsistence-allowance',
           (ARRAY['full', 'partial', 'self-care'])[1 + r % 3], true
    FROM generate_series(0, $2::int - 1) r, contract c WHERE c.id = $1
    RETURNING id
  ), owed AS (
    INSERT INTO service_order (recipient_id, service_code, lot_id, contract_id)
    SELECT r.id, 'B01', c.lot_id, c.id FROM contract c, registered r WHERE c.id = $1
  )
  INSERT INTO coverage (recipient_id, service_code, provider_id, contract_id, basis, period)
  SELECT r.id, 'B01', c.provider_id, c.id, 'contract', tstzrange(c.starts_on::timestamp AT TIME ZONE 'Asia/Shanghai', NULL)
  FROM contract c, registered r WHERE c.id = $1`;

/** Providers that can each serve so many recipients, by their number from 1. */
export async function insertProviders(
  pool: pg.Pool,
  prefix: string,
  count: number,
  capacity: number,
): Promise<string[]> {
  const { rows } = await pool.query<{ id: string; n: number }>(PROVIDERS, [prefix, count, capacity]);
  return rows.toSorted((a, b) => a.n - b.n).map(({ id }) => id);
}

/**
 * Contracts over the whole province, the first in the benchmark's own county, each with so many recipients and one of the
 * providers of that prefix.
 */
export async function insertContracts(
  pool: pg.Pool,
  { prefix, drafterId, recipients }: { prefix: string; drafterId: string; recipients: readonly number[] },
): Promise<ServedContract[]> {
  type Row = Omit<ServedContract, 'recipients' | 'numberOf'>;
  const { rows } = await pool.query<Row>(CONTRACTS, [prefix, recipients.length, OFFICE_ID, drafterId]);
  const at = ({ number }: Row) => Number(number.split('-')[2]) - 1;
  const contracts = rows.toSorted((a, b) => at(a) - at(b));
  for (const [n, { id }] of contracts.entries()) await pool.query(RECIPIENTS, [id, recipients[n]]);
  return contracts.map((row, n) => ({ ...row, recipients: recipients[n]!, numberOf: (r) => `${row.number}-${r}` }));
}
