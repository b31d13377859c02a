import { z } from 'zod';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import { repairTermsOf } from '../../prisma/repair-terms.ts';
import { invalid } from '../http/input-errors.ts';
import { Problem } from '../problem.ts';
import { route } from '../route.ts';

const months = z.int().min(1).max(36);

const termsSchema = z
  .object({
    onDay: z.iso.date(),
    publicationMonths: months.meta({ description: 'Months of a ban after which its publication may end' }),
    liftingMonths: months.nullable().meta({
      description:
        'The same for what is left of the ban; null: none is lifted. Never before the least of the law (DB-01)',
    }),
    source: z.string().nullable().meta({ description: 'Its document; null: the house rule (CR-03)' }),
  })
  .meta({ id: 'RepairTerms' });

export const getRepairTerms = route({
  method: 'get',
  path: '/debarments/repair/terms',
  operationId: 'getRepairTerms',
  summary: '信用修复规定 · From when bans may be repaired in the own region',
  description: 'In force today: the nearest office’s newest, else the house rule (CR-03).',
  tag: 'providers',
  access: ['read', 'Debarment'],
  success: { status: 200, schema: termsSchema, description: 'The terms' },
  problems: [],
  async handle({ caller }, { database }) {
    const onDay = dayOf(instantOfMillis(Date.now()));
    return { onDay, ...(await repairTermsOf(database.prisma, caller.region, onDay)) };
  },
});

/** Published terms stay: what was asked under them must be found as it was. Others follow from a later day. */
export const setRepairTerms = route({
  method: 'post',
  path: '/debarments/repair/terms',
  operationId: 'setRepairTerms',
  summary: '登记信用修复规定 · Enter the terms of repair of the own region',
  description: 'For the own region and those below it, from a day on, with the document that says so.',
  tag: 'providers',
  access: ['work', 'Debarment'],
  body: z
    .strictObject({
      effectiveFrom: z.iso.date(),
      publicationMonths: months,
      liftingMonths: months.nullable(),
      source: z.string().trim().min(4).max(200).meta({ description: 'Document that the terms stand in' }),
    })
    .meta({
      id: 'RepairTermsInput',
      example: {
        ...{ effectiveFrom: '2099-01-01', publicationMonths: 6, liftingMonths: 18 },
        source: '示例县政府采购信用修复办法（示例财购〔2098〕1号）',
      },
    }),
  success: { status: 200, schema: termsSchema, description: 'The terms in force today' },
  problems: ['bank-state'],
  async handle({ body: { effectiveFrom, ...terms }, caller }, { database: { prisma } }) {
    const onDay = dayOf(instantOfMillis(Date.now()));
    if (effectiveFrom < onDay) throw invalid([PAST]);
    const key = { regionCode: caller.region, effectiveFrom: new Date(effectiveFrom) };
    await prisma.$transaction(async (tx) => {
      const { count } = await tx.repairTerms.createMany({
        data: [{ ...key, ...terms, setBy: caller.userId }],
        skipDuplicates: true,
      });
      if (count === 0) throw taken();
      await tx.auditEvent.create({
        data: {
          ...{ actorId: caller.userId, actorRole: caller.roles[0] ?? null, action: 'repair-terms.set' },
          ...{ objectType: 'repair-terms', objectId: `${caller.region}/${effectiveFrom}` },
          detail: terms satisfies Prisma.InputJsonObject,
        },
      });
    });
    return { onDay, ...(await repairTermsOf(prisma, caller.region, onDay)) };
  },
});

const PAST = {
  ...{ pointer: '/effectiveFrom', in: 'body' as const, code: 'past', rule: 'CR-03' },
  message:
    '施行日期不得早于今天：已经递交的申请按递交时的规定办理。 / Not before today: what was asked keeps its terms.',
};

function taken(): Problem {
  return new Problem('bank-state', {
    detail: {
      zh: '该日期的规定已经登记，不能改写；请另定施行日期。',
      en: 'Terms from that day are on record and stay as they are; choose another day.',
    },
  });
}
