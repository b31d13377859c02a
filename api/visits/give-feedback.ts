import { z } from 'zod';
import { seesRegion } from '../access/scope.ts';
import { notFound } from '../problem.ts';
import { route } from '../route.ts';
import { alreadyGiven, keepFeedback } from './keep-feedback.ts';

const feedbackInput = z
  .strictObject({
    tookPlace: z.boolean().meta({ description: 'false: nobody came' }),
    rating: z.int().min(1).max(5).nullable().default(null),
    remark: z.string().trim().min(1).max(500).nullable().default(null),
  })
  .meta({ id: 'FeedbackInput', example: { tookPlace: true, rating: 5, remark: null } });

/** For whoever cannot use a link: an office calls and writes down what is said. Never the provider, of whom it is said. */
export const giveFeedback = route({
  method: 'post',
  path: '/visits/{visitId}/feedback',
  operationId: 'giveVisitFeedback',
  summary: '电话登记服务评价 · Write down what a recipient says of a visit',
  tag: 'contracts',
  access: ['create', 'Feedback'],
  params: z.object({ visitId: z.uuid() }),
  body: feedbackInput,
  success: { status: 204, description: 'On record' },
  problems: ['not-found', 'feedback-given'],
  async handle({ params: { visitId }, body, caller }, { database }) {
    const visit = await database.prisma.visit.findUnique({
      where: { id: visitId },
      select: { withdrawnAt: true, contract: { select: { regionCode: true } } },
    });
    if (visit === null || visit.withdrawnAt !== null || !seesRegion(caller, visit.contract.regionCode)) {
      throw notFound({ zh: '该服务记录', en: 'This visit' });
    }
    const kept = await keepFeedback(database, visitId, body, { channel: 'phone', recordedBy: caller.userId });
    if (!kept) throw alreadyGiven();
    return undefined;
  },
});
