import { z } from 'zod';
import { maskedMobile, MOBILE } from '../../domain/tasks/text-messages.ts';
import { seesRegion } from '../access/scope.ts';
import { notFound } from '../problem.ts';
import { route } from '../route.ts';

/** Where a recipient, or whoever cares for them, is asked how a visit was: left freely, and taken away at any time. */
export const setRecipientMobile = route({
  method: 'put',
  path: '/recipients/{recipientId}/mobile',
  operationId: 'setRecipientMobile',
  summary: '登记对象或监护人手机号 · Where a recipient or guardian is asked about visits by text',
  tag: 'contracts',
  access: ['work', 'Recipient'],
  params: z.object({ recipientId: z.uuid() }),
  body: z
    .strictObject({
      mobile: z.string().regex(MOBILE).nullable().meta({ description: 'Eleven digits; null when none are wanted' }),
    })
    .meta({ id: 'RecipientMobile', example: { mobile: '13800000000' } }),
  success: {
    status: 200,
    schema: z.object({ mobile: z.string().nullable().meta({ description: 'Masked' }) }),
    description: 'The number, masked: it is never shown again',
  },
  problems: ['not-found'],
  async handle({ params: { recipientId: id }, body: { mobile }, caller }, { database }) {
    await database.prisma.$transaction(async (tx) => {
      const recipient = await tx.recipient.findUnique({ where: { id }, select: { regionCode: true } });
      if (recipient === null || !seesRegion(caller, recipient.regionCode)) {
        throw notFound({ zh: '该服务对象', en: 'This recipient' });
      }
      await tx.recipient.update({ where: { id }, data: { mobile } });
      await tx.auditEvent.create({
        data: {
          ...{ actorId: caller.userId, actorRole: caller.roles[0] ?? null, action: 'recipient.mobile' },
          ...{ objectType: 'recipient', objectId: id, detail: { left: mobile !== null } },
        },
      });
    });
    return { mobile: mobile === null ? null : maskedMobile(mobile) };
  },
});
