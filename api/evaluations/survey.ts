import { z } from 'zod';
import { figure } from '../../domain/procurement/rules.ts';
import { fewestAnswers } from '../../domain/performance/sample.ts';
import { addDays, dayOf, endOfDay, instantOfMillis } from '../../domain/time/shanghai.ts';
import type { Database } from '../../prisma/database.ts';
import type { Caller } from '../access/caller.ts';
import { seesRegion } from '../access/scope.ts';
import { invalid } from '../http/input-errors.ts';
import { notFound, Problem } from '../problem.ts';
import { route } from '../route.ts';
import { hashOfToken, newToken } from '../../prisma/feedback-token.ts';
import { keepAnswer } from './keep-answer.ts';

const params = z.object({ evaluationId: z.uuid() });

const surveySchema = z
  .object({
    contract: z.object({ id: z.uuid(), number: z.string(), provider: z.string() }),
    open: z.boolean().meta({ description: 'Answers are taken' }),
    fewest: z.int().meta({ description: 'Answers that are needed at least (PE-03)' }),
    recipients: z.array(
      z.object({
        id: z.uuid(),
        position: z.int(),
        number: z.string().meta({ description: 'Register number' }),
        name: z.string().meta({ description: 'Masked: 示*' }),
        township: z.string(),
        channel: z.enum(['link', 'phone']).nullable().meta({ description: 'Null: has not answered yet' }),
      }),
    ),
  })
  .meta({ id: 'RecipientSurvey' });

export const getSurvey = route({
  method: 'get',
  path: '/evaluations/{evaluationId}/survey',
  operationId: 'getSurvey',
  summary: '服务对象问卷 · Who was drawn to be asked, and who has answered',
  description: 'In the order of the draw; what each has said is shown to nobody.',
  tag: 'contracts',
  access: ['create', 'Feedback'],
  params,
  success: { status: 200, schema: surveySchema, description: 'The sample' },
  problems: ['not-found'],
  async handle({ params: { evaluationId }, caller }, { database }) {
    const { state, contract } = await surveyOf(database, caller, evaluationId);
    const rows = await database.prisma.surveyedRecipient.findMany({
      where: { evaluationId },
      include: { recipient: true, answer: { select: { channel: true } } },
      orderBy: { position: 'asc' },
    });
    return {
      contract: { id: contract.id, number: contract.number, provider: contract.provider.name },
      open: state === 'rating',
      fewest: fewestAnswers(rows.length, today()),
      recipients: rows.map(({ recipientId: id, position, recipient: { number, name, township }, answer }) => ({
        ...{ id, position, number, name: `${[...name][0] ?? ''}*`, township },
        channel: (answer?.channel ?? null) as 'link' | 'phone' | null,
      })),
    };
  },
});

const stars = z.int().min(1).max(5);
const answerInput = z
  .strictObject({
    effect: stars.meta({ description: 'Did the service help; 5 is best' }),
    management: stars.meta({ description: 'Did people come as agreed' }),
    impact: stars.meta({ description: 'Would you recommend it' }),
    remark: z.string().trim().min(1).max(500).nullable().default(null),
  })
  .meta({ id: 'SurveyAnswerInput', example: { effect: 5, management: 4, impact: 5, remark: null } });

/** For whoever cannot use a link: an office calls and writes down what is said. Never the provider, of whom it is said. */
export const answerSurvey = route({
  method: 'post',
  path: '/evaluations/{evaluationId}/survey/{recipientId}',
  operationId: 'answerSurvey',
  summary: '电话登记问卷 · Write down what a recipient answers',
  tag: 'contracts',
  access: ['create', 'Feedback'],
  params: params.extend({ recipientId: z.uuid() }),
  body: answerInput,
  success: { status: 204, description: 'On record' },
  problems: ['not-found', 'feedback-given', 'survey-over'],
  async handle({ params: { evaluationId, recipientId }, body, caller }, { database }) {
    await surveyOf(database, caller, evaluationId);
    const key = { evaluationId, recipientId };
    const drawn = await database.prisma.surveyedRecipient.count({ where: key });
    if (drawn === 0) throw notFound({ zh: '抽样名单中的该服务对象', en: 'This recipient in the sample' });
    const kept = await keepAnswer(database, key, body, { channel: 'phone', recordedBy: caller.userId });
    if (kept === 'given') throw given();
    if (kept === 'over') throw over();
    return undefined;
  },
});

/** A sheet of paper or two. */
const MOST_LINKS = 50;

const linksInput = z
  .strictObject({
    recipients: z.array(z.uuid()).min(1).max(MOST_LINKS),
    origin: z
      .url({ protocol: /^https?$/ })
      .max(100)
      .meta({ description: 'Of the address that the paper shows: https://host' }),
  })
  .meta({
    id: 'SurveyLinksInput',
    example: { recipients: ['00000000-0000-4000-8000-000000000001'], origin: 'https://jieli.example' },
  });

const linksSchema = z
  .object({
    expiresOn: z.iso.date(),
    links: z.array(
      z.object({
        recipientId: z.uuid(),
        address: z.string().meta({ description: 'Shown once: only a hash of it is kept' }),
      }),
    ),
  })
  .meta({ id: 'SurveyLinks' });

export const makeSurveyLinks = route({
  method: 'post',
  path: '/evaluations/{evaluationId}/links',
  operationId: 'makeSurveyLinks',
  summary: '生成问卷二维码 · Links by which drawn recipients answer the survey',
  description: 'Each opens one questionnaire of the portal, without login, once. Whoever has answered is left out.',
  tag: 'contracts',
  access: ['create', 'Feedback'],
  params,
  body: linksInput,
  success: { status: 201, schema: linksSchema, description: 'The links, to be printed' },
  problems: ['not-found', 'survey-over'],
  async handle({ params: { evaluationId }, body: { recipients, origin }, caller }, { database }) {
    const { state } = await surveyOf(database, caller, evaluationId);
    if (state !== 'rating') throw over();
    const expiresOn = addDays(today(), figure('HS-18', 'feedbackLink', today()).count);
    const rows = await database.prisma.surveyedRecipient.findMany({
      where: { evaluationId, recipientId: { in: recipients } },
      include: { answer: { select: { channel: true } } },
    });
    const strange = recipients.findIndex((id) => !rows.some(({ recipientId }) => recipientId === id));
    if (strange !== -1) {
      const message = '不在抽样名单中。 / Not in the sample.';
      throw invalid([{ pointer: `/recipients/${strange}`, in: 'body', code: 'not_drawn', message, rule: 'PE-03' }]);
    }
    const made = rows
      .filter(({ answer }) => answer === null)
      .map(({ recipientId }) => ({ recipientId, token: newToken() }));
    await database.prisma.surveyLink.createMany({
      data: made.map(({ recipientId, token }) => ({
        ...{ evaluationId, recipientId, createdBy: caller.userId, expiresAt: new Date(endOfDay(expiresOn)) },
        tokenHash: new Uint8Array(hashOfToken(token)!),
      })),
    });
    return {
      expiresOn,
      links: made.map(({ recipientId, token }) => ({
        recipientId,
        address: new URL(`/public/s/${token}`, origin).href,
      })),
    };
  },
});

/** An evaluation of the own region. Throws Problem `not-found`. */
async function surveyOf({ prisma }: Database, caller: Caller, id: string) {
  const evaluation = await prisma.performanceEvaluation.findUnique({
    where: { id },
    select: {
      state: true,
      contract: { select: { id: true, number: true, regionCode: true, provider: { select: { name: true } } } },
    },
  });
  if (evaluation === null || !seesRegion(caller, evaluation.contract.regionCode)) {
    throw notFound({ zh: '该绩效评价', en: 'This evaluation' });
  }
  return evaluation;
}

function given(): Problem {
  return new Problem('feedback-given', {
    detail: {
      zh: '该服务对象的答复已经记下，每人答复一次。',
      en: 'This recipient’s answer is on record; each answers once.',
    },
  });
}

function over(): Problem {
  return new Problem('survey-over', {
    detail: {
      zh: '问卷已经结束，评价结果按已有答复计算。',
      en: 'The survey is over; the result rests on the answers given by then.',
    },
    extra: { rule: 'PE-03' },
  });
}

function today() {
  return dayOf(instantOfMillis(Date.now()));
}
