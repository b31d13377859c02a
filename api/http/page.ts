import { z } from 'zod';
import { invalid } from './input-errors.ts';

const MOST_ROWS = 100;

/** Query parameters of every list: pages follow a key, so that a row added meanwhile shifts nothing. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(MOST_ROWS).default(20),
  cursor: z.string().max(500).optional().meta({ description: 'nextCursor of the page before' }),
};

/** A page of a list: its schema. */
export function pageOf<S extends z.ZodType>(item: S) {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().nullable().meta({ description: 'null on the last page' }),
  });
}

/** The key of the last row as an opaque text. */
export function cursorOf(key: readonly string[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The key in a cursor, or undefined on the first page. Throws Problem `invalid-input` for a text that is no cursor of ours. */
export function keyIn<S extends z.ZodType>(cursor: string | undefined, schema: S): z.output<S> | undefined {
  if (cursor === undefined) return undefined;
  const parsed = schema.safeParse(jsonIn(cursor));
  if (parsed.success) return parsed.data;
  throw invalid([
    {
      pointer: '/cursor',
      in: 'query',
      code: 'invalid_cursor',
      message: '翻页标记无效，请从第一页重新开始。 / Not a cursor of this list: start again from the first page.',
    },
  ]);
}

function jsonIn(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** One row more than the limit was asked for: whether there is a next page shows without counting. */
export function page<R, A>(
  rows: readonly R[],
  limit: number,
  key: (row: R) => readonly string[],
  answer: (row: R) => A,
): { items: A[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { items: shown.map(answer), nextCursor: last === undefined ? null : cursorOf(key(last)) };
}
