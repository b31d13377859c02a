import { z } from 'zod';
import { keyIn, page, pageOf, pageQuery } from '../http/page.ts';
import { route } from '../route.ts';
import { CLOCK_COLUMNS, clockOfPurchase, scaleNow } from '../purchases/purchase-clock.ts';
import { questionAnswer, questionSchema } from './question-answer.ts';

const waitingSchema = questionSchema
  .extend({ purchase: z.object({ id: z.uuid(), number: z.string(), name: z.string() }) })
  .meta({ id: 'WaitingQuestion' });

export const waitingQuestions = route({
  method: 'get',
  path: '/questions',
  operationId: 'waitingQuestions',
  summary: '待答复的提问 · Questions that wait for an answer of the own office',
  tag: 'questions',
  access: ['work', 'Question'],
  query: z.object(pageQuery),
  success: { status: 200, schema: pageOf(waitingSchema), description: 'A page of questions, the most urgent first' },
  problems: [],
  async handle({ query: { limit, cursor }, caller: { organisationId } }, { database: { prisma } }) {
    const after = keyIn(cursor, z.tuple([z.iso.datetime(), z.uuid()]));
    const rows = await prisma.question.findMany({
      where: {
        answer: null,
        purchase: { buyerId: organisationId, state: 'running' },
        ...(after === undefined
          ? {}
          : { OR: [{ answerDueAt: { gt: after[0] } }, { answerDueAt: after[0], id: { gt: after[1] } }] }),
      },
      include: { purchase: { select: { id: true, number: true, name: true, ...CLOCK_COLUMNS } } },
      orderBy: [{ answerDueAt: 'asc' }, { id: 'asc' }],
      take: limit + 1,
    });
    const reader = { organisationId, buyer: true };
    return page(
      rows,
      limit,
      ({ answerDueAt, id }) => [answerDueAt.toISOString(), id],
      (row) => {
        const { id, number, name } = row.purchase;
        const scale = scaleNow(clockOfPurchase(row.purchase));
        return { ...questionAnswer(row, scale, reader), purchase: { id, number, name } };
      },
    );
  },
});
