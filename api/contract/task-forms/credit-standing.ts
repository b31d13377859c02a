import type { CreditLevel } from '../../../domain/providers/credit-scheme.ts';
import { pointsText } from '../../../domain/providers/credit-score.ts';
import { creditFiles } from '../../../prisma/credit-file.ts';
import type { ApiContext } from '../../context.ts';

/** How a provider stands today, as the forms of admission and selection show it (CR-04). */
export interface Standing {
  readonly level: CreditLevel;
  /** Hundredths of a point. */
  readonly score: number;
}

/** The standing of each of some organisations. */
export async function standingsOf(context: ApiContext, ids: readonly string[]): Promise<ReadonlyMap<string, Standing>> {
  const files = await creditFiles(context.database.pool, ids);
  return new Map(
    [...files].map(
      ([
        id,
        {
          result: { level, score },
        },
      ]) => [id, { level, score }],
    ),
  );
}

/** As it is read beside a name. */
export function standingText({ level, score }: Standing): string {
  return `信用 ${level} 级 ${pointsText(score)} 分`;
}

/** Names with the standing beside each; whoever is not known keeps the name alone. */
export async function withStandings<T extends { readonly id: string; readonly name: string }>(
  context: ApiContext,
  rows: readonly T[],
): Promise<(T & { readonly level: CreditLevel })[]> {
  const standings = await standingsOf(
    context,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const standing = standings.get(row.id);
    if (standing === undefined) return { ...row, level: 'D' };
    return { ...row, name: `${row.name}（${standingText(standing)}）`, level: standing.level };
  });
}
