import { z } from 'zod';
import { deadline } from '../../domain/procurement/deadlines.ts';
import { toBusiness, toWall } from '../../domain/time/business-clock.ts';
import { dayOf, formatInstant, instantOfMillis } from '../../domain/time/shanghai.ts';
import type { Tx } from '../../prisma/database.ts';
import { workingCalendar } from '../calendar/working-calendar.ts';
import { invalid } from '../http/input-errors.ts';
import { Problem } from '../problem.ts';
import { disclosedPurchase, purchaseNotFound, purchaseParams } from '../purchases/visible-purchase.ts';
import { route } from '../route.ts';
import { clockOfPurchase, scaleNow } from '../purchases/purchase-clock.ts';
import { questionAnswer, questionSchema } from './question-answer.ts';

const LONGEST_QUESTION = 2000;

const questionInput = z
  .strictObject({
    text: z.string().trim().min(5).max(LONGEST_QUESTION).meta({
      description: 'Without the name of the asker: it is published with its answer',
    }),
  })
  .meta({ id: 'QuestionInput', example: { text: '示例提问：首次上门时限从合同签订之日还是服务开始之日起算？' } });

/**
 * A question is a row and nothing else: a task, an event or an audit entry would tell its readers that somebody is
 * interested before the deadline (令87 art. 28, PB-05).
 */
export const askQuestion = route({
  method: 'post',
  path: '/purchases/{purchaseId}/questions',
  operationId: 'askQuestion',
  summary: '对采购文件提问 · Ask about the documents',
  description: 'The buyer’s office sees the text and not who asked; with its answer it is published to everybody.',
  tag: 'questions',
  access: ['create', 'Question'],
  params: purchaseParams,
  body: questionInput,
  success: { status: 201, schema: questionSchema, description: 'The question, waiting for its answer' },
  problems: ['not-found', 'questions-closed', 'idempotency-conflict', 'idempotency-in-flight'],
  creates: true,
  async handle({ params: { purchaseId }, body: { text }, caller, create }, { database }) {
    if (text.includes(caller.organisationName)) throw namesAsker();
    const calendar = await workingCalendar(database);
    return create(async (tx) => {
      const purchase = await tx.purchase.findFirst({
        where: disclosedPurchase(caller, purchaseId),
        include: { buyer: true },
      });
      if (purchase === null) throw purchaseNotFound();
      const clock = clockOfPurchase(purchase);
      const askedAt = await openUntil(tx, purchaseId);
      if (askedAt === undefined) throw closed(purchase.questionsUntilLegal, purchase.buyer.name);
      const asked = toBusiness(clock, instantOfMillis(askedAt.getTime()));
      const due = deadline('PB-10', 'answer', asked, calendar, dayOf(asked));
      const row = await tx.question.create({
        data: {
          purchaseId,
          providerId: caller.organisationId,
          text,
          askedAt,
          answerDueAt: toWall(clock, due.at),
          answerDueLegal: due.at,
          answerDueProvisional: due.provisional,
        },
      });
      return questionAnswer(row, scaleNow(clock), { organisationId: caller.organisationId, buyer: false });
    });
  },
});

/** The database's time now; undefined when the purchase takes no questions. */
async function openUntil(tx: Tx, purchaseId: string): Promise<Date | undefined> {
  const [row] = await tx.$queryRaw<{ at: Date }[]>`
    SELECT date_trunc('milliseconds', clock_timestamp()) AS at FROM purchase
    WHERE id = ${purchaseId}::uuid AND stage = 'bidding' AND state = 'running' AND questions_until_at > clock_timestamp()
    FOR SHARE`;
  return row?.at;
}

function closed(until: Date | null, buyer: string): Problem {
  const at = until === null ? '' : formatInstant(instantOfMillis(until.getTime()));
  return new Problem('questions-closed', {
    detail: {
      zh: `网上提问${at === '' ? '尚未开始' : `已于 ${at}（北京时间）截止`}，本次内容没有提交（规则 PB-13）。仍有疑问的，可依政府采购法第五十一条直接向采购人${buyer}询问。`,
      en: `Questions ${at === '' ? 'are not taken yet' : `were taken until ${at} (Asia/Shanghai)`}; yours was not sent (rule PB-13). You may still ask the buyer, ${buyer}, directly.`,
    },
    extra: { rule: 'PB-13' },
  });
}

function namesAsker(): Problem {
  const message =
    '提问和答复会向所有人公开，请删去本单位名称。 / The question is published with its answer: leave out the name of your organisation.';
  return invalid([{ pointer: '/text', in: 'body', code: 'names_asker', message, rule: 'PB-05' }]);
}
