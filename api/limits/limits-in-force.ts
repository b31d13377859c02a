import { LIMIT_KINDS, type LimitKind, type Limits } from '../../domain/procurement/limits.ts';
import type { Day } from '../../domain/time/shanghai.ts';
import type { Sql } from '../route.ts';

/** A figure as it stands in the table. */
export interface LimitRow {
  readonly kind: LimitKind;
  readonly amountFen: number;
  readonly effectiveFrom: Day;
  readonly source: string;
  /** The region that entered it: the own, or one above it. */
  readonly region: string;
  readonly regionName: string;
}

const IN_FORCE = `
  SELECT (f.l).kind, (f.l).amount_fen::float8 AS "amountFen", (f.l).effective_from::text AS "effectiveFrom",
         (f.l).source, (f.l).region_code AS region, r.name AS "regionName"
  FROM unnest($2::text[]) AS k (kind), LATERAL (SELECT limit_in_force($1, k.kind, $3::date) AS l) f
  JOIN region r ON r.code = (f.l).region_code`;

/** The figures that a purchase of the region is judged by on that day; a kind that nobody entered is missing. */
export async function limitsInForce(db: Sql, region: string, onDay: Day): Promise<LimitRow[]> {
  const { rows } = await db.query<LimitRow>({ name: 'limits', text: IN_FORCE, values: [region, LIMIT_KINDS, onDay] });
  return rows;
}

/** The same as plain figures. */
export function figuresOf(rows: readonly LimitRow[]): Limits {
  const of = (wanted: LimitKind) => rows.find(({ kind }) => kind === wanted)?.amountFen;
  return { openTenderFen: of('open-tender'), procurementFen: of('procurement') };
}
