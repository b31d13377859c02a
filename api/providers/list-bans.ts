import { z } from 'zod';
import { deadline } from '../../domain/procurement/deadlines.ts';
import { periodOf, ruleInForce } from '../../domain/procurement/rules.ts';
import { REPAIR_SCOPES, repairChance, whyNot, type RepairTerms } from '../../domain/providers/ban-repair.ts';
import { DEBARMENT_RULES } from '../../domain/providers/debarment.ts';
import { dayOf, daysBetween, instantOfMillis, type Day } from '../../domain/time/shanghai.ts';
import type { WorkingCalendar } from '../../domain/time/working-calendar.ts';
import { dayColumn } from '../../prisma/day-column.ts';
import { banStandings, type BanStanding } from '../../prisma/ban-standing.ts';
import { repairTermsOf } from '../../prisma/repair-terms.ts';
import { hasRole } from '../access/caller.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import { workingCalendar } from '../calendar/working-calendar.ts';
import { route } from '../route.ts';
import { BilingualSchema } from '../tasks/task-item.ts';
import { banRepairSchema, repairOf, termOf } from './ban-repairs.ts';
import { providerNotFound, providerScope } from './provider-scope.ts';

/** Bans last a year at least: more than these nobody has had. */
const MOST = 50;
const day = z.iso.date();

const banSchema = z
  .object({
    id: z.uuid(),
    rule: z.enum(DEBARMENT_RULES),
    title: BilingualSchema.meta({ description: 'Of the rule' }),
    source: z.string().meta({ description: 'The articles that it rests on' }),
    facts: z.string(),
    reasons: z.string().nullable().meta({ description: 'Of the decision; null where it was decided elsewhere' }),
    authority: z.string(),
    document: z.string(),
    fromDay: day,
    untilDay: day,
    days: z.object({ total: z.int(), past: z.int() }).meta({ description: 'Calendar days of the term' }),
    inForce: z.boolean(),
    published: z.boolean().meta({ description: 'In the portal and on the credit platform today' }),
    repairs: z
      .array(banRepairSchema)
      .meta({ description: 'Asked for, the newest first; drafts for the provider alone' }),
    chances: z
      .array(
        z.object({
          scope: z.enum(REPAIR_SCOPES),
          from: day.nullable().meta({ description: 'First day on which it may be asked for' }),
          whyNot: BilingualSchema.nullable().meta({ description: 'Null where it may be asked for today' }),
        }),
      )
      .meta({ description: 'What of the ban may be repaired; empty where it binds no more' }),
    liftedOn: day.nullable(),
    liftReason: z.string().nullable(),
    servedOn: day
      .nullable()
      .meta({ description: 'Null where it was decided elsewhere: the service is not known here' }),
    remedies: z
      .object({ reconsiderationUntil: day, courtUntil: day, courtAfterReconsiderationDays: z.int() })
      .nullable()
      .meta({ description: 'Last days to apply for reconsideration and to go to court, from the service (CH-16)' }),
  })
  .meta({ id: 'Ban' });

export const listBans = route({
  method: 'get',
  path: '/providers/{providerId}/bans',
  operationId: 'listBans',
  summary: '一家承接主体的禁止参加采购决定 · The bans of one provider, the newest first',
  description: 'Why, on which article, until when, and what may be done against it. A provider reads its own.',
  tag: 'providers',
  access: ['read', 'Credit'],
  params: z.object({ providerId: z.uuid() }),
  success: { status: 200, schema: z.object({ items: z.array(banSchema) }), description: 'Its bans' },
  problems: ['not-found'],
  async handle({ params: { providerId }, caller }, { database }) {
    const where = { AND: [{ id: providerId }, providerScope(caller)] };
    const provider = await database.prisma.organisation.findFirst({ where, select: { creditCode: true } });
    if (provider === null) throw providerNotFound();
    if (provider.creditCode === null) return { items: [] };
    const today = dayOf(instantOfMillis(Date.now()));
    const [bans, calendar] = await Promise.all([
      database.prisma.debarment.findMany({
        where: { creditCode: provider.creditCode },
        include: WITH_PENALTY,
        orderBy: [{ fromDay: 'desc' }, { id: 'desc' }],
        take: MOST,
      }),
      workingCalendar(database),
    ]);
    const standings = await banStandings(
      database.prisma,
      bans.map(({ id }) => id),
    );
    const own = hasRole(caller, 'provider') && caller.organisationId === providerId;
    return {
      items: await Promise.all(
        bans.map(async (ban) => {
          const standing = standings.get(ban.id)!;
          const repairs = ban.repairs.filter(({ state }) => own || state !== 'draft');
          const terms = await repairTermsOf(database.prisma, ban.regionCode, today);
          return {
            ...banOf(ban, today, calendar, standing),
            repairs: repairs.map(repairOf),
            chances: standing.binds ? chancesOf(ban, terms, today) : [],
          };
        }),
      ),
    };
  },
});

const WITH_PENALTY = {
  penalty: { select: { decision: true, servedAt: true } },
  repairs: { orderBy: { seq: 'desc' } },
} satisfies Prisma.DebarmentInclude;

type Row = Prisma.DebarmentGetPayload<{ include: typeof WITH_PENALTY }>;

/** What may still be repaired: a repair is granted once. */
function chancesOf(row: Row, terms: RepairTerms, today: Day): z.input<typeof banSchema>['chances'] {
  const term = termOf(row);
  return REPAIR_SCOPES.filter(
    (scope) => !row.repairs.some((repair) => repair.state === 'granted' && repair.scope === scope),
  ).map((scope) => {
    const chance = repairChance(scope, term, terms, today);
    return { scope, from: chance.from, whyNot: chance.hindrance === null ? null : whyNot(chance, term) };
  });
}

function banOf(row: Row, today: Day, calendar: WorkingCalendar, { binds, published }: BanStanding) {
  const { id, facts, authority, document, liftReason, liftedAt, penalty } = row;
  const [fromDay, untilDay] = [dayColumn(row.fromDay), dayColumn(row.untilDay)];
  const rule = DEBARMENT_RULES.find((known) => known === row.rule)!;
  const { title, source } = ruleInForce(rule, fromDay);
  const total = daysBetween(fromDay, untilDay) + 1;
  const servedOn = penalty?.servedAt ? dayOf(instantOfMillis(penalty.servedAt.getTime())) : null;
  return {
    ...{ id, rule, title, source, facts, authority, document, fromDay, untilDay, liftReason, servedOn },
    reasons: penalty?.decision ?? null,
    days: { total, past: Math.min(total, Math.max(0, daysBetween(fromDay, today))) },
    ...{ inForce: binds, published },
    liftedOn: liftedAt === null ? null : dayOf(instantOfMillis(liftedAt.getTime())),
    remedies: servedOn === null ? null : remediesFrom(servedOn, calendar),
  };
}

function remediesFrom(servedOn: Day, calendar: WorkingCalendar) {
  const until = (figure: 'reconsideration' | 'court') => deadline('CH-16', figure, servedOn, calendar, servedOn).on;
  const { count } = periodOf('CH-16', 'courtAfterReconsideration', servedOn);
  return {
    reconsiderationUntil: until('reconsideration'),
    courtUntil: until('court'),
    courtAfterReconsiderationDays: count,
  };
}
