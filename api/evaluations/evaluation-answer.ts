import { z } from 'zod';
import { DIMENSIONS, SIDES, type Dimension, type Side, type Weights } from '../../domain/performance/dimensions.ts';
import { RENEWALS, type Renewal } from '../../domain/performance/renewal.ts';
import { GRADES, type Grade } from '../../domain/performance/result.ts';
import type { PerformanceEvaluation } from '../../prisma/generated/client.ts';

const hundredths = z.int().meta({ description: 'Hundredths of a point' });
const percents = z.number().meta({ description: 'Per cent' });

function each<K extends string, S extends z.ZodType>(keys: readonly K[], schema: S): { [P in K]: S } {
  return Object.fromEntries(keys.map((key) => [key, schema])) as { [P in K]: S };
}

export const evaluationSchema = z
  .object({
    id: z.uuid(),
    seq: z.int(),
    state: z.enum(['requested', 'rating', 'announced', 'published', 'void']),
    from: z.iso.date(),
    to: z.iso.date(),
    evaluator: z.string().nullable().meta({ description: 'Name of the third party' }),
    asked: z.int().meta({ description: 'Recipients drawn' }),
    answered: z.int(),
    result: z
      .object({
        total: hundredths,
        grade: z.enum(GRADES),
        sides: z.object(each(SIDES, hundredths)).partial(),
        marks: z
          .object(each(SIDES, z.object(each(DIMENSIONS, z.number()))))
          .partial()
          .meta({ description: 'Points from 0 to 100; of the recipients the mean of their answers' }),
        weights: z.object({ sides: z.object(each(SIDES, percents)), dimensions: z.object(each(DIMENSIONS, percents)) }),
        renewal: z.enum(RENEWALS),
        renewUntil: z.iso.date().nullable(),
        objection: z.string().nullable(),
        objectionAnswer: z.string().nullable(),
      })
      .nullable()
      .meta({ description: 'Null until it is computed' }),
    draw: z
      .object({ seed: z.string(), poolHash: z.string(), poolSize: z.int() })
      .nullable()
      .meta({ description: 'Of the sample of recipients (PE-03); null until the survey is over' }),
    publishedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'PerformanceEvaluation' });

interface Basis {
  readonly marks: Partial<Record<Side, Record<Dimension, number>>>;
  readonly weights: Weights;
}

export type EvaluationRow = PerformanceEvaluation & {
  readonly evaluator: { readonly name: string } | null;
  readonly sample: readonly { readonly answer: unknown }[];
};

export function evaluationOf(row: EvaluationRow): z.input<typeof evaluationSchema> {
  const { id, seq, seed, poolHash, poolSize, total, basis, renewUntil, objection, objectionAnswer } = row;
  const { marks, weights } = (basis ?? {}) as unknown as Basis;
  return {
    ...{ id, seq, state: row.state as 'rating', from: dayOf(row.periodFrom), to: dayOf(row.periodTo) },
    evaluator: row.evaluator?.name ?? null,
    asked: row.sample.length,
    answered: row.sample.filter(({ answer }) => answer !== null).length,
    result:
      total === null
        ? null
        : {
            ...{ total, grade: row.grade as Grade, sides: row.sides as Partial<Record<Side, number>>, marks, weights },
            ...{ renewal: row.renewal as Renewal, renewUntil: renewUntil && dayOf(renewUntil) },
            ...{ objection, objectionAnswer },
          },
    // While the survey runs nobody outside the office can work out who is asked.
    draw: seed === null || row.state === 'rating' ? null : { seed, poolHash: poolHash!, poolSize: poolSize! },
    publishedAt: row.publishedAt?.toISOString() ?? null,
  };
}

/** A column of type date. */
function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
