import { z } from 'zod';
import {
  directoryDifference,
  type DirectoryDifference,
  type EditionItem,
} from '../../domain/procurement/directory-difference.ts';
import type { Database } from '../../prisma/database.ts';
import { EDITIONS } from '../directory/edition-row.ts';
import { editionBefore, itemsOf } from '../directory/read-editions.ts';
import { PUBLISH, type PublishedEdition } from './allow-list.ts';

const MOST = 200;

/** Every region’s; the scope of EDITIONS is all of them, and drafts are nobody’s business. */
const ALL = ['%', ''] as const;

/** Every published edition of the guidance directory, the newest first. */
export async function publishedEditions({ pool }: Database): Promise<readonly PublishedEdition[]> {
  const text = `${EDITIONS} AND v.state = 'published' ORDER BY v.effective_from DESC, v.region_code, v.id LIMIT ${MOST}`;
  const { rows } = await pool.query<object>({ name: 'portal-editions', text, values: [...ALL] });
  return rows.map(PUBLISH.edition);
}

/** One published edition with what it has, and what is different from the one that it followed. */
export interface EditionContent {
  readonly edition: PublishedEdition;
  readonly items: readonly EditionItem[];
  /** Null when there was none before. */
  readonly before: { readonly id: string; readonly label: string; readonly effectiveFrom: string } | null;
  readonly difference: DirectoryDifference;
}

/** Undefined for a draft, and for what is no edition. */
export async function publishedEdition(
  { pool }: Database,
  id: string | undefined,
): Promise<EditionContent | undefined> {
  if (!z.uuid().safeParse(id).success) return undefined;
  const text = `${EDITIONS} AND v.state = 'published' AND v.id = $3`;
  const { rows } = await pool.query<object>({ name: 'portal-edition', text, values: [...ALL, id] });
  if (rows[0] === undefined) return undefined;
  const edition = PUBLISH.edition(rows[0]);
  const before = await editionBefore(pool, edition);
  const items = await itemsOf(pool, edition.id);
  const difference = directoryDifference(before === null ? [] : await itemsOf(pool, before.id), items);
  return { edition, items, before, difference };
}
