import { z } from 'zod';
import type { Prisma } from '../../prisma/generated/client.ts';
import { invalid } from '../http/input-errors.ts';
import { notFound, Problem } from '../problem.ts';
import { disclosedPurchase } from '../purchases/visible-purchase.ts';
import { route } from '../route.ts';
import { clockOfPurchase, scaleNow } from '../purchases/purchase-clock.ts';
import { questionAnswer, questionSchema } from './question-answer.ts';
import { readerOf } from './question-scope.ts';

const LONGEST_ANSWER = 5000;

const answerInput = z
  .strictObject({
    answer: z.string().trim().min(2).max(LONGEST_ANSWER).meta({
      description: 'Published at once, and for good; changes neither object nor qualification terms (PB-04)',
    }),
  })
  .meta({ id: 'AnswerInput', example: { answer: '示例答复：自服务开始之日起算，四十八小时内完成首次上门。' } });

/** The row is the record of the answer: who gave it and when stays with it, and neither changes. */
export const answerQuestion = route({
  method: 'post',
  path: '/purchases/{purchaseId}/questions/{questionId}/answer',
  operationId: 'answerQuestion',
  summary: '答复并公开 · Answer a question and publish both',
  tag: 'questions',
  access: ['work', 'Question'],
  params: z.object({ purchaseId: z.uuid(), questionId: z.uuid() }),
  body: answerInput,
  success: { status: 200, schema: questionSchema, description: 'The question and its answer, as everybody reads them' },
  problems: ['not-found', 'question-answered'],
  async handle({ params: { purchaseId, questionId }, body: { answer }, caller }, { database: { prisma } }) {
    const purchase = await prisma.purchase.findFirst({ where: disclosedPurchase(caller, purchaseId) });
    if (purchase === null) throw questionNotFound();
    const reader = readerOf(caller, purchase);
    if (!reader.buyer) throw questionNotFound();
    const where: Prisma.QuestionWhereInput = { id: questionId, purchaseId };
    const asker = await prisma.question.findFirst({ where, select: { provider: { select: { name: true } } } });
    if (asker !== null && answer.includes(asker.provider.name)) throw namesAsker();
    const { count } = await prisma.question.updateMany({
      where: { ...where, answer: null },
      data: { answer, answeredAt: new Date(), answeredBy: caller.userId },
    });
    const row = await prisma.question.findFirst({ where });
    if (row === null) throw questionNotFound();
    if (count === 0) throw answered();
    return questionAnswer(row, scaleNow(clockOfPurchase(purchase)), reader);
  },
});

function questionNotFound(): Problem {
  return notFound({ zh: '该提问', en: 'This question' });
}

/** The buyer is not told who asked; whoever happens to know must not tell it either. */
function namesAsker(): Problem {
  const message =
    '答复会向所有人公开，不能写明提问单位的名称。 / The answer is published to everybody: leave out the name of whoever asked.';
  return invalid([{ pointer: '/answer', in: 'body', code: 'names_asker', message, rule: 'PB-05' }]);
}

function answered(): Problem {
  return new Problem('question-answered', {
    detail: {
      zh: '该提问已由同事答复并公开，答复公开后不能更改；您填写的内容没有提交。',
      en: 'A colleague has answered this question. A published answer cannot be changed; yours was not sent.',
    },
  });
}
