import type pg from 'pg';
import { addDays, addMonths, dayOf, endOfDay, parseDay, type Day, type Instant } from '../../domain/time/shanghai.ts';
import type { Area } from './area.ts';

/** Recipients' services by who answers for them. */
export interface Coverage {
  readonly contract: number;
  readonly interim: number;
  readonly lastResort: number;
}

/** Now, in one township. `uncovered` must be 0 (I6). */
export interface TownshipFigure extends Coverage {
  readonly region: string;
  readonly regionName: string;
  readonly township: string;
  readonly uncovered: number;
}

/** At the end of a day, Asia/Shanghai; at the current instant for today. */
export interface CoverageOnDay extends Coverage {
  readonly day: string;
}

/** Every township whose recipients are owed a service or are served. */
export async function townshipFigures(pool: pg.Pool, [lowest, highest]: Area): Promise<TownshipFigure[]> {
  const values = [lowest, highest];
  const { rows } = await pool.query<TownshipFigure>({ name: 'statistics-townships', text: TOWNSHIPS, values });
  return rows;
}

/** On the last day of every month of the year that has begun, and on the current day. */
export async function coverageOverYear(
  pool: pg.Pool,
  [lowest, highest]: Area,
  year: number,
  now: Instant,
): Promise<CoverageOnDay[]> {
  const days = daysShown(year, dayOf(now));
  const ends = days.map((day) => (endOfDay(day) < now ? endOfDay(day) : now));
  const values = [lowest, highest, ends];
  const { rows } = await pool.query<Coverage & { position: number }>({ name: 'statistics-days', text: DAYS, values });
  return rows.map(({ position, ...coverage }) => ({ day: days[position - 1]!, ...coverage }));
}

function daysShown(year: number, today: Day): Day[] {
  const january = parseDay(`${year}-01-01`);
  const monthEnds = Array.from({ length: 12 }, (_, month) => addDays(addMonths(january, month + 1), -1));
  const passed = monthEnds.filter((day) => day < today);
  return today.startsWith(`${year}-`) ? [...passed, today] : passed;
}

const BY_BASIS = `
  count(*) FILTER (WHERE basis = 'contract')::int AS contract,
  count(*) FILTER (WHERE basis = 'interim')::int AS interim,
  count(*) FILTER (WHERE basis = 'last-resort')::int AS "lastResort"`;

const TOWNSHIPS = `
  WITH served AS (
    SELECT c.recipient_id, c.service_code, c.basis
    FROM coverage c JOIN recipient r ON r.id = c.recipient_id
    WHERE r.region_code BETWEEN $1 AND $2 AND c.period @> now()
  ), owed AS (
    SELECT DISTINCT o.recipient_id, o.service_code
    FROM service_order o JOIN recipient r ON r.id = o.recipient_id
    WHERE r.region_code BETWEEN $1 AND $2 AND o.state = 'active'
  )
  SELECT g.code AS region, g.name AS "regionName", r.township, ${BY_BASIS},
         count(*) FILTER (WHERE basis IS NULL)::int AS uncovered
  FROM served FULL JOIN owed USING (recipient_id, service_code)
  JOIN recipient r ON r.id = recipient_id JOIN region g ON g.code = r.region_code
  GROUP BY g.code, g.name, r.township
  ORDER BY uncovered DESC, g.code, r.township`;

/** Counts what begins and ends between the instants ($3, ascending) and adds up: one pass, however many there are. */
const DAYS = `
  WITH change AS (
    SELECT c.basis, 1 + width_bucket(moment.at, $3::timestamptz[]) AS position, sum(moment.step) AS step
    FROM coverage c JOIN recipient r ON r.id = c.recipient_id,
         LATERAL (VALUES (lower(c.period), 1), (upper(c.period), -1)) AS moment (at, step)
    WHERE r.region_code BETWEEN $1 AND $2 AND moment.at IS NOT NULL
    GROUP BY 1, 2
  )
  SELECT instant.position::int,
         coalesce(sum(step) FILTER (WHERE basis = 'contract'), 0)::int AS contract,
         coalesce(sum(step) FILTER (WHERE basis = 'interim'), 0)::int AS interim,
         coalesce(sum(step) FILTER (WHERE basis = 'last-resort'), 0)::int AS "lastResort"
  FROM unnest($3::timestamptz[]) WITH ORDINALITY AS instant (at, position)
  LEFT JOIN change ON change.position <= instant.position
  GROUP BY instant.position ORDER BY instant.position`;
