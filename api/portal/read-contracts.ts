import type { Database } from '../../prisma/database.ts';
import { PUBLISH, type PublishedContract } from './allow-list.ts';
import { addFilters, Conditions, type Filters } from './filters.ts';
import { IS_PUBLIC } from './published.ts';
import { PAGE_ROWS, pageOf, type PageOfList } from './read-notices.ts';

/**
 * The published contracts that a page shows, chosen first: what is summed up of them is then read for these alone. The
 * contract is looked up by its number for one notice at a time, in the order in which the page wants them.
 */
const chosen = (where: string, order: string): string => `
  WITH chosen AS MATERIALIZED (
    SELECT c.*, n.id AS notice_id, n.title, n.published_at, p.number AS purchase, p.buyer_id
    FROM notice n
    JOIN purchase p ON p.id = n.purchase_id
    CROSS JOIN LATERAL (
      SELECT * FROM contract WHERE number = n.body ->> 'number' AND purchase_id = n.purchase_id AND state <> 'draft' OFFSET 0
    ) c
    WHERE n.kind IN ('contract-notice', 'interim-contract-notice') AND ${IS_PUBLIC} AND ${where}
    ORDER BY ${order}
  )`;

const TABLES = `
  chosen c
  JOIN lot l ON l.id = c.lot_id
  JOIN organisation b ON b.id = c.buyer_id
  JOIN organisation o ON o.id = c.provider_id
  JOIN region r ON r.code = c.region_code
  CROSS JOIN LATERAL (
    SELECT count(*) AS months, count(*) FILTER (WHERE result = 'pass') AS passed,
           coalesce(sum(visits_planned), 0) AS planned, coalesce(sum(visits_done), 0) AS done,
           round(avg(satisfaction)) AS satisfaction
    FROM inspection i WHERE i.contract_id = c.id
  ) inspected
  LEFT JOIN LATERAL (${accepted()} ORDER BY a.published_at LIMIT 1) accepted ON true`;

/** The published acceptance of contract `c`. */
function accepted(): string {
  return `
    SELECT a.body, a.published_at FROM notice a
    WHERE a.purchase_id = c.purchase_id AND a.kind = 'acceptance-notice' AND a.withdrawn_at IS NULL
      AND a.body ->> 'number' = c.number AND a.body ->> 'accepted' IS DISTINCT FROM 'false'`;
}

const COLUMNS = `
  c.id, c.number, c.purchase, c.title, c.region_code AS region, r.name AS "regionName", b.name AS buyer,
  l.seq AS lot, l.name AS "lotName", o.name AS provider, c.kind, c.state, c.amount_fen AS "amountFen",
  c.starts_on::text AS "startsOn", c.ends_on::text AS "endsOn", c.published_at AS "publishedAt", c.notice_id AS "noticeId",
  json_build_object('months', inspected.months, 'passed', inspected.passed, 'visitsPlanned', inspected.planned,
                    'visitsDone', inspected.done, 'satisfaction', inspected.satisfaction) AS inspections,
  CASE WHEN accepted.body IS NOT NULL THEN json_build_object(
    'asked', coalesce((accepted.body ->> 'recipientsAsked')::int, 0),
    'satisfied', coalesce((accepted.body ->> 'recipientsSatisfied')::int, 0),
    'acceptedAt', to_char(accepted.published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) END AS acceptance`;

/** Published contracts, newest first; `evaluated` keeps those of which an inspection or the acceptance is known. */
export async function contractsBy(
  { pool }: Database,
  filters: Filters,
  { evaluated = false, rows = PAGE_ROWS }: { readonly evaluated?: boolean; readonly rows?: number } = {},
): Promise<PageOfList<PublishedContract>> {
  const conditions = new Conditions();
  addFilters(conditions, { ...filters, kind: undefined });
  if (evaluated) {
    conditions.add(`(EXISTS (SELECT 1 FROM inspection i WHERE i.contract_id = c.id) OR EXISTS (${accepted()}))`);
  }
  const page = chosen(conditions.sql || 'true', `n.published_at DESC, n.id DESC LIMIT ${rows + 1}`);
  const found = await pool.query<object>(
    `${page} SELECT ${COLUMNS} FROM ${TABLES} ORDER BY c.published_at DESC, c.notice_id DESC`,
    conditions.values,
  );
  return pageOf(found.rows.map(PUBLISH.contract), rows, ({ noticeId }) => noticeId);
}

/** The published contracts of one purchase by lot. */
export async function contractsOf({ pool }: Database, number: string): Promise<readonly PublishedContract[]> {
  const { rows } = await pool.query<object>({
    name: 'portal-purchase-contracts',
    text: `${chosen('p.number = $1', 'n.published_at')} SELECT ${COLUMNS} FROM ${TABLES} ORDER BY l.seq, c.number`,
    values: [number],
  });
  return rows.map(PUBLISH.contract);
}
