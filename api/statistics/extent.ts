import type pg from 'pg';
import type { Area } from './area.ts';

/** Years in which there is something to count, the newest first, and the regions that the caller may choose from. */
export interface Extent {
  readonly years: number[];
  readonly regions: { readonly code: string; readonly name: string; readonly level: string }[];
}

export async function extentOf(pool: pg.Pool, [lowest, highest]: Area): Promise<Extent> {
  const values = [lowest, highest];
  const [span, regions] = await Promise.all([
    pool.query<{ first: number; last: number }>({ name: 'statistics-years', text: YEARS, values }),
    pool.query<Extent['regions'][number]>({ name: 'statistics-regions', text: REGIONS, values }),
  ]);
  const { first, last } = span.rows[0]!;
  return { years: Array.from({ length: last - first + 1 }, (_, n) => last - n), regions: regions.rows };
}

/** Tasks of a fast clock fall due beyond this year; least and greatest leave out what is not there. */
const YEARS = `
  SELECT extract(year FROM least(min(due_legal), now()) AT TIME ZONE 'Asia/Shanghai')::int AS first,
         extract(year FROM greatest(max(due_legal), now()) AT TIME ZONE 'Asia/Shanghai')::int AS last
  FROM task WHERE region_code BETWEEN $1 AND $2`;

const REGIONS = `SELECT code, name, level FROM region WHERE code BETWEEN $1 AND $2 ORDER BY code`;
