import { z } from 'zod';
import { REGISTRATION_LOSS_CODES } from '../../domain/contracts/takeover-triggers.ts';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import { invalid } from '../http/input-errors.ts';
import { Problem } from '../problem.ts';
import { route } from '../route.ts';
import { providerNotFound, providerScope } from './provider-scope.ts';

const lossInput = z
  .strictObject({
    kind: z.enum(REGISTRATION_LOSS_CODES),
    lostOn: z.iso.date().meta({ description: 'From when on it is gone; not after today' }),
    document: z.string().trim().min(4).max(200).meta({ description: 'Who decided it, and the number of the decision' }),
  })
  .meta({
    id: 'RegistrationLossInput',
    example: { kind: 'revoked', lostOn: '2026-11-20', document: '示例县民政局 示例民罚〔2026〕3号' },
  });

const recorded = z
  .object({ id: z.uuid(), contracts: z.int().meta({ description: 'Contracts in force that a supervisor weighs now' }) })
  .meta({ id: 'RegistrationLossRecorded' });

/** The database takes the organisation out of the bank and has its contracts in force weighed, in the same transaction. */
export const recordRegistrationLoss = route({
  method: 'post',
  path: '/providers/{providerId}/registration',
  operationId: 'recordRegistrationLoss',
  summary: '登记承接主体失去登记 · Record that an organisation has lost its registration',
  description: 'It leaves the bank at once; a supervisor is asked about each of its contracts in force (§2.6).',
  tag: 'providers',
  access: ['work', 'Provider'],
  params: z.object({ providerId: z.uuid() }),
  body: lossInput,
  success: { status: 201, schema: recorded, description: 'Recorded' },
  problems: ['not-found', 'registration-lost', 'idempotency-conflict', 'idempotency-in-flight'],
  creates: true,
  handle({ params: { providerId: id }, body: { kind, lostOn, document }, caller, create }) {
    if (lostOn > dayOf(instantOfMillis(Date.now()))) throw invalid([IN_THE_FUTURE]);
    return create(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM organisation WHERE id = ${id}::uuid FOR UPDATE`;
      const provider = await tx.organisation.findFirst({
        where: { AND: [{ id }, providerScope(caller)] },
        include: { registrationLosses: { where: { lostOn: new Date(lostOn) } } },
      });
      if (provider === null) throw providerNotFound();
      if (provider.registrationLosses.length > 0) throw onRecord();
      const loss = await tx.registrationLoss.create({
        data: { organisationId: id, kind, lostOn: new Date(lostOn), document, recordedBy: caller.userId },
      });
      await tx.auditEvent.create({
        data: {
          ...{ actorId: caller.userId, actorRole: 'officer', action: 'provider.registration-lost' },
          ...{ objectType: 'provider', objectId: id, detail: { kind, lostOn } },
        },
      });
      return { id: loss.id, contracts: await tx.takeoverTrigger.count({ where: { ref: loss.id } }) };
    });
  },
});

const IN_THE_FUTURE = {
  pointer: '/lostOn',
  in: 'body',
  code: 'in_the_future',
  message: '日期不能晚于今天。 / The day lies in the future.',
} as const;

function onRecord(): Problem {
  return new Problem('registration-lost', {
    detail: { zh: '该日期失去登记的情况已经记录过。', en: 'This loss of the registration is on record already.' },
  });
}
