import { PUBLISH } from './allow-list.ts';
import { kept } from './kept.ts';
import { IS_PUBLIC } from './published.ts';

const KEPT_MS = 30_000;

/** The running numbers of the home page, counted at most twice a minute. */
export const numbersOf = kept(KEPT_MS, async ({ pool }) => {
  const { rows } = await pool.query<object>(NUMBERS);
  return PUBLISH.numbers(rows[0]);
});

const NUMBERS = `
  WITH public AS MATERIALIZED (
    SELECT n.purchase_id, n.kind, n.body ->> 'number' AS contract
    FROM notice n JOIN purchase p ON p.id = n.purchase_id WHERE ${IS_PUBLIC}
  ), running AS (
    SELECT c.amount_fen FROM contract c
    WHERE c.state IN ('running', 'suspended') AND EXISTS (SELECT 1 FROM public WHERE contract = c.number)
  )
  SELECT (SELECT count(DISTINCT purchase_id) FROM public) AS purchases,
         (SELECT count(*) FROM public) AS notices,
         (SELECT count(*) FROM running) AS contracts,
         (SELECT coalesce(sum(amount_fen), 0)::bigint FROM running) AS "contractFen",
         (SELECT count(DISTINCT recipient_id) FROM coverage WHERE upper_inf(period)) AS recipients`;

export interface Choices {
  /** Regions with a publication, and those above them, by code. */
  readonly regions: readonly { readonly code: string; readonly name: string }[];
  /** Years of publication, newest first. */
  readonly years: readonly number[];
}

/** What a list can be narrowed to. */
export const choicesOf = kept(KEPT_MS, async ({ pool }): Promise<Choices> => {
  const [regions, years] = await Promise.all([
    pool.query<Choices['regions'][number]>(REGIONS),
    pool.query<Years>(YEARS),
  ]);
  const { first, last } = years.rows[0]!;
  const span = first === null || last === null ? 0 : last - first + 1;
  return { regions: regions.rows, years: Array.from({ length: span }, (_, index) => last! - index) };
});

interface Years {
  readonly first: number | null;
  readonly last: number | null;
}

const REGIONS = `
  WITH RECURSIVE used AS (
    SELECT r.code, r.parent_code FROM region r
    WHERE EXISTS (SELECT 1 FROM purchase p JOIN notice n ON n.purchase_id = p.id WHERE p.region_code = r.code AND ${IS_PUBLIC})
    UNION
    SELECT above.code, above.parent_code FROM region above JOIN used ON above.code = used.parent_code
  )
  SELECT code, name FROM region WHERE code IN (SELECT code FROM used) ORDER BY code`;

const YEARS = `
  SELECT extract(year FROM min(published_at) AT TIME ZONE 'Asia/Shanghai')::int AS first,
         extract(year FROM max(published_at) AT TIME ZONE 'Asia/Shanghai')::int AS last
  FROM notice WHERE withdrawn_at IS NULL`;
