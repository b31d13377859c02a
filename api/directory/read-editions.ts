import { z } from 'zod';
import {
  directoryDifference,
  ITEM_PARTS,
  type DirectoryDifference,
  type EditionItem,
} from '../../domain/procurement/directory-difference.ts';
import type { Caller } from '../access/caller.ts';
import { regionPrefix } from '../access/scope.ts';
import { keyIn, page, pageOf, pageQuery } from '../http/page.ts';
import { route, type Sql } from '../route.ts';
import { itemSchema } from './edition-item.ts';
import {
  editionOf,
  editionParams,
  EDITIONS,
  editionSchema,
  editionShape,
  scopeOf,
  visibleEdition,
  type EditionRow,
} from './edition-row.ts';

export const listEditions = route({
  method: 'get',
  path: '/directory/editions',
  operationId: 'listDirectoryEditions',
  summary: '指导性目录各版本 · Editions of the guidance directory, the newest first',
  description: 'Of the own region’s subtree with drafts, and what is published above it.',
  tag: 'purchases',
  access: ['read', 'Directory'],
  query: z.strictObject({ ...pageQuery }),
  success: { status: 200, schema: pageOf(editionSchema), description: 'A page of editions' },
  problems: [],
  async handle({ query: { limit, cursor }, caller }, { database }) {
    const [day, id] = keyIn(cursor, z.tuple([z.iso.date(), z.uuid()])) ?? [null, null];
    const { rows } = await database.pool.query<EditionRow>(
      `${EDITIONS} AND ($3::date IS NULL OR (v.effective_from, v.id) < ($3::date, $4::uuid))
       ORDER BY v.effective_from DESC, v.id DESC LIMIT $5`,
      [...scopeOf(caller), day, id, limit + 1],
    );
    return page(rows, limit, (row) => [row.effectiveFrom, row.id], editionOf);
  },
});

/** More are counted and not listed: each keeps its edition anyway. */
const MOST_PURCHASES = 50;

const touchedSchema = z.object({
  id: z.uuid(),
  number: z.string(),
  name: z.string(),
  edition: z.string().nullable().meta({ description: 'Which it was planned under, and keeps' }),
  items: z.array(z.string()).meta({ description: 'Its items that are changed or retired' }),
});

const detailSchema = z
  .object({
    ...editionShape,
    items: z.array(itemSchema),
    before: z.object({ id: z.uuid(), label: z.string(), effectiveFrom: z.iso.date() }).nullable().meta({
      description: 'What it is compared with: of a draft the one in force today, else the one that it followed',
    }),
    added: z.array(itemSchema),
    changed: z.array(z.object({ before: itemSchema, after: itemSchema, parts: z.array(z.enum(ITEM_PARTS)) })),
    retired: z.array(itemSchema),
    purchases: z
      .object({ count: z.int(), items: z.array(touchedSchema) })
      .meta({ description: `Running ones that buy what changes or is retired; at most ${MOST_PURCHASES} are named` }),
    mayEdit: z.boolean(),
    mayPublish: z.boolean().meta({ description: 'The caller approves, and has no part in the draft' }),
  })
  .meta({ id: 'DirectoryEditionDetail' });

type Detail = z.input<typeof detailSchema>;

export const getEdition = route({
  method: 'get',
  path: '/directory/editions/{editionId}',
  operationId: 'getDirectoryEdition',
  summary: '一个目录版本 · One edition, and what is different in it',
  tag: 'purchases',
  access: ['read', 'Directory'],
  params: editionParams,
  success: { status: 200, schema: detailSchema, description: 'With items, difference and the purchases it touches' },
  problems: ['not-found'],
  handle: ({ params: { editionId }, caller }, { database }) => editionDetail(database.pool, caller, editionId),
});

/** @throws Problem `not-found` */
export async function editionDetail(db: Sql, caller: Caller, id: string): Promise<Detail> {
  const row = await visibleEdition(db, caller, id);
  const before = await editionBefore(db, row);
  const [items, earlier] = [await itemsOf(db, id), before === null ? [] : await itemsOf(db, before.id)];
  const difference = directoryDifference(earlier, items);
  const own = row.standing === 'draft' && row.region === caller.region;
  const { added, changed, retired } = difference;
  return {
    ...editionOf(row),
    ...{ items: items.map(copy), before, added: added.map(copy), retired: retired.map(copy) },
    changed: changed.map(({ before: was, after, parts }) => ({
      before: copy(was),
      after: copy(after),
      parts: [...parts],
    })),
    purchases: await touched(db, caller, row, difference),
    mayEdit: own && caller.ability.can('work', 'Directory'),
    mayPublish: own && caller.ability.can('assign', 'Directory') && !hasPart(row, caller.userId),
  };
}

/** Four eyes: whoever drafted or changed it. */
export function hasPart({ draftedById, editors }: EditionRow, userId: string): boolean {
  return draftedById === userId || editors.includes(userId);
}

const BEFORE = `
  SELECT b.id, b.label, b.effective_from::text AS "effectiveFrom"
  FROM directory_version v JOIN directory_version b ON b.id = directory_in_force(v.region_code,
    CASE WHEN v.state = 'draft' THEN (now() AT TIME ZONE 'Asia/Shanghai')::date ELSE v.effective_from - 1 END)
  WHERE v.id = $1`;

export async function editionBefore(db: Sql, { id }: { readonly id: string }): Promise<Detail['before']> {
  const { rows } = await db.query<NonNullable<Detail['before']>>(BEFORE, [id]);
  return rows[0] ?? null;
}

const ITEMS = `
  SELECT code, class, name_zh AS "nameZh", name_en AS "nameEn", content_zh AS "contentZh", content_en AS "contentEn",
         unit_zh AS "unitZh", unit_en AS "unitEn", indicators
  FROM catalogue_item WHERE version_id = $1 ORDER BY code`;

export async function itemsOf(db: Sql, editionId: string): Promise<EditionItem[]> {
  return (await db.query<EditionItem>(ITEMS, [editionId])).rows;
}

function copy(item: EditionItem): Detail['items'][number] {
  return { ...item, indicators: item.indicators.map((indicator) => ({ ...indicator })) };
}

/** Of the reader’s region, as far as the edition reaches. */
const TOUCHED = `
  SELECT p.id, p.number, p.name, e.label AS edition, count(*) OVER ()::int AS count,
         ARRAY(SELECT DISTINCT unnest(l.catalogue_items) FROM lot l WHERE l.purchase_id = p.id
               INTERSECT SELECT unnest($4::text[]) ORDER BY 1) AS items
  FROM purchase p LEFT JOIN directory_version e ON e.id = p.directory_version_id
  WHERE p.state = 'running' AND p.region_code LIKE $1 AND p.region_code LIKE $2 AND p.directory_version_id IS DISTINCT FROM $3
    AND EXISTS (SELECT 1 FROM lot l WHERE l.purchase_id = p.id AND l.catalogue_items && $4::text[])
  ORDER BY p.number LIMIT ${MOST_PURCHASES}`;

async function touched(
  db: Sql,
  caller: Caller,
  { id, region }: EditionRow,
  { changed, retired }: DirectoryDifference,
): Promise<Detail['purchases']> {
  const codes = [...changed.map(({ after }) => after.code), ...retired.map(({ code }) => code)];
  if (codes.length === 0) return { count: 0, items: [] };
  const { rows } = await db.query<z.input<typeof touchedSchema> & { readonly count: number }>(TOUCHED, [
    ...[`${regionPrefix(caller.region)}%`, `${regionPrefix(region)}%`, id, codes],
  ]);
  return {
    count: rows[0]?.count ?? 0,
    items: rows.map(({ id: purchase, number, name, edition, items }) => ({
      id: purchase,
      number,
      name,
      edition,
      items,
    })),
  };
}
