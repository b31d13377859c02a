import type pg from 'pg';
import { financeReportsDueIn } from '../domain/providers/finance-report.ts';
import type { GradingFacts } from '../domain/providers/grading.ts';
import { HOUSE_GRADING_SCHEME, type GradingScheme } from '../domain/providers/grading-scheme.ts';
import { addDays, addMillis, startOfDay, type Day, type Instant } from '../domain/time/shanghai.ts';
import { creditScoreAt } from './credit-file.ts';

type Sql = pg.Pool | pg.PoolClient;

/** A scheme as it is in force: its own version and document, both null for the house's default. */
export interface GradingSchemeInForce {
  readonly scheme: GradingScheme;
  readonly from: Day | null;
  readonly source: string | null;
}

const SCHEME = `
  SELECT (s.s).scheme, (s.s).effective_from::text AS "from", (s.s).source
  FROM (SELECT grading_scheme_in_force($1, $2::date) AS s) s`;

/** The scheme of a region on a day: the nearest office’s newest, else the house’s default. */
export async function gradingSchemeOf(db: Sql, region: string, on: Day): Promise<GradingSchemeInForce> {
  const { rows } = await db.query<{ scheme: GradingScheme | null; from: Day | null; source: string | null }>({
    text: SCHEME,
    values: [region, on],
  });
  const [row] = rows;
  if (row === undefined || row.scheme === null) return { scheme: HOUSE_GRADING_SCHEME, from: null, source: null };
  return { scheme: row.scheme, from: row.from, source: row.source };
}

/** First and last day of a grading year. */
export function daysOfYear(year: number): { readonly from: Day; readonly to: Day } {
  return { from: `${year}-01-01` as Day, to: `${year}-12-31` as Day };
}

interface Row {
  readonly contracts: number;
  readonly recipients: number | null;
  readonly evaluator: number | null;
  readonly records: number;
  readonly inspection: number;
  readonly deduction: number;
  readonly lateReport: number;
  readonly lateFinance: number;
  readonly takeover: number;
  readonly ban: number;
}

/**
 * What of a year counts: contracts in force on any of its days, published evaluations, and what went wrong in it. An event
 * that an upheld objection has struck from the credit file (CR-03) counts here no more; a takeover that follows from a
 * challenge or complaint (CT-07) was not caused by the provider. A financial report that fell due in the year (DL-15) is late
 * where none was there at the end of its last day; it is owed by whoever served under a contract on that day and in the year
 * that it is of, as the supervisor’s watch has it, unless the contract was terminated.
 */
const FACTS = `
  WITH event AS (
    SELECT e.kind FROM credit_event e
    WHERE e.provider_id = $1 AND e.at >= $2 AND e.at < $3
      AND NOT EXISTS (SELECT 1 FROM credit_appeal a WHERE a.organisation_id = e.provider_id AND a.event_key = e.key
                        AND a.kind = 'objection' AND a.state = 'upheld')),
  evaluated AS (
    SELECT v.sides FROM performance_evaluation v JOIN contract c ON c.id = v.contract_id
    WHERE c.provider_id = $1 AND v.state = 'published' AND v.published_at >= $2 AND v.published_at < $3)
  SELECT
    (SELECT count(*)::int FROM contract c
     WHERE c.provider_id = $1 AND c.state <> 'draft' AND c.starts_on <= $5 AND c.ends_on >= $4) AS contracts,
    (SELECT round(avg((sides ->> 'recipients')::numeric))::int FROM evaluated) AS recipients,
    (SELECT round(avg((sides ->> 'evaluator')::numeric))::int FROM evaluated) AS evaluator,
    (SELECT count(*)::int FROM event WHERE kind = 'records-confirmed') AS records,
    (SELECT count(*)::int FROM event WHERE kind = 'inspection-problems') AS inspection,
    (SELECT count(*)::int FROM event WHERE kind = 'report-late') AS "lateReport",
    (SELECT count(*)::int FROM unnest($6::int[], $7::date[], $8::timestamptz[]) AS r (year, due, until)
     WHERE EXISTS (SELECT 1 FROM contract c
                   WHERE c.provider_id = $1 AND c.kind = 'main' AND c.state IN ('running', 'suspended', 'closed')
                     AND c.starts_on <= make_date(r.year, 12, 31) AND r.due BETWEEN c.starts_on AND c.ends_on)
       AND NOT EXISTS (SELECT 1 FROM finance_report f
                       WHERE f.organisation_id = $1 AND f.year = r.year AND f.handed_in_at < r.until)) AS "lateFinance",
    (SELECT count(DISTINCT (a.contract_id, a.payment_seq))::int
     FROM acceptance a JOIN contract c ON c.id = a.contract_id
     JOIN deduction_line d ON d.contract_id = a.contract_id AND d.payment_seq = a.payment_seq AND d.fen > 0
     WHERE c.provider_id = $1 AND a.recorded_at >= $2 AND a.recorded_at < $3) AS deduction,
    (SELECT count(*)::int FROM takeover t JOIN contract c ON c.id = t.contract_id
     WHERE c.provider_id = $1 AND NOT t.drill AND t.reason_code <> 'held' AND t.state NOT IN ('requested', 'dismissed')
       AND t.decided_at >= $2 AND t.decided_at < $3) AS takeover,
    (SELECT count(*)::int FROM debarment b JOIN organisation o ON o.credit_code = b.credit_code
     WHERE o.id = $1 AND b.lifted_at IS NULL AND b.from_day <= $5 AND b.until_day >= $4) AS ban`;

/** What the grade of a provider for a year is computed from, as it stands now. */
export async function gradingFactsOf(db: Sql, providerId: string, year: number): Promise<GradingFacts> {
  const { from, to } = daysOfYear(year);
  const end = startOfDay(addDays(to, 1));
  const reports = financeReportsDueIn(year);
  const values = [
    ...[providerId, startOfDay(from), end, from, to],
    ...[reports.map((report) => report.year), reports.map(({ due }) => due)],
    reports.map(({ due }) => startOfDay(addDays(due, 1))),
  ];
  const [{ rows }, credit] = await Promise.all([
    db.query<Row>({ text: FACTS, values }),
    creditScoreAt(db, providerId, lastInstantBefore(end)),
  ]);
  const { contracts, recipients, evaluator, ...faults } = rows[0]!;
  return { contracts, parts: { recipients, evaluator, credit: credit.score }, faults };
}

function lastInstantBefore(end: Instant): Instant {
  return addMillis(end, -1);
}
