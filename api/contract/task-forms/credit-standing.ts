import type { CreditLevel } from '../../../domain/providers/credit-scheme.ts';
import { pointsText } from '../../../domain/providers/credit-score.ts';
import { PROVIDER_GRADE_LABELS, type ProviderGrade } from '../../../domain/providers/grading-scheme.ts';
import { creditFiles } from '../../../prisma/credit-file.ts';
import type { ApiContext } from '../../context.ts';
import { rowsOf } from './form-facts.ts';

/** How a provider stands today, as the forms of admission and selection show it (CR-04). */
export interface Standing {
  readonly level: CreditLevel;
  /** Hundredths of a point. */
  readonly score: number;
  /** The newest published grade of a year, if there is one (§4.4). */
  readonly grade?: YearGrade;
}

interface YearGrade {
  readonly id: string;
  readonly year: number;
  readonly grade: ProviderGrade;
  readonly mentor: boolean;
}

const GRADES = `
  SELECT DISTINCT ON (organisation_id) organisation_id AS id, year, grade, mentor FROM provider_grading
  WHERE organisation_id = ANY ($1::uuid[]) AND state = 'published' ORDER BY organisation_id, year DESC`;

/** The standing of each of some organisations. */
export async function standingsOf(context: ApiContext, ids: readonly string[]): Promise<ReadonlyMap<string, Standing>> {
  const [files, grades] = await Promise.all([
    creditFiles(context.database.pool, ids),
    rowsOf<YearGrade>(context, GRADES, [ids]),
  ]);
  const gradeOf = new Map(grades.map((grade) => [grade.id, grade]));
  return new Map(
    [...files].map(
      ([
        id,
        {
          result: { level, score },
        },
      ]) => {
        const grade = gradeOf.get(id);
        return [id, { level, score, ...(grade && { grade }) }];
      },
    ),
  );
}

/** As it is read beside a name. */
export function standingText({ level, score, grade }: Standing): string {
  const credit = `信用 ${level} 级 ${pointsText(score)} 分`;
  if (grade === undefined) return credit;
  const mentor = grade.mentor ? '，可以承担孵化、督导' : '';
  return `${credit}，${grade.year} 年度${PROVIDER_GRADE_LABELS[grade.grade].zh}${mentor}`;
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
