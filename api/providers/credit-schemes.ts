import { z } from 'zod';
import { schemeProblems, MOST_POINTS } from '../../domain/providers/credit-scheme.ts';
import { SCORED_EVENT_CODES, type ScoredEventCode } from '../../domain/providers/credit-event.ts';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import { schemeOf } from '../../prisma/credit-file.ts';
import { invalid } from '../http/input-errors.ts';
import type { InputError } from '../problem.ts';
import { route } from '../route.ts';

const points = z.int().min(0).max(MOST_POINTS);
const weights = z.strictObject(
  Object.fromEntries(SCORED_EVENT_CODES.map((code) => [code, points])) as Record<ScoredEventCode, typeof points>,
);

export const schemeSchema = z
  .strictObject({
    base: points.meta({ description: 'Score of an empty file' }),
    bonus: points.meta({ description: 'The most that good events may add' }),
    keptYears: z.int().min(1).max(5).meta({ description: 'Years after which an event counts no more' }),
    levels: z.strictObject({ A: points, B: points, C: points }).meta({ description: 'Lowest score of each' }),
    weights: weights.partial().meta({ description: 'A kind that its document is too old to know has none: no points' }),
  })
  .meta({ id: 'CreditScheme', description: 'Whole points' });

/** A version that is entered today answers every kind of event. */
const wholeScheme = schemeSchema.extend({ weights }).meta({ id: 'WholeCreditScheme', description: 'Whole points' });

const schemeAnswer = z
  .object({
    onDay: z.iso.date(),
    scheme: schemeSchema,
    source: z.string().nullable().meta({ description: 'Its document; null: the figures of CR-01 and CR-02' }),
  })
  .meta({ id: 'CreditSchemeInForce' });

export const getCreditScheme = route({
  method: 'get',
  path: '/credit/scheme',
  operationId: 'getCreditScheme',
  summary: '信用评分办法 · By what credit files are scored in the own region',
  description: 'In force today: the nearest office’s newest, else the figures of CR-01 and CR-02.',
  tag: 'providers',
  access: ['read', 'Credit'],
  success: { status: 200, schema: schemeAnswer, description: 'The scheme' },
  problems: [],
  async handle({ caller }, { database }) {
    const onDay = dayOf(instantOfMillis(Date.now()));
    return { onDay, ...(await schemeOf(database.pool, caller.region, onDay)) };
  },
});

export const setCreditScheme = route({
  method: 'put',
  path: '/credit/scheme',
  operationId: 'setCreditScheme',
  summary: '登记信用评分办法 · Enter the scheme of the own region',
  description:
    'For the own region and those below it, from a day on, with its document. The same day again corrects it.',
  tag: 'providers',
  access: ['work', 'Credit'],
  body: z
    .strictObject({
      effectiveFrom: z.iso.date(),
      source: z.string().trim().min(4).max(200).meta({ description: 'Document that the scheme stands in' }),
      scheme: wholeScheme,
    })
    .meta({
      id: 'CreditSchemeInput',
      example: {
        ...{ effectiveFrom: '2099-01-01', source: '示例县承接主体信用评价办法（示例民发〔2098〕1号）' },
        scheme: {
          ...{ base: 80, bonus: 20, keptYears: 3, levels: { A: 90, B: 75, C: 60 } },
          weights: Object.fromEntries(SCORED_EVENT_CODES.map((code) => [code, 5])) as Record<ScoredEventCode, number>,
        },
      },
    }),
  success: { status: 200, schema: schemeAnswer, description: 'The scheme in force today' },
  problems: [],
  async handle({ body: { effectiveFrom, source, scheme }, caller }, { database: { prisma, pool } }) {
    const problems = schemeProblems(scheme);
    if (problems.length > 0) throw invalid(problems.map((field) => PROBLEM_OF[field]));
    const key = { regionCode: caller.region, effectiveFrom: new Date(effectiveFrom) };
    const data = { scheme, source, setBy: caller.userId, setAt: new Date() };
    await prisma.$transaction([
      prisma.creditScheme.upsert({
        where: { regionCode_effectiveFrom: key },
        create: { ...key, ...data },
        update: data,
      }),
      prisma.auditEvent.create({
        data: {
          ...{ actorId: caller.userId, actorRole: caller.roles[0] ?? null, action: 'credit-scheme.set' },
          ...{ objectType: 'credit-scheme', objectId: `${caller.region}/${effectiveFrom}`, detail: { source, scheme } },
        },
      }),
    ]);
    const onDay = dayOf(instantOfMillis(Date.now()));
    return { onDay, ...(await schemeOf(pool, caller.region, onDay)) };
  },
});

const PROBLEM_OF: Readonly<Record<'bonus' | 'levels', InputError>> = {
  bonus: {
    ...{ pointer: '/scheme/bonus', in: 'body', code: 'too_much', rule: 'CR-01' },
    message: `基础分与加分上限之和不超过 ${MOST_POINTS} 分。 / Base and bonus add up to ${MOST_POINTS} at most.`,
  },
  levels: {
    ...{ pointer: '/scheme/levels', in: 'body', code: 'order', rule: 'CR-01' },
    message: 'A、B、C 级的最低分应当依次降低，且 A 级可以达到。 / The levels fall from A to C, and A can be reached.',
  },
};
