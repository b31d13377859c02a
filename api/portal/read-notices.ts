import { cursorOf } from '../http/page.ts';
import type { Database } from '../../prisma/database.ts';
import { PUBLISH, type PublishedNotice } from './allow-list.ts';
import { addFilters, Conditions, type Filters } from './filters.ts';
import { IS_PUBLIC, NOTICE_COLUMNS, NOTICE_TABLES } from './published.ts';

export interface PageOfList<T> {
  readonly items: readonly T[];
  /** Mark of the next page; undefined on the last. */
  readonly next: string | undefined;
}

/** Rows of a page of a list in HTML, and entries of a feed. */
export const PAGE_ROWS = 20;

/** Published notices, newest first, a page at a time by key. */
export async function noticesBy(
  { pool }: Database,
  filters: Filters,
  rows = PAGE_ROWS,
): Promise<PageOfList<PublishedNotice>> {
  const conditions = new Conditions();
  conditions.add(IS_PUBLIC);
  addFilters(conditions, filters);
  const found = await pool.query<object>(
    `SELECT ${NOTICE_COLUMNS} FROM ${NOTICE_TABLES} WHERE ${conditions.sql}
     ORDER BY n.published_at DESC, n.id DESC LIMIT ${rows + 1}`,
    conditions.values,
  );
  return pageOf(found.rows.map(PUBLISH.notice), rows);
}

/** One row more than shown tells whether there is a next page. */
export function pageOf<T extends { readonly id: string; readonly publishedAt: string }>(
  all: readonly T[],
  rows: number,
  keyOf: (item: T) => string = ({ id }) => id,
): PageOfList<T> {
  const items = all.slice(0, rows);
  const last = all.length > rows ? items.at(-1) : undefined;
  return { items, next: last && cursorOf([last.publishedAt, keyOf(last)]) };
}

/** A notice by its id; `withdrawn` with the reason when it was taken back; undefined when it never was public. */
export async function noticeById(
  { pool }: Database,
  id: string,
): Promise<PublishedNotice | { readonly withdrawn: string } | undefined> {
  const { rows } = await pool.query<{ readonly withdrawn: string | null; readonly public: boolean }>({
    name: 'portal-notice',
    text: `SELECT ${NOTICE_COLUMNS}, n.withdrawal_reason AS withdrawn, (${IS_PUBLIC}) AS public
           FROM ${NOTICE_TABLES} WHERE n.id = $1`,
    values: [id],
  });
  const row = rows[0];
  if (row === undefined) return undefined;
  if (row.withdrawn !== null) return { withdrawn: row.withdrawn };
  return row.public ? PUBLISH.notice(row) : undefined;
}

/** Everything published of one purchase, in the order of publication; undefined before its first notice. */
export async function noticesOf({ pool }: Database, number: string): Promise<readonly PublishedNotice[] | undefined> {
  const { rows } = await pool.query<object>({
    name: 'portal-purchase-notices',
    text: `SELECT ${NOTICE_COLUMNS} FROM ${NOTICE_TABLES}
           WHERE p.number = $1 AND ${IS_PUBLIC} ORDER BY n.published_at, n.id`,
    values: [number],
  });
  return rows.length === 0 ? undefined : rows.map(PUBLISH.notice);
}

/** Everything published of several purchases, a list a purchase, each in the order of publication. */
export async function noticesOfAll({ pool }: Database, numbers: readonly string[]): Promise<PublishedNotice[][]> {
  const { rows } = await pool.query<object>({
    name: 'portal-purchases-notices',
    text: `SELECT ${NOTICE_COLUMNS} FROM ${NOTICE_TABLES}
           WHERE p.number = ANY ($1) AND ${IS_PUBLIC} ORDER BY n.published_at, n.id`,
    values: [numbers],
  });
  const notices = rows.map(PUBLISH.notice);
  return numbers.map((number) => notices.filter((notice) => notice.number === number));
}
