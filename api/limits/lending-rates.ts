import { z } from 'zod';
import { MOST_LATE_RATE } from '../../domain/contracts/late-rate.ts';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import type { Database } from '../../prisma/database.ts';
import { lendingRateOf } from '../../prisma/lending-rate.ts';
import { route } from '../route.ts';

const lendingRateSchema = z
  .object({
    rule: z.literal('DL-08'),
    onDay: z.iso.date(),
    inForce: z
      .object({
        basisPoints: z.int().meta({ description: 'Hundredths of a per cent a year' }),
        effectiveFrom: z.iso.date(),
        source: z.string(),
        regionName: z.string().meta({ description: 'Whose office entered it' }),
      })
      .nullable()
      .meta({ description: 'The nearest office’s newest; null where nobody has entered one' }),
  })
  .meta({ id: 'LendingRate' });

export const getLendingRate = route({
  method: 'get',
  path: '/limits/lending',
  operationId: 'getLendingRate',
  summary: '一年期贷款市场报价利率 · One-year loan prime rate (DL-08)',
  description: 'In force for the own region today: the least interest for late payment that a contract may agree on.',
  tag: 'projects',
  access: ['read', 'ProcurementLimit'],
  success: { status: 200, schema: lendingRateSchema, description: 'The rate with its source' },
  problems: [],
  handle: ({ caller }, { database }) => answer(database, caller.region),
});

export const setLendingRate = route({
  method: 'put',
  path: '/limits/lending',
  operationId: 'setLendingRate',
  summary: '登记一年期贷款市场报价利率 · Enter the one-year loan prime rate (DL-08)',
  description:
    'For the own region and those below it, from a day on, with its publication. The same day again corrects it; signed contracts keep what they were signed with.',
  tag: 'projects',
  access: ['work', 'ProcurementLimit'],
  body: z
    .strictObject({
      basisPoints: z.int().min(1).max(MOST_LATE_RATE).meta({ description: 'Hundredths of a per cent a year' }),
      effectiveFrom: z.iso.date(),
      source: z.string().trim().min(4).max(200).meta({ description: 'Publication that the rate stands in' }),
    })
    .meta({
      id: 'LendingRateInput',
      example: { basisPoints: 310, effectiveFrom: '2099-01-20', source: '贷款市场报价利率公告（示例）' },
    }),
  success: { status: 200, schema: lendingRateSchema, description: 'The rate in force today' },
  problems: [],
  async handle({ body: { effectiveFrom, basisPoints, source }, caller: { region, userId } }, { database }) {
    const { prisma } = database;
    const key = { regionCode: region, effectiveFrom: new Date(effectiveFrom) };
    const data = { basisPoints, source, setBy: userId, setAt: new Date() };
    await prisma.$transaction([
      prisma.lendingRate.upsert({
        where: { regionCode_effectiveFrom: key },
        create: { ...key, ...data },
        update: data,
      }),
      prisma.auditEvent.create({
        data: {
          ...{ actorId: userId, actorRole: 'finance', action: 'lending-rate.set', objectType: 'lending-rate' },
          ...{ objectId: `${region}/${effectiveFrom}`, detail: { basisPoints, source } },
        },
      }),
    ]);
    return answer(database, region);
  },
});

async function answer({ prisma }: Database, region: string): Promise<z.input<typeof lendingRateSchema>> {
  const onDay = dayOf(instantOfMillis(Date.now()));
  return { rule: 'DL-08', onDay, inForce: (await lendingRateOf(prisma, region, onDay)) ?? null };
}
