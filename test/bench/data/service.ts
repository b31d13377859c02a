import type pg from 'pg';
import { OFFICE_ID, REGION } from './place.ts';

/** A contract in force with visits behind it, of a provider that serves nobody else. */
export interface ServedContract {
  readonly contractId: string;
  readonly providerId: string;
  /** Register number of its nth recipient, from 0. */
  readonly numberOf: (n: number) => string;
  readonly recipients: number;
}

/** Since so many days, and so many visits to each of its recipients: one in three days. */
const DAYS = 300;
const VISITS_EACH = 100;
const DAYS_LEFT = 65;
/** Visits of an ordinary contract in that time. */
const ORDINARY = 10_000;
/** A fifth of all visits belong to one contract that is much larger than the others. */
const LARGEST = 0.2;
/** A statement of this size stays far within the time that one may take. */
const AT_ONCE = 10_000;

const PLACE = `
  FROM generate_series($1::int, $2::int) n,
       (SELECT array_agg(code ORDER BY code <> '${REGION}', code) AS codes FROM region WHERE level = 'county') county`;

const PROVIDERS = `
  INSERT INTO organisation (name, kind, credit_code, region_code, capacity, admission, fictitious)
  SELECT '示例服务单位' || n, 'social-organisation', 'SERVICE' || n, county.codes[1 + (n - 1) % cardinality(county.codes)],
         1000, 'admitted', true ${PLACE}`;

const CONTRACTS = `
  WITH opened AS (
    INSERT INTO purchase (number, name, method, region_code, buyer_id, drafter_id, budget_fen, budget_year, fund_source,
                          clock_epoch, started_at)
    SELECT 'BENCH-SERVICE-' || n, '采购社会救助上门服务（示例）', 'competitive-consultation',
           county.codes[1 + (n - 1) % cardinality(county.codes)], $3, $4, 70000000, 2026, '困难群众救助补助资金（示例）',
           now(), now() ${PLACE}
    RETURNING id, number, region_code
  ), divided AS (
    INSERT INTO lot (purchase_id, seq, name, budget_fen, term_unit, term_count, catalogue_items, townships, state)
    SELECT id, 1, '示例标段', 70000000, 'month', 12, '{A01,B01}', '{}', 'contracted' FROM opened
    RETURNING id, purchase_id
  )
  INSERT INTO contract (number, purchase_id, lot_id, provider_id, region_code, amount_fen, state, starts_on, ends_on, signed_at,
                        acceptance_plan, takeover_plan)
  SELECT p.number || '-1', p.id, l.id, o.id, p.region_code, 68800000, 'running', current_date - ${DAYS},
         current_date + ${DAYS_LEFT}, now(), '逐项验收', '{"trigger": "不能履行", "costCapPercent": 10}'
  FROM opened p JOIN divided l ON l.purchase_id = p.id
  JOIN organisation o ON o.credit_code = 'SERVICE' || split_part(p.number, '-', 3)`;

const RECIPIENTS = `
  INSERT INTO recipient (number, name, region_code, township, programme, dependency, fictitious)
  SELECT 'BENCH-SERVED-' || $1::text || '-' || r, '示例' || r, c.region_code, '示例' || r % 12 || '镇', 'subsistence-allowance',
         (ARRAY['full', 'partial', 'self-care'])[1 + r % 3], true
  FROM generate_series(0, $2::int - 1) r, contract c WHERE c.number = 'BENCH-SERVICE-' || $1::text || '-1'`;

const ORDERS = `
  INSERT INTO service_order (recipient_id, service_code, lot_id, contract_id)
  SELECT r.id, 'B01', c.lot_id, c.id FROM contract c, recipient r
  WHERE c.number = 'BENCH-SERVICE-' || $1::text || '-1' AND r.number LIKE 'BENCH-SERVED-' || $1::text || '-%'`;

const COVERAGE = `
  INSERT INTO coverage (recipient_id, service_code, provider_id, contract_id, basis, period)
  SELECT o.recipient_id, o.service_code, c.provider_id, c.id, 'contract', tstzrange(c.starts_on::timestamp AT TIME ZONE 'Asia/Shanghai', NULL)
  FROM contract c JOIN service_order o ON o.contract_id = c.id WHERE c.number = 'BENCH-SERVICE-' || $1::text || '-1'`;

const PLAN = `
  INSERT INTO visit_plan (contract_id, service_code, dependency, per_month, set_by)
  SELECT c.id, 'B01', level, 10, $2 FROM contract c, unnest(ARRAY['full', 'partial', 'self-care']) level
  WHERE c.number = 'BENCH-SERVICE-' || $1::text || '-1'`;

/** Ten recipients a carer, each at an hour of their own; one text in fifty is the same. */
const VISITS = `
  INSERT INTO visit (contract_id, provider_id, recipient_id, service_code, key, staff, started_at, ended_at, place, done,
                     source, recorded_by)
  SELECT c.id, c.provider_id, served.ids[1 + r], 'B01', 'BENCH-' || v, '示例护理员' || r / 10, at, at + interval '45 minutes',
         '示例镇示例村' || r, CASE WHEN v % 50 = 0 THEN '测量血压、协助洗浴、整理居室、陪同就医（示例）'
                                   ELSE '测量血压、协助洗浴、整理居室（示例 ' || v || '）' END, 'bulk', $4
  FROM contract c,
       (SELECT array_agg(id ORDER BY number) AS ids FROM recipient WHERE number LIKE 'BENCH-SERVED-' || $1::text || '-%') served,
       generate_series($2::int, $3::int) v,
       LATERAL (SELECT v % cardinality(served.ids) AS r, v / cardinality(served.ids) AS round) which,
       LATERAL (SELECT (c.starts_on + 1 + which.round * ${DAYS - 2} / ${VISITS_EACH})::timestamp
                       AT TIME ZONE 'Asia/Shanghai' + (8 + which.r % 10) * interval '1 hour' AS at) t
  WHERE c.number = 'BENCH-SERVICE-' || $1::text || '-1'`;

/** One visit in ten is confirmed by its recipient; of those, one in fifty never took place. */
const FEEDBACK = `
  INSERT INTO visit_feedback (visit_id, took_place, rating, channel)
  SELECT id, n % 50 <> 0, CASE WHEN n % 50 <> 0 THEN 3 + n % 3 END, 'link'
  FROM (SELECT v.id, row_number() OVER (ORDER BY v.started_at, v.id) AS n FROM visit v WHERE v.contract_id = $1) counted
  WHERE n % 10 = 0`;

const IDS = `SELECT id, provider_id AS "providerId" FROM contract WHERE number = 'BENCH-SERVICE-' || $1::text || '-1'`;

/** Contracts over the whole province with so many visits; the first is the largest, in the benchmark's own county. */
export async function insertService(pool: pg.Pool, drafterId: string, visits: number): Promise<ServedContract[]> {
  const largest = Math.ceil(visits * LARGEST);
  const count = 1 + Math.ceil((visits - largest) / ORDINARY);
  await pool.query(PROVIDERS, [1, count]);
  await pool.query(CONTRACTS, [1, count, OFFICE_ID, drafterId]);
  const contracts: ServedContract[] = [];
  for (let n = 1, left = visits; n <= count; n += 1) {
    const own = n === 1 ? largest : Math.min(left, ORDINARY);
    contracts.push(await serve(pool, n, own, drafterId));
    left -= own;
  }
  await vacuum(pool);
  return contracts;
}

/** What autovacuum does within minutes. It takes longer than any other statement may. */
async function vacuum(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('SET statement_timeout = 0');
    await client.query('VACUUM ANALYZE');
  } finally {
    client.release(true);
  }
}

async function serve(pool: pg.Pool, n: number, visits: number, by: string): Promise<ServedContract> {
  const recipients = Math.ceil(visits / VISITS_EACH);
  await pool.query(RECIPIENTS, [n, recipients]);
  await pool.query(ORDERS, [n]);
  await pool.query(COVERAGE, [n]);
  await pool.query(PLAN, [n, by]);
  for (let from = 0; from < visits; from += AT_ONCE) {
    await pool.query(VISITS, [n, from, Math.min(visits, from + AT_ONCE) - 1, by]);
  }
  const { id: contractId, providerId } = (await pool.query<{ id: string; providerId: string }>(IDS, [n])).rows[0]!;
  await pool.query(FEEDBACK, [contractId]);
  return { contractId, providerId, recipients, numberOf: (r) => `BENCH-SERVED-${n}-${r}` };
}
