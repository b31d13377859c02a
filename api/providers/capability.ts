import { z } from 'zod';
import { isWithin } from '../access/scope.ts';
import { invalid } from '../http/input-errors.ts';
import { Problem, type InputError } from '../problem.ts';
import { directoryOf } from '../purchases/directory.ts';
import { route } from '../route.ts';
import { serviceSchema } from './admission-input.ts';
import { providerNotFound } from './provider-scope.ts';

const capabilityInput = z
  .strictObject({ services: z.array(serviceSchema).min(1).max(60) })
  .meta({ id: 'CapabilityInput', example: { services: [{ item: 'B01', region: '220422', capacity: 30 }] } });

const stored = z.object({ services: z.array(serviceSchema) }).meta({ id: 'Capability' });

/**
 * What the own organisation can serve now, by service and region: standby and contract drafts read it. At most the capacity
 * that it was admitted with; more takes a new application (AD-04).
 */
export const setCapability = route({
  method: 'put',
  path: '/providers/{providerId}/capability',
  operationId: 'setCapability',
  summary: '登记服务能力 · State the own capability: services by region and capacity',
  description: 'Replaces what was stated before. Beyond the admitted capacity a new application is needed.',
  tag: 'providers',
  access: ['create', 'Admission'],
  params: z.object({ providerId: z.uuid() }),
  body: capabilityInput,
  success: { status: 200, schema: stored, description: 'Stated' },
  problems: ['not-found', 'bank-state'],
  async handle({ params: { providerId }, body: { services }, caller }, { database }) {
    if (providerId !== caller.organisationId) throw providerNotFound();
    const known = new Set((await directoryOf(database, caller.region)).items.map(({ code }) => code));
    return database.prisma.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM organisation WHERE id = ${providerId}::uuid FOR UPDATE`;
      const { admission, capacity } = await tx.organisation.findUniqueOrThrow({ where: { id: providerId } });
      if (admission !== 'admitted') throw notAdmitted();
      const errors = services.flatMap(({ item, region, capacity: stated }, at): InputError[] => {
        const repeated = services.findIndex((other) => other.item === item && other.region === region) < at;
        return [
          ...(known.has(item) ? [] : [wrong(at, 'item', 'unknown_item', UNKNOWN, 'PL-05')]),
          ...(isWithin(caller.region, region) ? [] : [wrong(at, 'region', 'outside_bank', OUTSIDE)]),
          ...(repeated ? [wrong(at, 'item', 'repeated', REPEATED)] : []),
          ...(stated <= capacity ? [] : [wrong(at, 'capacity', 'beyond_admission', beyond(capacity), 'AD-04')]),
        ];
      });
      if (errors.length > 0) throw invalid(errors);
      await tx.providerCapability.deleteMany({ where: { organisationId: providerId } });
      await tx.providerCapability.createMany({
        data: services.map(({ item, region: regionCode, capacity: stated }) => ({
          ...{ organisationId: providerId, item, regionCode, capacity: stated },
        })),
      });
      await tx.auditEvent.create({
        data: {
          ...{ actorId: caller.userId, actorRole: 'provider', action: 'provider.capability' },
          ...{ objectType: 'organisation', objectId: providerId, detail: { lines: services.length } },
        },
      });
      return { services };
    });
  },
});

const UNKNOWN = '该服务不在指导性目录内。 / This service is not in the guidance directory.';
const OUTSIDE = '服务地区应在受理地区范围内。 / The region lies outside the bank’s.';
const REPEATED = '同一服务和地区只能填一行。 / One line for a service and region.';

function beyond(capacity: number): string {
  return `超出准入时核定的可同时服务 ${capacity} 人；需要增加的，请重新申请准入。 / Beyond the ${capacity} admitted: apply again.`;
}

function wrong(at: number, field: string, code: string, message: string, rule?: string): InputError {
  const pointer = `/services/${at}/${field}`;
  return { pointer, in: 'body', code, message, ...(rule === undefined ? {} : { rule }) };
}

function notAdmitted(): Problem {
  return new Problem('bank-state', {
    detail: {
      zh: '本单位不在社会力量库内，不能登记服务能力。请先申请准入。',
      en: 'Your organisation is not in the bank; apply for admission first.',
    },
  });
}
