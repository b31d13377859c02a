import { z } from 'zod';
import { METHOD_CODES } from '../../domain/procurement/methods.ts';
import { PURCHASE_STATES, STAGES } from '../../domain/procurement/stages.ts';
import { ROLES } from '../../domain/tasks/task-kind.ts';
import { TASK_KIND_CODES } from '../../domain/tasks/task-kinds.ts';
import { instantOfMillis } from '../../domain/time/shanghai.ts';
import { workingCalendar } from '../calendar/working-calendar.ts';
import { route, type Route } from '../route.ts';
import { areaOf, statisticsQuery } from './area.ts';
import { budgetFigures } from './budget-figures.ts';
import { coverageOverYear, townshipFigures } from './coverage-figures.ts';
import { extentOf } from './extent.ts';
import { purchaseFigures } from './purchase-figures.ts';
import { timelinessFigures } from './timeliness-figures.ts';

const count = z.int();
const fen = z.int().meta({ description: 'Fen' });
const workingDays = z.number().meta({ description: 'Working days' });

const COMMON = {
  method: 'get',
  tag: 'statistics',
  access: ['read', 'Statistics'],
  problems: ['not-found'],
} as const;

const extent = route({
  ...COMMON,
  path: '/statistics/extent',
  operationId: 'statisticsExtent',
  summary: '统计范围 · Years and regions to choose from',
  success: {
    status: 200,
    schema: z
      .object({
        years: z.array(z.int()).meta({ description: 'The newest first' }),
        regions: z.array(z.object({ code: z.string(), name: z.string(), level: z.string() })),
      })
      .meta({ id: 'StatisticsExtent' }),
    description: 'Years with anything to count, and the regions of the own subtree',
  },
  handle: ({ caller }, { database }) => extentOf(database.pool, areaOf(caller)),
});

const purchases = route({
  ...COMMON,
  path: '/statistics/purchases',
  operationId: 'purchaseStatistics',
  summary: '采购项目统计 · Purchases by month and stage',
  query: statisticsQuery,
  success: {
    status: 200,
    schema: z
      .object({
        figures: z.array(
          z.object({
            month: z.string().meta({ description: 'In which the purchase was opened', example: '2026-11' }),
            stage: z.enum(STAGES).meta({ description: 'That it has reached' }),
            state: z.enum(PURCHASE_STATES),
            purchases: count,
            budgetFen: fen,
          }),
        ),
      })
      .meta({ id: 'PurchaseStatistics' }),
    description: 'Purchases opened in the year',
  },
  async handle({ query: { year, region }, caller }, { database }) {
    return { figures: await purchaseFigures(database.pool, areaOf(caller, region), year) };
  },
});

const unit = {
  region: z.string(),
  regionName: z.string(),
  role: z.enum(ROLES),
  organisation: z.string().nullable().meta({ description: 'Where tasks are asked of one organisation' }),
};

const timeliness = route({
  ...COMMON,
  path: '/statistics/timeliness',
  operationId: 'timelinessStatistics',
  summary: '按期办理统计 · How due dates are kept, by unit and by kind of task',
  description: 'Tasks that fell or fall due in the year. Units, never persons.',
  query: statisticsQuery,
  success: {
    status: 200,
    schema: z
      .object({
        units: z.array(
          z.object({
            ...unit,
            inTime: count,
            late: count,
            expired: count.meta({ description: 'Ended by silence that has a legal meaning' }),
            openOverdue: count,
            open: count,
            medianWorkingDays: workingDays.nullable(),
          }),
        ),
        kinds: z.array(
          z.object({
            kind: z.enum(TASK_KIND_CODES),
            unit: z.object(unit).nullable().meta({ description: 'null: all units together' }),
            decided: count,
            medianWorkingDays: workingDays,
            nineInTen: workingDays.meta({ description: 'Nine of ten were decided within' }),
          }),
        ),
      })
      .meta({ id: 'TimelinessStatistics' }),
    description: 'Figures by unit, and by kind of task',
  },
  async handle({ query: { year, region }, caller }, { database }) {
    const span = { area: areaOf(caller, region), year, calendar: await workingCalendar(database) };
    return timelinessFigures(database.pool, span);
  },
});

const basis = { contract: count, interim: count, lastResort: count };

const coverage = route({
  ...COMMON,
  path: '/statistics/coverage',
  operationId: 'coverageStatistics',
  summary: '服务覆盖统计 · Recipients’ services by who answers for them',
  query: statisticsQuery,
  success: {
    status: 200,
    schema: z
      .object({
        townships: z
          .array(
            z.object({
              region: z.string(),
              regionName: z.string(),
              township: z.string(),
              ...basis,
              uncovered: count.meta({ description: 'Owed, and nobody answers for it: must be 0 (I6)' }),
            }),
          )
          .meta({ description: 'Now' }),
        days: z
          .array(z.object({ day: z.iso.date(), ...basis }))
          .meta({ description: 'At the end of every month of the year, and today' }),
      })
      .meta({ id: 'CoverageStatistics' }),
    description: 'Now by township, and over the year',
  },
  async handle({ query: { year, region }, caller }, { database }) {
    const area = areaOf(caller, region);
    const [townships, days] = await Promise.all([
      townshipFigures(database.pool, area),
      coverageOverYear(database.pool, area, year, instantOfMillis(Date.now())),
    ]);
    return { townships, days };
  },
});

const budget = route({
  ...COMMON,
  path: '/statistics/budget',
  operationId: 'budgetStatistics',
  summary: '预算执行统计 · Budget, contracts and payments by budget year and method',
  query: statisticsQuery,
  success: {
    status: 200,
    schema: z
      .object({
        figures: z.array(
          z.object({
            budgetYear: z.int(),
            method: z.enum(METHOD_CODES),
            purchases: count,
            budgetFen: fen,
            contractedFen: fen,
            paidFen: fen,
          }),
        ),
      })
      .meta({ id: 'BudgetStatistics' }),
    description: 'The budget years up to the given one, five at most',
  },
  async handle({ query: { year, region }, caller }, { database }) {
    return { figures: await budgetFigures(database.pool, areaOf(caller, region), year) };
  },
});

export const STATISTICS_ROUTES: readonly Route[] = [extent, purchases, timeliness, coverage, budget];
