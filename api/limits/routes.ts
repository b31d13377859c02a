import { z } from 'zod';
import { LIMIT_KINDS } from '../../domain/procurement/limits.ts';
import { dayOf, instantOfMillis, type Day } from '../../domain/time/shanghai.ts';
import { regionPrefix } from '../access/scope.ts';
import { route, type Route, type Sql } from '../route.ts';
import { getLendingRate, setLendingRate } from './lending-rates.ts';
import { limitsInForce, type LimitRow } from './limits-in-force.ts';

const MOST_EARLIER = 50;
const MOST_FEN = 1_000_000_000_000;

const limitSchema = z
  .object({
    kind: z.enum(LIMIT_KINDS),
    amountFen: z.int().meta({ description: 'Fen; reached by a budget that is as much (CN-03)' }),
    effectiveFrom: z.iso.date(),
    source: z.string(),
    region: z.string().meta({ description: 'Code of the region whose office entered it' }),
    regionName: z.string(),
  })
  .meta({ id: 'ProcurementLimit' });

const limitsSchema = z
  .object({
    rule: z.literal('PL-17'),
    onDay: z.iso.date(),
    inForce: z.array(limitSchema).meta({ description: 'One of a kind at most: the nearest office’s newest' }),
    others: z
      .array(limitSchema)
      .meta({ description: `Figures of earlier or later days and of offices above, at most ${MOST_EARLIER}` }),
  })
  .meta({ id: 'ProcurementLimits' });

export const listLimits = route({
  method: 'get',
  path: '/limits',
  operationId: 'listLimits',
  summary: '采购数额标准 · Amounts that the province sets (PL-17)',
  description: 'In force for the own region today, or on the day given; and every other figure on record.',
  tag: 'projects',
  access: ['read', 'ProcurementLimit'],
  query: z.strictObject({ on: z.iso.date().optional() }),
  success: { status: 200, schema: limitsSchema, description: 'The figures with their sources' },
  problems: [],
  handle: ({ query: { on }, caller }, { database }) => answer(database.pool, caller.region, on as Day | undefined),
});

export const setLimit = route({
  method: 'put',
  path: '/limits',
  operationId: 'setLimit',
  summary: '登记采购数额标准 · Enter an amount that the province sets (PL-17)',
  description:
    'For the own region and those below it, from a day on, with the document that it stands in. The same day again corrects it; the record of who entered what stays.',
  tag: 'projects',
  access: ['work', 'ProcurementLimit'],
  body: z
    .strictObject({
      kind: z.enum(LIMIT_KINDS),
      amountFen: z.int().min(1).max(MOST_FEN).meta({ description: 'Fen' }),
      effectiveFrom: z.iso.date(),
      source: z.string().trim().min(4).max(200).meta({ description: 'Document that the figure stands in' }),
    })
    .meta({
      id: 'ProcurementLimitInput',
      example: {
        kind: 'open-tender',
        amountFen: 400_000_000,
        effectiveFrom: '2099-01-01',
        source: '示例省集中采购目录及标准（示例财采〔2098〕1号）',
      },
    }),
  success: { status: 200, schema: limitsSchema, description: 'The figures as they stand now' },
  problems: [],
  async handle({ body: { kind, effectiveFrom, amountFen, source }, caller: { region, userId } }, { database }) {
    const { prisma } = database;
    const key = { regionCode: region, kind, effectiveFrom: new Date(effectiveFrom) };
    const data = { amountFen, source, setBy: userId, setAt: new Date() };
    await prisma.$transaction([
      prisma.procurementLimit.upsert({
        where: { regionCode_kind_effectiveFrom: key },
        create: { ...key, ...data },
        update: data,
      }),
      prisma.auditEvent.create({
        data: {
          ...{
            actorId: userId,
            actorRole: 'finance',
            action: 'procurement-limit.set',
            objectType: 'procurement-limit',
          },
          ...{ objectId: `${region}/${kind}/${effectiveFrom}`, detail: { amountFen, source } },
        },
      }),
    ]);
    return answer(database.pool, region);
  },
});

/** Every figure of the own region and those above it. */
const ALL = `
  SELECT l.kind, l.amount_fen::float8 AS "amountFen", l.effective_from::text AS "effectiveFrom", l.source,
         l.region_code AS region, r.name AS "regionName"
  FROM procurement_limit l JOIN region r ON r.code = l.region_code
  WHERE l.region_code = ANY ($1::text[])
  ORDER BY l.effective_from DESC, l.kind, l.region_code LIMIT ${MOST_EARLIER + LIMIT_KINDS.length}`;

async function answer(db: Sql, region: string, on?: Day): Promise<z.input<typeof limitsSchema>> {
  const onDay = on ?? dayOf(instantOfMillis(Date.now()));
  const inForce = await limitsInForce(db, region, onDay);
  const { rows } = await db.query<LimitRow>(ALL, [chainOf(region)]);
  const same = (a: LimitRow, b: LimitRow) =>
    a.kind === b.kind && a.region === b.region && a.effectiveFrom === b.effectiveFrom;
  const others = rows.filter((row) => !inForce.some((one) => same(one, row))).slice(0, MOST_EARLIER);
  return { rule: 'PL-17', onDay, inForce, others };
}

/** The region and those above it: 220422 → 220422, 220400, 220000. */
function chainOf(region: string): string[] {
  const own = regionPrefix(region);
  const prefixes = [2, 4, 6].filter((length) => length <= own.length).map((length) => own.slice(0, length));
  return prefixes.map((prefix) => prefix.padEnd(6, '0'));
}

export const LIMIT_ROUTES: readonly Route[] = [listLimits, setLimit, getLendingRate, setLendingRate];
