import type pg from 'pg';
import { DAYS_OF_SERVICE, insertContracts, insertProviders, type ServedContract } from './contracts.ts';

/** To each recipient in that time: one in three days. */
const VISITS_EACH = 100;
/** Visits of an ordinary contract. */
const ORDINARY = 10_000;
/** A fifth of all visits belong to one contract that is much larger than the others. */
const LARGEST = 0.2;
/** A statement of this size stays far within the time that one may take. */
const AT_ONCE = 10_000;

const PLAN = `
  INSERT INTO visit_plan (contract_id, service_code, dependency, per_month, set_by)
  SELECT $1, 'B01', level, 10, $2 FROM unnest(ARRAY['full', 'partial', 'self-care']) level`;

/** Ten recipients a carer, each at an hour of their own; one text in fifty is the same. */
const VISITS = `
  INSERT INTO visit (contract_id, provider_id, recipient_id, service_code, key, staff, started_at, ended_at, place, done,
                     source, recorded_by)
  SELECT c.id, c.provider_id, served.ids[1 + r], 'B01', 'BENCH-' || v, '示例护理员' || r / 10, at, at + interval '45 minutes',
         '示例镇示例村' || r, CASE WHEN v % 50 = 0 THEN '测量血压、协助洗浴、整理居室、陪同就医（示例）'
                                   ELSE '测量血压、协助洗浴、整理居室（示例 ' || v || '）' END, 'bulk', $4
  FROM contract c,
       (SELECT array_agg(recipient_id ORDER BY recipient_id) AS ids FROM service_order WHERE contract_id = $1) served,
       generate_series($2::int, $3::int) v,
       LATERAL (SELECT v % cardinality(served.ids) AS r, v / cardinality(served.ids) AS round) which,
       LATERAL (SELECT (c.starts_on + 1 + which.round * ${DAYS_OF_SERVICE - 2} / ${VISITS_EACH})::timestamp
                       AT TIME ZONE 'Asia/Shanghai' + (8 + which.r % 10) * interval '1 hour' AS at) t
  WHERE c.id = $1`;

/** One visit in ten is confirmed by its recipient; of those, one in fifty never took place. */
const FEEDBACK = `
  INSERT INTO visit_feedback (visit_id, took_place, rating, channel)
  SELECT id, n % 50 <> 0, CASE WHEN n % 50 <> 0 THEN 3 + n % 3 END, 'link'
  FROM (SELECT v.id, row_number() OVER (ORDER BY v.started_at, v.id) AS n FROM visit v WHERE v.contract_id = $1) counted
  WHERE n % 10 = 0`;

/** Contracts with so many visits together; the first is the largest. */
export async function insertVisits(pool: pg.Pool, by: string, visits: number): Promise<ServedContract[]> {
  const largest = Math.ceil(visits * LARGEST);
  const each = [largest];
  for (let left = visits - largest; left > 0; left -= ORDINARY) each.push(Math.min(left, ORDINARY));
  await insertProviders(pool, 'VISITS', each.length, Math.ceil(largest / VISITS_EACH));
  const recipients = each.map((own) => Math.ceil(own / VISITS_EACH));
  const contracts = await insertContracts(pool, { prefix: 'VISITS', drafterId: by, recipients });
  for (const [n, { id }] of contracts.entries()) {
    await pool.query(PLAN, [id, by]);
    for (let from = 0; from < each[n]!; from += AT_ONCE) {
      await pool.query(VISITS, [id, from, Math.min(each[n]!, from + AT_ONCE) - 1, by]);
    }
    await pool.query(FEEDBACK, [id]);
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
