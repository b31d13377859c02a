import type pg from 'pg';

/** Each provider offers every service of the directory in its own county and the next one. */
const COUNTIES_EACH = 2;
/** A statement of this size stays far within the time that one may take. */
const PROVIDERS_AT_ONCE = 1_000;

const PROVIDERS = `
  INSERT INTO organisation (name, kind, credit_code, region_code, capacity, admission, fictitious)
  SELECT '示例承接单位' || lpad(n::text, 6, '0'), 'social-organisation', 'BENCH' || n, county.codes[1 + n % cardinality(county.codes)],
         20 + n % 300, 'admitted', true
  FROM generate_series($1::int, $2::int) n,
       (SELECT array_agg(code ORDER BY code) AS codes FROM region WHERE level = 'county') county`;

const CAPABILITIES = `
  INSERT INTO provider_capability (organisation_id, item, region_code, capacity)
  SELECT o.id, item.code, county.codes[1 + (n + next) % cardinality(county.codes)], 1 + (n * 31 + next * 7 + item.at) % o.capacity
  FROM generate_series($1::int, $2::int) n
  JOIN organisation o ON o.credit_code = 'BENCH' || n
  CROSS JOIN generate_series(0, $3::int - 1) next
  CROSS JOIN (SELECT code, row_number() OVER (ORDER BY code) AS at FROM (SELECT DISTINCT code FROM catalogue_item) item) item
  CROSS JOIN (SELECT array_agg(code ORDER BY code) AS codes FROM region WHERE level = 'county') county`;

const ITEMS = 'SELECT count(DISTINCT code)::int AS count FROM catalogue_item';

/** A bank of providers over the whole province, whose capabilities are as many rows as asked for or a few more. */
export async function insertCapabilities(pool: pg.Pool, rows: number): Promise<void> {
  const { count } = (await pool.query<{ count: number }>(ITEMS)).rows[0]!;
  const providers = Math.ceil(rows / (count * COUNTIES_EACH));
  for (let from = 1; from <= providers; from += PROVIDERS_AT_ONCE) {
    const until = Math.min(providers, from + PROVIDERS_AT_ONCE - 1);
    await pool.query(PROVIDERS, [from, until]);
    await pool.query(CAPABILITIES, [from, until, COUNTIES_EACH]);
  }
  await pool.query('VACUUM ANALYZE organisation');
  await pool.query('VACUUM ANALYZE provider_capability');
}
