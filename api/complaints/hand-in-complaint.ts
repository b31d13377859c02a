import { z } from 'zod';
import { toBusiness } from '../../domain/time/business-clock.ts';
import { instantOfMillis } from '../../domain/time/shanghai.ts';
import type { Tx } from '../../prisma/database.ts';
import type { Caller } from '../access/caller.ts';
import { workingCalendar } from '../calendar/working-calendar.ts';
import { matterSchema } from '../challenges/challenge-answer.ts';
import { invalid } from '../http/input-errors.ts';
import { notFound, type Problem } from '../problem.ts';
import { CLOCK_COLUMNS, clockOfPurchase } from '../purchases/purchase-clock.ts';
import { route } from '../route.ts';
import { BilingualSchema } from '../tasks/task-item.ts';
import { complaintMatter } from './complaint-answer.ts';
import { complaintRefusal, windowOf } from './complaint-refusals.ts';

const challengeParams = z.object({ challengeId: z.uuid() });

const complaintInput = z
  .strictObject({
    matters: z.array(complaintMatter).min(1).max(10).meta({ description: 'M94 18: specific, with facts and basis' }),
    request: z.string().trim().min(4).max(1000).meta({ description: 'The remedy that is asked for' }),
    contactName: z.string().trim().min(1).max(50),
    contactPhone: z
      .string()
      .trim()
      .regex(/^[+\d][\d -]{5,19}$/),
  })
  .meta({
    id: 'ComplaintInput',
    example: {
      matters: [
        {
          of: 1,
          matter: '评分因素“本地服务网点”与项目需求无关，质疑答复未予纠正（示例）',
          facts: '采购文件第三章将设有本地网点作为加分项，答复仅称与服务质量有关。',
          basis: '政府采购法实施条例第二十条',
        },
      ],
      request: '认定成交结果无效，责令重新开展采购活动。',
      contactName: '示例联系人',
      contactPhone: '10000000001',
    },
  });

const receiptSchema = z
  .object({ id: z.uuid(), receivedAt: z.iso.datetime().meta({ description: 'Legal (business) instant' }) })
  .meta({ id: 'ComplaintReceipt' });

/** The row is its workflow's own outbox. Late, early, repeated or beyond the challenge it is refused and leaves no row. */
export const handInComplaint = route({
  method: 'post',
  path: '/challenges/{challengeId}/complaints',
  operationId: 'handInComplaint',
  summary: '提起投诉 · Complain to the finance department',
  description:
    'About the answer to an own challenge, or about none in time. The decision is due thirty working days later.',
  tag: 'complaints',
  access: ['create', 'Complaint'],
  params: challengeParams,
  body: complaintInput,
  success: { status: 202, schema: receiptSchema, description: 'Received; the finance department examines it' },
  problems: [
    'not-found',
    'complaint-late',
    'complaint-too-early',
    'complaint-repeated',
    'idempotency-conflict',
    'idempotency-in-flight',
  ],
  creates: true,
  async handle({ params: { challengeId }, body, caller, create }, { database }) {
    const calendar = await workingCalendar(database);
    const { organisationId: providerId, userId } = caller;
    return create(async (tx) => {
      const { challenge, now, earlier } = await situationOf(tx, challengeId, caller);
      const { purchaseId, purchase } = challenge;
      // One after the other for one purchase: each takes the next number.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`complaint ${purchaseId}`}, 0))`;
      const refused = complaintRefusal(windowOf(challenge, calendar), now, earlier);
      if (refused) throw refused;
      const challenged = (challenge.matters as unknown[]).length;
      const beyond = body.matters.findIndex(
        ({ of }) => of > challenged || (of === 0 && challenge.state !== 'answered'),
      );
      if (beyond >= 0) throw beyondChallenge(beyond);
      const seq = (await tx.complaint.count({ where: { purchaseId } })) + 1;
      const { id } = await tx.complaint.create({
        data: {
          ...body,
          ...{ purchaseId, challengeId, providerId, seq, regionCode: purchase.regionCode, handedInBy: userId },
          receivedAt: new Date(now),
        },
      });
      // Without the complainant: before the opening the audit record must not tell who is interested (PB-05).
      const detail = { purchaseId, challengeId };
      const action = 'complaint.received';
      await tx.auditEvent.create({ data: { action, objectType: 'complaint', objectId: id, detail } });
      return { id, receivedAt: now };
    });
  },
});

const windowSchema = z
  .object({
    now: z.iso.datetime().meta({ description: 'Legal (business) time now' }),
    opensAt: z.iso.datetime(),
    until: z.iso.datetime().meta({ description: 'CH-05, legal instant' }),
    provisional: z.boolean(),
    allowed: z.boolean(),
    code: z.string().nullable(),
    reason: BilingualSchema.nullable(),
    answered: z.boolean().meta({ description: 'Then a complaint may also speak of what arose from the answer' }),
    matters: z.array(matterSchema).meta({ description: 'What was challenged: nothing else is complained of (CH-06)' }),
  })
  .meta({ id: 'ComplaintWindow' });

export const complaintWindowOf = route({
  method: 'get',
  path: '/challenges/{challengeId}/complaints/window',
  operationId: 'complaintWindow',
  summary: '投诉期限 · Whether the own organisation may complain about its challenge, and until when',
  tag: 'complaints',
  access: ['create', 'Complaint'],
  params: challengeParams,
  success: { status: 200, schema: windowSchema, description: 'The window' },
  problems: ['not-found'],
  async handle({ params: { challengeId }, caller }, { database }) {
    const calendar = await workingCalendar(database);
    const { challenge, now, earlier } = await situationOf(database.prisma, challengeId, caller);
    const window = windowOf(challenge, calendar);
    const refused = complaintRefusal(window, now, earlier);
    return {
      ...{ now, opensAt: window.opensAt, until: window.until.at, provisional: window.until.provisional },
      ...{ allowed: refused === undefined, code: refused?.code ?? null, reason: refused?.detail ?? null },
      answered: challenge.state === 'answered',
      matters: challenge.matters as z.input<typeof matterSchema>[],
    };
  },
});

/** The own challenge; anybody else's is not there. Throws Problem `not-found`. */
async function situationOf(tx: Tx, challengeId: string, { organisationId: providerId }: Caller) {
  const challenge = await tx.challenge.findFirst({
    where: { id: challengeId, providerId },
    include: {
      purchase: { select: { regionCode: true, ...CLOCK_COLUMNS } },
      complaints: { where: { state: { notIn: ['refused', 'withdrawn'] } }, select: { receivedAt: true } },
    },
  });
  if (challenge === null) throw notFound({ zh: '该质疑', en: 'This challenge' });
  const now = toBusiness(clockOfPurchase(challenge.purchase), instantOfMillis(Date.now()));
  return { challenge, now, earlier: challenge.complaints[0]?.receivedAt };
}

function beyondChallenge(at: number): Problem {
  const message =
    '投诉事项不得超出已质疑事项的范围，但基于质疑答复内容提出的除外（财政部令第94号第二十条）。 / A complaint stays within the matters challenged, except what arose from the answer (M94 20).';
  return invalid([{ pointer: `/matters/${at}/of`, in: 'body', code: 'beyond_challenge', message, rule: 'CH-06' }]);
}
