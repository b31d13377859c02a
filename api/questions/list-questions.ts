import { z } from 'zod';
import { clarificationLastDay } from '../../domain/procurement/deadlines.ts';
import type { MethodCode } from '../../domain/procurement/methods.ts';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import type { Purchase } from '../../prisma/generated/client.ts';
import { workingCalendar } from '../calendar/working-calendar.ts';
import type { Database } from '../../prisma/database.ts';
import { disclosedPurchase, purchaseNotFound, purchaseParams } from '../purchases/visible-purchase.ts';
import { route } from '../route.ts';
import { clockOfPurchase, scaleNow } from '../purchases/purchase-clock.ts';
import { questionAnswer, questionSchema } from './question-answer.ts';
import { readerOf, visibleQuestions } from './question-scope.ts';

/** Far more than any purchase has; the page shows them all. */
const MOST = 500;

const listSchema = z
  .object({
    until: z
      .object({ wall: z.iso.datetime(), legal: z.iso.datetime() })
      .nullable()
      .meta({ description: 'Questions are taken before this instant (PB-13)' }),
    mendableUntil: z.iso.datetime().nullable().meta({
      description:
        'Legal instant: until then a clarification may affect bids without moving the deadline (ME-09 to ME-11)',
    }),
    mayAsk: z.boolean().meta({ description: 'As far as the caller and the stage go; the deadline stands beside it' }),
    mayAnswer: z.boolean(),
    items: z.array(questionSchema),
  })
  .meta({ id: 'Questions' });

export const listQuestions = route({
  method: 'get',
  path: '/purchases/{purchaseId}/questions',
  operationId: 'listQuestions',
  summary: '提问和答复 · Questions and answers',
  description: 'Published ones, and the own; for the buyer’s office also those that wait. Who asked is never told.',
  tag: 'questions',
  access: ['read', 'Question'],
  params: purchaseParams,
  success: { status: 200, schema: listSchema, description: 'What waits first, then the newest answer first' },
  problems: ['not-found'],
  async handle({ params: { purchaseId }, caller }, { database }) {
    const purchase = await database.prisma.purchase.findFirst({ where: disclosedPurchase(caller, purchaseId) });
    if (purchase === null) throw purchaseNotFound();
    const reader = readerOf(caller, purchase);
    const rows = await database.prisma.question.findMany({
      where: { AND: [{ purchaseId }, visibleQuestions(reader)] },
      orderBy: [{ answeredAt: { sort: 'desc', nulls: 'first' } }, { answerDueAt: 'asc' }, { id: 'asc' }],
      take: MOST,
    });
    const { questionsUntilAt, questionsUntilLegal, stage, state } = purchase;
    const scale = scaleNow(clockOfPurchase(purchase));
    return {
      until:
        questionsUntilAt && questionsUntilLegal
          ? { wall: questionsUntilAt.toISOString(), legal: questionsUntilLegal.toISOString() }
          : null,
      mendableUntil: await mendableUntil(database, purchase),
      mayAsk: caller.ability.can('create', 'Question') && stage === 'bidding' && state === 'running',
      mayAnswer: reader.buyer,
      items: rows.map((row) => questionAnswer(row, scale, reader)),
    };
  },
});

/** By the rules in force when the notice was published. */
async function mendableUntil(
  database: Database,
  { id, method, bidDeadlineLegal, stage }: Purchase,
): Promise<string | null> {
  if (bidDeadlineLegal === null || stage !== 'bidding') return null;
  const notice = await database.prisma.notice.findFirst({ where: { purchaseId: id, kind: 'tender-notice' } });
  if (notice === null) return null;
  const [deadlineOn, publishedOn] = [bidDeadlineLegal, notice.publishedAt].map((at) =>
    dayOf(instantOfMillis(at.getTime())),
  );
  const calendar = await workingCalendar(database);
  return clarificationLastDay(method as MethodCode, deadlineOn!, calendar, publishedOn!).at;
}
