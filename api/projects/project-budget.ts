import { z } from 'zod';
import { budgetCap } from '../../domain/procurement/projects.ts';
import { figure } from '../../domain/procurement/rules.ts';
import { dayOf, instantOfMillis, type Day } from '../../domain/time/shanghai.ts';
import type { Sql } from '../route.ts';
import { regionPrefix } from '../access/scope.ts';
import { route } from '../route.ts';
import { budgetYear } from './project-input.ts';

const fen = z.int().meta({ description: 'Fen' });

const budgetSchema = z
  .object({
    region: z.string(),
    year: z.int(),
    rule: z.literal('BU-01'),
    sharePercent: z.number(),
    fund: z.object({ centralFen: fen, provincialFen: fen, source: z.string() }).nullable(),
    capFen: fen.nullable().meta({ description: 'Null while the special funds of the year are not entered' }),
    scheduledFen: fen.meta({ description: 'Projects of the year that wait for their purchase' }),
    purchasedFen: fen.meta({ description: 'Purchases of the budget year that run or are closed' }),
    reservedFen: fen.meta({ description: 'Reserved for the year, not scheduled: not counted against the cap' }),
    leftFen: fen.nullable().meta({ description: 'Negative when the cap is exceeded' }),
  })
  .meta({ id: 'ProjectBudget' });

interface Sums {
  readonly scheduled: number;
  readonly purchased: number;
  readonly reserved: number;
}

const SUMS = `
  SELECT (SELECT coalesce(sum(budget_fen), 0) FROM project
          WHERE region_code LIKE $1 AND budget_year = $2 AND state = 'scheduled')::float8 AS scheduled,
         (SELECT coalesce(sum(budget_fen), 0) FROM purchase
          WHERE region_code LIKE $1 AND budget_year = $2 AND state IN ('running', 'closed'))::float8 AS purchased,
         (SELECT coalesce(sum(budget_fen), 0) FROM project
          WHERE region_code LIKE $1 AND budget_year = $2 AND state = 'reserved')::float8 AS reserved`;

interface FundRow {
  readonly centralFen: number;
  readonly provincialFen: number;
  readonly source: string;
}

const FUND = `
  SELECT central_fen::float8 AS "centralFen", provincial_fen::float8 AS "provincialFen", source
  FROM special_fund WHERE region_code = $1 AND year = $2`;

/** How a region's purchases of one year stand to the cap of §3.4. */
export async function budgetOf(db: Sql, region: string, year: number): Promise<z.input<typeof budgetSchema>> {
  const sums = (await db.query<Sums>(SUMS, [`${regionPrefix(region)}%`, year])).rows[0]!;
  const fund = (await db.query<FundRow>(FUND, [region, year])).rows[0] ?? null;
  const onDay = today();
  const planned = sums.scheduled + sums.purchased;
  const cap = fund && budgetCap(fund.centralFen + fund.provincialFen, planned, onDay);
  return {
    ...{ region, year, rule: 'BU-01', fund },
    sharePercent: figure('BU-01', 'share', onDay).basisPoints / 100,
    capFen: cap?.capFen ?? null,
    leftFen: cap?.leftFen ?? null,
    ...{ scheduledFen: sums.scheduled, purchasedFen: sums.purchased, reservedFen: sums.reserved },
  };
}

function today(): Day {
  return dayOf(instantOfMillis(Date.now()));
}

export const getProjectBudget = route({
  method: 'get',
  path: '/projects/budgets/{year}',
  operationId: 'getProjectBudget',
  summary: '年度购买总额与上限 · The year’s purchases and their cap (BU-01)',
  tag: 'projects',
  access: ['read', 'Project'],
  params: z.object({ year: z.coerce.number().int().min(2018).max(2100) }),
  success: { status: 200, schema: budgetSchema, description: 'Of the own region' },
  problems: [],
  handle: ({ params: { year }, caller }, { database }) => budgetOf(database.pool, caller.region, year),
});

export const setSpecialFund = route({
  method: 'put',
  path: '/funds',
  operationId: 'setSpecialFund',
  summary: '登记年度社会救助专项资金 · Enter the year’s special funds',
  description: 'Central and provincial money of the own region; 2 % of it is the cap of the year’s purchases (§3.4).',
  tag: 'projects',
  access: ['work', 'SpecialFund'],
  body: z
    .strictObject({
      year: budgetYear,
      centralFen: z
        .int()
        .min(0)
        .max(Number.MAX_SAFE_INTEGER / 4),
      provincialFen: z
        .int()
        .min(0)
        .max(Number.MAX_SAFE_INTEGER / 4),
      source: z.string().trim().min(4).max(200).meta({ description: 'Document that the figures stand in' }),
    })
    .meta({
      id: 'SpecialFundInput',
      example: {
        year: 2027,
        centralFen: 9_000_000_000,
        provincialFen: 3_000_000_000,
        source: '示例财社〔2026〕1号提前下达文件',
      },
    }),
  success: { status: 200, schema: budgetSchema, description: 'The year as it stands now' },
  problems: [],
  async handle({ body: { year, ...fund }, caller: { region, userId } }, { database }) {
    const data = { ...fund, setBy: userId, setAt: new Date() };
    await database.prisma.$transaction([
      database.prisma.specialFund.upsert({
        where: { regionCode_year: { regionCode: region, year } },
        create: { regionCode: region, year, ...data },
        update: data,
      }),
      database.prisma.auditEvent.create({
        data: {
          ...{ actorId: userId, actorRole: 'finance', action: 'special-fund.set', objectType: 'special-fund' },
          ...{ objectId: `${region}/${year}`, detail: fund },
        },
      }),
    ]);
    return budgetOf(database.pool, region, year);
  },
});
