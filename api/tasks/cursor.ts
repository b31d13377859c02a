import { z } from 'zod';

/** Where a page ended: the last row's sort key. */
export interface Position {
  readonly at: string;
  readonly id: string;
}

const Shape = z.tuple([z.iso.datetime(), z.string().max(300)]);

/** Opaque to callers: base64url of the sort key. */
export function cursorOf({ at, id }: Position): string {
  return Buffer.from(JSON.stringify([at, id])).toString('base64url');
}

/** A query parameter that holds such a cursor. */
export const Cursor = z
  .string()
  .max(1000)
  .transform((text, context): Position => {
    const parsed = Shape.safeParse(jsonOf(Buffer.from(text, 'base64url').toString()));
    if (parsed.success) return { at: parsed.data[0], id: parsed.data[1] };
    context.addIssue({
      code: 'custom',
      message: '请使用上一页返回的 nextCursor / use the nextCursor of the page before',
    });
    return z.NEVER;
  })
  .meta({ override: { type: 'string', description: 'nextCursor of the page before' } });

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // refused by the shape
  }
}
