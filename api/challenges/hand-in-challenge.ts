import { z } from 'zod';
import { CHALLENGE_GROUNDS } from '../../domain/procurement/challenge.ts';
import { workingCalendar } from '../calendar/working-calendar.ts';
import { purchaseNotFound, purchaseParams, visiblePurchase } from '../purchases/visible-purchase.ts';
import { route } from '../route.ts';
import { matterSchema } from './challenge-answer.ts';
import { challengeSituation } from './challenge-facts.ts';
import { challengeRefusal } from './challenge-refusals.ts';

const MOST_MATTERS = 10;

const challengeInput = z
  .strictObject({
    ground: z.enum(CHALLENGE_GROUNDS),
    matters: z
      .array(matterSchema)
      .min(1)
      .max(MOST_MATTERS)
      .meta({ description: 'M94 12: specific, with facts and basis' }),
    request: z.string().trim().min(4).max(1000).meta({ description: 'What is asked for' }),
    contactName: z.string().trim().min(1).max(50),
    contactPhone: z
      .string()
      .trim()
      .regex(/^[+\d][\d -]{5,19}$/),
  })
  .meta({
    id: 'ChallengeInput',
    example: {
      ground: 'documents',
      matters: [
        {
          matter: '评分因素“本地服务网点”与项目需求无关（示例）',
          facts: '采购文件第三章将设有本地网点作为加分项，而服务在救助对象家中提供。',
          basis: '政府采购法实施条例第二十条',
        },
      ],
      request: '删除该评分因素并重新公告。',
      contactName: '示例联系人',
      contactPhone: '10000000001',
    },
  });

const receiptSchema = z
  .object({ id: z.uuid(), receivedAt: z.iso.datetime().meta({ description: 'Legal (business) instant' }) })
  .meta({ id: 'ChallengeReceipt' });

/** The row is its workflow's own outbox. Late, repeated or without standing it is refused and leaves no row. */
export const handInChallenge = route({
  method: 'post',
  path: '/purchases/{purchaseId}/challenges',
  operationId: 'handInChallenge',
  summary: '提出质疑 · Hand in a challenge',
  description: 'For the own organisation. The answer is due seven working days after the receipt (CH-03).',
  tag: 'challenges',
  access: ['create', 'Challenge'],
  params: purchaseParams,
  body: challengeInput,
  success: { status: 202, schema: receiptSchema, description: 'Received; an officer is asked to answer' },
  problems: [
    'not-found',
    'challenge-late',
    'challenge-too-early',
    'challenge-no-standing',
    'challenge-repeated',
    'idempotency-conflict',
    'idempotency-in-flight',
  ],
  creates: true,
  async handle({ params: { purchaseId }, body, caller, create }, { database }) {
    const calendar = await workingCalendar(database);
    const { organisationId: providerId, userId } = caller;
    return create(async (tx) => {
      // One after the other for one purchase: each takes the next number.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`challenge ${purchaseId}`}, 0))`;
      const where = visiblePurchase(caller, purchaseId);
      const purchase = await tx.purchase.findFirst({ where, select: { regionCode: true } });
      if (purchase === null) throw purchaseNotFound();
      const situation = await challengeSituation(tx, calendar, purchaseId, providerId);
      const earlier = await tx.challenge.findFirst({ where: { purchaseId, providerId, ground: body.ground } });
      const refused = challengeRefusal(body.ground, situation, earlier?.receivedAt);
      if (refused) throw refused;
      const seq = (await tx.challenge.count({ where: { purchaseId } })) + 1;
      const { id } = await tx.challenge.create({
        data: {
          ...body,
          ...{ purchaseId, providerId, seq, regionCode: purchase.regionCode, handedInBy: userId },
          receivedAt: new Date(situation.now),
        },
      });
      // Without the challenger: before the opening the audit record must not tell who is interested (PB-05).
      await tx.auditEvent.create({
        data: {
          action: 'challenge.received',
          objectType: 'challenge',
          objectId: id,
          detail: { purchaseId, ground: body.ground },
        },
      });
      return { id, receivedAt: situation.now };
    });
  },
});
