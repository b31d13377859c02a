import { z } from 'zod';
import { PERIOD_CODES } from '../../domain/procurement/period-outline.ts';
import { periodsOf, stageDatesOf, type PeriodRow, type StageDates } from '../../domain/procurement/periods.ts';
import { findRuleInForce } from '../../domain/procurement/rules.ts';
import { STAGES } from '../../domain/procurement/stages.ts';
import { dayOf, instantOfMillis, parseDay } from '../../domain/time/shanghai.ts';
import { seesRegion } from '../access/scope.ts';
import { workingCalendar } from '../calendar/working-calendar.ts';
import { route } from '../route.ts';
import { BilingualSchema } from '../tasks/task-item.ts';
import { COURSE_ROWS, courseFacts } from './course-facts.ts';
import { disclosedPurchase, purchaseNotFound, purchaseParams } from './visible-purchase.ts';

const day = z.iso.date();
const span = z.object({ from: day, to: day });

const ruleSchema = z.object({ id: z.string(), title: BilingualSchema, source: z.string() });

const periodSchema = z
  .object({
    code: z.enum(PERIOD_CODES),
    lotId: z.uuid().nullable().meta({ description: 'Null for what all lots share' }),
    rule: ruleSchema,
    bound: z.enum(['min', 'max', 'exact']),
    limit: z
      .object({ count: z.int(), unit: z.enum(['working-day', 'calendar-day', 'month', 'year', 'hour', 'minute']) })
      .nullable()
      .meta({ description: 'The figure of the rule' }),
    planned: span.meta({ description: 'From the day of opening, every step with all the time it has' }),
    legal: span.meta({ description: 'Counted from the real beginning, or from the expected one' }),
    actual: z.object({ from: day, to: day.nullable() }).nullable(),
    state: z.enum(['ahead', 'running', 'over']),
    exceeded: z.boolean(),
    provisional: z.boolean(),
    workingDays: z.int(),
  })
  .meta({ id: 'Period' });

const periodsSchema = z
  .object({
    today: day.meta({ description: 'On the business clock of the purchase' }),
    openedOn: day,
    noticePublished: z.boolean(),
    periods: z.array(periodSchema),
    stages: z.array(
      z.object({
        stage: z.enum(STAGES),
        enteredOn: day.nullable(),
        from: day.nullable().meta({ description: 'Expected' }),
        to: day.nullable().meta({ description: 'At the latest' }),
        rule: z.string().nullable(),
        provisional: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'Periods' });

export const purchasePeriods = route({
  method: 'get',
  path: '/purchases/{purchaseId}/periods',
  operationId: 'purchasePeriods',
  summary: '期限一览 · Periods as planned, by law and as they went',
  tag: 'purchases',
  access: ['read', 'Purchase'],
  params: purchaseParams,
  query: z.object({
    noticeOn: day.optional().meta({
      description: 'What would follow from a notice on this day; counts only while there is none, and not before today',
    }),
  }),
  success: { status: 200, schema: periodsSchema, description: 'In the order of the procedure' },
  problems: ['not-found'],
  async handle({ params, query: { noticeOn }, caller }, { database }) {
    const row = await database.prisma.purchase.findFirst({
      where: disclosedPurchase(caller, params.purchaseId),
      include: COURSE_ROWS,
    });
    if (row === null) throw purchaseNotFound();
    const facts = courseFacts(row, seesRegion(caller, row.regionCode));
    const calendar = await workingCalendar(database);
    const periods = periodsOf(facts, calendar, noticeOn === undefined ? undefined : parseDay(noticeOn));
    const entered = new Map(
      row.events.filter(({ kind }) => kind === 'stage').map(({ stage, at }) => [stage, at] as const),
    );
    return {
      today: facts.today,
      openedOn: facts.openedOn,
      noticePublished: facts.noticeOn !== undefined,
      periods: periods.map(periodAnswer),
      stages: stageDatesOf(periods).map((dates) => stageAnswer(dates, entered.get(dates.stage), facts.openedOn)),
    };
  },
});

function periodAnswer({ rule, limit, actual, lotId, ...row }: PeriodRow): z.input<typeof periodSchema> {
  const inForce = findRuleInForce(rule, row.legal.from);
  return {
    ...row,
    lotId: lotId ?? null,
    rule: { id: rule, title: inForce?.title ?? { zh: rule, en: rule }, source: inForce?.source ?? '' },
    limit: limit === undefined ? null : { count: limit.count, unit: limit.unit },
    actual: actual === undefined ? null : { from: actual.from, to: actual.to ?? null },
  };
}

function stageAnswer(
  { stage, from, to, rule, provisional }: StageDates,
  enteredAt: Date | undefined,
  openedOn: string,
): z.input<typeof periodsSchema>['stages'][number] {
  const enteredOn = stage === 'planning' ? openedOn : ((enteredAt && shanghaiDay(enteredAt)) ?? null);
  return { stage, enteredOn, from: from ?? null, to: to ?? null, rule: rule ?? null, provisional };
}

function shanghaiDay(date: Date): string {
  return dayOf(instantOfMillis(date.getTime()));
}
