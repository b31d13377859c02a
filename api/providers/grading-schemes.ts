import { z } from 'zod';
import { gradingSchemeProblems, HOUSE_GRADING_SCHEME } from '../../domain/providers/grading-scheme.ts';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import { gradingSchemeOf } from '../../prisma/grading-facts.ts';
import { invalid } from '../http/input-errors.ts';
import type { InputError } from '../problem.ts';
import { route } from '../route.ts';
import { gradingSchemeAnswer, newGradingScheme } from './grading-answer.ts';

export const getGradingScheme = route({
  method: 'get',
  path: '/grading/scheme',
  operationId: 'getGradingScheme',
  summary: '等级评定办法 · By what providers of the own region are graded',
  description: 'In force today: the nearest office’s newest, else the house’s default, which is no legal figure.',
  tag: 'providers',
  access: ['read', 'Credit'],
  success: { status: 200, schema: gradingSchemeAnswer, description: 'The scheme' },
  problems: [],
  async handle({ caller }, { database }) {
    const onDay = dayOf(instantOfMillis(Date.now()));
    return { onDay, ...(await gradingSchemeOf(database.pool, caller.region, onDay)) };
  },
});

export const enterGradingScheme = route({
  method: 'post',
  path: '/grading/scheme',
  operationId: 'enterGradingScheme',
  summary: '登记等级评定办法 · Enter a version of the scheme of the own region',
  description:
    'For the own region and those below it, from today or a later day on, with its document. A version is never changed; a year is graded by the one in force on its last day.',
  tag: 'providers',
  access: ['work', 'Credit'],
  body: z
    .strictObject({
      effectiveFrom: z.iso.date(),
      source: z.string().trim().min(4).max(200).meta({ description: 'Document that the scheme stands in' }),
      scheme: newGradingScheme,
    })
    .meta({
      id: 'GradingSchemeInput',
      example: {
        ...{ effectiveFrom: '2099-01-01', source: '示例县社会工作机构年度等级评定办法（示例民发〔2098〕2号）' },
        scheme: HOUSE_GRADING_SCHEME,
      },
    }),
  success: { status: 200, schema: gradingSchemeAnswer, description: 'The scheme in force today' },
  problems: [],
  async handle({ body: { effectiveFrom, source, scheme }, caller }, { database: { prisma, pool } }) {
    const onDay = dayOf(instantOfMillis(Date.now()));
    const wrong = gradingSchemeProblems(scheme).map((field) => PROBLEM_OF[field]);
    if (effectiveFrom < onDay) wrong.push(PAST);
    if (wrong.length > 0) throw invalid(wrong);
    const key = { regionCode: caller.region, effectiveFrom: new Date(effectiveFrom) };
    await prisma.$transaction(async (tx) => {
      const { count } = await tx.gradingScheme.createMany({
        data: [{ ...key, scheme, source, setBy: caller.userId }],
        skipDuplicates: true,
      });
      if (count === 0) throw invalid([TAKEN]);
      await tx.auditEvent.create({
        data: {
          ...{ actorId: caller.userId, actorRole: caller.roles[0] ?? null, action: 'grading-scheme.entered' },
          ...{
            objectType: 'grading-scheme',
            objectId: `${caller.region}/${effectiveFrom}`,
            detail: { source, scheme },
          },
        },
      });
    });
    return { onDay, ...(await gradingSchemeOf(pool, caller.region, onDay)) };
  },
});

const AT_DAY = { pointer: '/effectiveFrom', in: 'body', rule: 'AD-06' } as const;
const PAST: InputError = {
  ...{ ...AT_DAY, code: 'past' },
  message: '不能早于今天：已经过去的年度按当时的办法评定。 / Not before today: years that are over keep their scheme.',
};
const TAKEN: InputError = {
  ...{ ...AT_DAY, code: 'taken' },
  message:
    '该日期已有一个版本，版本不能修改，请另选日期。 / There is a version of that day; it stays. Choose another day.',
};
const PROBLEM_OF: Readonly<Record<'weights' | 'lowest', InputError>> = {
  weights: {
    ...{ pointer: '/scheme/weights', in: 'body', code: 'sum', rule: 'AD-06' },
    message:
      '权重合计应为 100%，信用评分的权重大于 0。 / Weights add up to 100 per cent, that of the credit score above 0.',
  },
  lowest: {
    ...{ pointer: '/scheme/lowest', in: 'body', code: 'order', rule: 'AD-06' },
    message:
      '优秀、合格、基本合格的最低分应当依次降低。 / The lowest points fall from excellent to basically qualified.',
  },
};
