import { z } from 'zod';
import { METHOD_CODES } from '../../domain/procurement/methods.ts';
import { NOTICE_KINDS } from '../../domain/procurement/notice-kinds.ts';
import { startOfDay, type Day } from '../../domain/time/shanghai.ts';
import { regionPrefix } from '../access/scope.ts';
import { keyIn } from '../http/page.ts';

/** What of a list is asked for, as it stands in the address. Words that are not understood are as if they were not there. */
const QUERY = z.object({
  q: z.string().trim().max(100).default('').catch(''),
  kind: z.enum(NOTICE_KINDS).optional().catch(undefined),
  method: z.enum(METHOD_CODES).optional().catch(undefined),
  region: z
    .string()
    .regex(/^\d{6}$/)
    .optional()
    .catch(undefined),
  year: z.coerce.number().int().min(2000).max(2200).optional().catch(undefined),
  after: z.string().max(500).optional(),
});

export type Filters = z.output<typeof QUERY>;

export function filtersOf(query: unknown): Filters {
  return QUERY.parse(query);
}

/** Conditions on `notice n` and `purchase p` with their values, in order. */
export class Conditions {
  readonly #texts: string[] = [];
  readonly values: unknown[] = [];

  /** `condition` says `?` where its value goes. */
  add(condition: string, ...values: readonly unknown[]): void {
    let position = this.values.length;
    this.#texts.push(condition.replace(/\?/g, () => `$${++position}`));
    this.values.push(...values);
  }

  get sql(): string {
    return this.#texts.join(' AND ');
  }
}

const KEY = z.tuple([z.iso.datetime(), z.uuid()]);

/**
 * The part of the filters that PostgreSQL decides. Throws Problem `invalid-input` for a page mark that is none of ours.
 */
export function addFilters(conditions: Conditions, { q, kind, method, region, year, after }: Filters): void {
  if (kind !== undefined) conditions.add('n.kind = ?', kind);
  if (method !== undefined) conditions.add('p.method = ?', method);
  if (region !== undefined) conditions.add('p.region_code LIKE ?', `${regionPrefix(region)}%`);
  if (year !== undefined) {
    conditions.add('n.published_at >= ? AND n.published_at < ?', newYear(year), newYear(year + 1));
  }
  for (const word of wordsOf(q)) {
    // The pairs find the rows in the index; what they find is then looked at itself. One character has no pair.
    if ([...word].length > 1) conditions.add('character_pairs(n.search_text) @> character_pairs(?)', word);
    conditions.add('strpos(n.search_text, ?) > 0', word);
  }
  const key = keyIn(after, KEY);
  if (key !== undefined) conditions.add('(n.published_at, n.id) < (?::timestamptz, ?::uuid)', ...key);
}

const MOST_WORDS = 8;

/** Every word must occur. */
export function wordsOf(q: string): string[] {
  return q.toLowerCase().split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
}

function newYear(year: number): string {
  return startOfDay(`${year}-01-01` as Day);
}

/** Without what is not asked for: the shortest address of a list. */
export function addressOf({ q, kind, method, region, year }: Filters): Record<string, string> {
  const given = { q: q === '' ? undefined : q, kind, method, region, year: year?.toString() };
  return Object.fromEntries(Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}
