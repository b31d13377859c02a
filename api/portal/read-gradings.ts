import { z } from 'zod';
import type { Database } from '../../prisma/database.ts';
import { regionPrefix } from '../access/scope.ts';
import { cursorOf, keyIn } from '../http/page.ts';
import { PUBLISH, type PublishedGrading } from './allow-list.ts';
import type { Filters } from './filters.ts';
import type { PageOfList } from './read-notices.ts';

const ROWS = 100;

/** Published grades of one year, and the years that have any, the newest first. */
export interface PublishedGradings extends PageOfList<PublishedGrading> {
  /** Undefined where nothing is published. */
  readonly year: number | undefined;
  readonly years: readonly number[];
}

const YEARS = `SELECT DISTINCT year FROM provider_grading WHERE state = 'published' ORDER BY year DESC`;
const LIST = `
  SELECT g.id, g.year, o.name AS provider, o.credit_code AS "creditCode", r.name AS "regionName", g.grade, g.mentor,
         g.scheme, g.scheme_from::text AS "schemeFrom", g.scheme_source AS "schemeSource", g.published_at AS "publishedAt",
         coalesce(g.points, -1) AS points
  FROM provider_grading g JOIN organisation o ON o.id = g.organisation_id JOIN region r ON r.code = g.region_code
  WHERE g.state = 'published' AND g.year = $1 AND starts_with(g.region_code, $2)
    AND ($3::int IS NULL OR (coalesce(g.points, -1), g.id) < ($3, $4::uuid))
  ORDER BY coalesce(g.points, -1) DESC, g.id DESC LIMIT ${ROWS + 1}`;

/** The year that is asked for, else the newest; the best first. */
export async function gradingsBy({ pool }: Database, filters: Filters): Promise<PublishedGradings> {
  const found = await pool.query<{ year: number }>({ name: 'portal-grading-years', text: YEARS });
  const years = found.rows.map(({ year }) => year);
  const year = filters.year ?? years[0];
  if (year === undefined) return { items: [], next: undefined, year, years };
  const [points = null, id = null] = keyIn(filters.after, z.tuple([z.string(), z.uuid()])) ?? [];
  const region = filters.region === undefined ? '' : regionPrefix(filters.region);
  const { rows } = await pool.query<{ points: number; id: string }>({
    name: 'portal-gradings',
    text: LIST,
    values: [year, region, points, id],
  });
  const shown = rows.slice(0, ROWS);
  const last = rows.length > ROWS ? shown.at(-1) : undefined;
  const next = last === undefined ? undefined : cursorOf([String(last.points), last.id]);
  return { items: shown.map(PUBLISH.grading), next, year, years };
}
