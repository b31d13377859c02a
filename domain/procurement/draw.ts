import { sha256 } from './sha-256.ts';

/** What a draw is made of; all of it is published with the result, so that anyone can repeat it. */
export interface DrawRequest {
  /** Published before anybody can know the outcome. */
  readonly seed: string;
  /** Ids of the whole pool, in any order. */
  readonly pool: readonly string[];
  /** Ids with a conflict of interest (EV-06): never drawn. */
  readonly excluded: readonly string[];
  readonly count: number;
}

/** The drawn ids, and the rest of the pool in the order in which they replace those who cannot come (EV-09). */
export interface DrawResult {
  readonly drawn: readonly string[];
  readonly reserves: readonly string[];
}

/** Too few ids without a conflict. */
export class PoolTooSmall extends Error {
  override readonly name = 'PoolTooSmall';
  readonly available: number;

  constructor(wanted: number, available: number) {
    super(`${wanted} are to be drawn, but only ${available} in the pool have no conflict`);
    this.available = available;
  }
}

/**
 * Draws from the pool (EV-04). Each id gets the number SHA-256(seed + "\n" + id); the ids are sorted by it, excluded ones
 * are struck out, and the first `count` are drawn. To repeat it by hand, for every id:
 *
 *     printf '%s\n%s' "$SEED" "$ID" | sha256sum
 *
 * and sort the lines. An id's number depends on nothing else, so neither the order of the pool nor who else is in it can
 * be used to steer the draw. Throws PoolTooSmall, RangeError for a count that is no positive whole number.
 */
export function draw(request: DrawRequest): DrawResult {
  if (!Number.isSafeInteger(request.count) || request.count < 1) throw new RangeError(`cannot draw ${request.count}`);
  const excluded = new Set(request.excluded);
  const eligible = [...new Set(request.pool)].filter((id) => !excluded.has(id));
  const order = drawNumbers(request.seed, eligible).map(({ id }) => id);
  if (order.length < request.count) throw new PoolTooSmall(request.count, order.length);
  return { drawn: order.slice(0, request.count), reserves: order.slice(request.count) };
}

/** Ids with the numbers that the seed gives them, in the order in which they are drawn. */
export function drawNumbers(
  seed: string,
  ids: readonly string[],
): readonly { readonly id: string; readonly number: string }[] {
  return ids.map((id) => ({ id, number: sha256(`${seed}\n${id}`) })).sort((a, b) => (a.number < b.number ? -1 : 1));
}
