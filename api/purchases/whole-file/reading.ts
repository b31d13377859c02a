import type { Caller } from '../../access/caller.ts';
import type { ApiContext } from '../../context.ts';
import { Problem } from '../../problem.ts';
import type { Route } from '../../route.ts';

/** Who takes the file, and what of. */
export interface Reading {
  readonly caller: Caller;
  readonly context: ApiContext;
  readonly purchaseId: string;
}

/** One file of the archive before it is numbered. Its content is made when it is its turn. */
export interface Paper {
  /** Folder in the archive. */
  readonly folder: string;
  /** Title with the ending, as people wrote it. */
  readonly title: string;
  readonly content: AsyncIterable<string | Uint8Array>;
}

/**
 * What a route answers the same caller, so that the archive never tells more than the pages; undefined where it refuses
 * the caller or has nothing.
 */
export async function answered(
  route: Route,
  { caller, context }: Reading,
  params: Readonly<Record<string, string>>,
  query: Readonly<Record<string, unknown>> = {},
): Promise<unknown> {
  const { access } = route;
  if (typeof access !== 'string' && !caller.ability.can(access[0], access[1])) return undefined;
  try {
    return await route.handle({ params, query, caller } as never, context);
  } catch (error) {
    if (error instanceof Problem && (error.code === 'not-found' || error.code === 'forbidden')) return undefined;
    throw error;
  }
}

/** A text as the content of a file. */
export async function* inOnePiece(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}
