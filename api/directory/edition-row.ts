import { z } from 'zod';
import type { Day } from '../../domain/time/shanghai.ts';
import type { Caller } from '../access/caller.ts';
import { regionPrefix } from '../access/scope.ts';
import { notFound, type Problem } from '../problem.ts';
import type { Sql } from '../route.ts';

/** How an edition stands today in its own region. */
export const EDITION_STANDINGS = ['draft', 'ahead', 'in-force', 'past'] as const;
export type EditionStanding = (typeof EDITION_STANDINGS)[number];

/** An edition without its items. */
export interface EditionRow {
  readonly id: string;
  readonly label: string;
  readonly region: string;
  readonly regionName: string;
  readonly basis: string;
  readonly effectiveFrom: Day;
  readonly standing: EditionStanding;
  readonly revision: number;
  readonly draftedBy: string | null;
  readonly draftedById: string | null;
  readonly draftedAt: Date;
  readonly editors: readonly string[];
  readonly approvedBy: string | null;
  readonly publishedAt: Date | null;
}

const instant = z.iso.datetime();

export const editionShape = {
  id: z.uuid(),
  label: z.string(),
  region: z.string(),
  regionName: z.string(),
  basis: z.string().meta({ description: 'The document that it stands in' }),
  effectiveFrom: z.iso.date().meta({ description: 'First day on which purchases are planned under it' }),
  standing: z.enum(EDITION_STANDINGS).meta({ description: 'Today, in its own region' }),
  revision: z.int().meta({ description: 'Of the draft; it goes up with every change' }),
  draftedBy: z.string().nullable().meta({ description: 'Null for the edition that came with the installation' }),
  draftedAt: instant,
  approvedBy: z.string().nullable(),
  publishedAt: instant.nullable(),
};

export const editionSchema = z.object(editionShape).meta({ id: 'DirectoryEdition' });

export function editionOf(row: EditionRow): z.input<typeof editionSchema> {
  const { id, label, region, regionName, basis, effectiveFrom, standing, revision, draftedBy, approvedBy } = row;
  return {
    ...{ id, label, region, regionName, basis, effectiveFrom, standing, revision, draftedBy, approvedBy },
    draftedAt: row.draftedAt.toISOString(),
    publishedAt: row.publishedAt?.toISOString() ?? null,
  };
}

const TODAY = `(now() AT TIME ZONE 'Asia/Shanghai')::date`;

/** The reader’s own region and what lies below ($1, prefix with %); published ones of the regions above ($2, the region) too. */
export const EDITIONS = `
  SELECT v.id, v.label, v.region_code AS region, r.name AS "regionName", v.basis, v.effective_from::text AS "effectiveFrom",
         v.revision, v.drafted_at AS "draftedAt", v.published_at AS "publishedAt", v.editors,
         v.drafted_by AS "draftedById", d.display_name AS "draftedBy", a.display_name AS "approvedBy",
         CASE WHEN v.state = 'draft' THEN 'draft' WHEN v.effective_from > ${TODAY} THEN 'ahead'
              WHEN v.id = directory_in_force(v.region_code, ${TODAY}) THEN 'in-force' ELSE 'past' END AS standing
  FROM directory_version v
  JOIN region r ON r.code = v.region_code
  LEFT JOIN app_user d ON d.id = v.drafted_by
  LEFT JOIN app_user a ON a.id = v.approved_by
  WHERE (v.region_code LIKE $1
         OR (v.state = 'published' AND starts_with($2, regexp_replace(v.region_code, '(00)+$', ''))))`;

export function scopeOf({ region }: Pick<Caller, 'region'>): [string, string] {
  return [`${regionPrefix(region)}%`, region];
}

export const editionParams = z.object({ editionId: z.uuid() });

/** @throws Problem `not-found` for one that does not exist, or is another region's */
export async function visibleEdition(db: Sql, caller: Pick<Caller, 'region'>, id: string): Promise<EditionRow> {
  const { rows } = await db.query<EditionRow>(`${EDITIONS} AND v.id = $3`, [...scopeOf(caller), id]);
  if (rows[0] === undefined) throw editionNotFound();
  return rows[0];
}

export function editionNotFound(): Problem {
  return notFound({ zh: '该目录版本', en: 'This edition of the directory' });
}
