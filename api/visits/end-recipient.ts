import { z } from 'zod';
import { seesRegion } from '../access/scope.ts';
import { notFound, Problem } from '../problem.ts';
import { route } from '../route.ts';

const endInput = z
  .strictObject({
    reason: z.enum(['died', 'moved']),
    on: z.iso.date().meta({ description: 'Last day on which the recipient could be served' }),
  })
  .meta({ id: 'RecipientEnd', example: { reason: 'moved', on: '2027-04-06' } });

/**
 * Whoever has died or moved away is owed nothing from now on: orders, responsibility and cases of handover that wait end in
 * the same transaction, by the database. What was recorded before stays; what is recorded of a later day is refused.
 */
export const endRecipient = route({
  method: 'post',
  path: '/recipients/{recipientId}/end',
  operationId: 'endRecipient',
  summary: '登记对象去世或迁出 · Record that a recipient died or moved away',
  tag: 'contracts',
  access: ['work', 'Recipient'],
  params: z.object({ recipientId: z.uuid() }),
  body: endInput,
  success: { status: 204, description: 'On record; the services have ended' },
  problems: ['not-found', 'recipient-ended'],
  irrevocable: () => true,
  async handle({ params: { recipientId: id }, body: { reason, on }, caller }, { database }) {
    await database.prisma.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM recipient WHERE id = ${id}::uuid FOR UPDATE`;
      const recipient = await tx.recipient.findUnique({ where: { id } });
      if (recipient === null || !seesRegion(caller, recipient.regionCode)) {
        throw notFound({ zh: '该服务对象', en: 'This recipient' });
      }
      if (recipient.endedOn !== null) throw alreadyEnded();
      await tx.recipient.update({
        where: { id },
        data: { endedOn: new Date(on), endReason: reason, endedBy: caller.userId },
      });
      await tx.auditEvent.create({
        data: {
          ...{
            actorId: caller.userId,
            actorRole: caller.roles[0] ?? null,
            action: 'recipient.ended',
            objectType: 'recipient',
            objectId: id,
          },
          detail: { reason, on },
        },
      });
    });
    return undefined;
  },
});

function alreadyEnded(): Problem {
  return new Problem('recipient-ended', {
    detail: {
      zh: '该对象去世或迁出已经登记过，登记后不能更改。',
      en: 'That this recipient died or moved away is on record already, and stays.',
    },
  });
}
