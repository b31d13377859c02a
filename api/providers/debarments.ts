import { z } from 'zod';
import { checkCreditCode } from '../../domain/credit-code.ts';
import { DEBARMENT_RULES, longestBan, shortestBan } from '../../domain/providers/debarment.ts';
import { REPAIR_SCOPES, type RepairScope } from '../../domain/providers/ban-repair.ts';
import { REPORT_CHANGES, type ReportChange } from '../../domain/providers/platform-report.ts';
import { dayOf, instantOfMillis, isDay, type Day } from '../../domain/time/shanghai.ts';
import { dayColumn } from '../../prisma/day-column.ts';
import { banStandings, type BanStanding } from '../../prisma/ban-standing.ts';
import type { Debarment, PlatformReport, Prisma } from '../../prisma/generated/client.ts';
import type { Caller } from '../access/caller.ts';
import { regionPrefix } from '../access/scope.ts';
import { invalid } from '../http/input-errors.ts';
import { keyIn, page, pageOf, pageQuery } from '../http/page.ts';
import { notFound, Problem, type InputError } from '../problem.ts';
import { route } from '../route.ts';

const day = z.iso.date();

const debarmentSchema = z
  .object({
    id: z.uuid(),
    creditCode: z.string(),
    name: z.string(),
    region: z.string(),
    rule: z.enum(DEBARMENT_RULES),
    facts: z.string(),
    authority: z.string(),
    document: z.string(),
    fromDay: day,
    untilDay: day.meta({ description: 'Last day; an expired ban no longer excludes (DB-06)' }),
    inForce: z.boolean().meta({ description: 'Binds today: in its term, neither revoked nor lifted by a repair' }),
    repairs: z
      .array(z.object({ scope: z.enum(REPAIR_SCOPES), decidedOn: day, reason: z.string() }))
      .meta({ description: 'Repairs that were granted' }),
    recordedAt: z.iso.datetime(),
    liftedAt: z.iso.datetime().nullable(),
    liftReason: z.string().nullable(),
    report: z
      .object({
        change: z.enum(REPORT_CHANGES),
        sentAt: z.iso.datetime().nullable(),
        receipt: z.string().nullable(),
        problem: z.string().nullable().meta({ description: 'Why it has not arrived; it is sent again by itself' }),
        nextAt: z.iso.datetime(),
      })
      .nullable()
      .meta({ description: 'The latest report to the credit platform (DB-10)' }),
  })
  .meta({ id: 'Debarment' });

const debarmentInput = z
  .strictObject({
    creditCode: z.string().trim().max(40),
    name: z.string().trim().min(2).max(100),
    rule: z.enum(DEBARMENT_RULES),
    facts: z.string().trim().min(4).max(2000),
    authority: z.string().trim().min(2).max(100).meta({ description: 'Who decided' }),
    document: z.string().trim().min(2).max(100).meta({ description: 'Number of the decision' }),
    fromDay: day,
    untilDay: day,
  })
  .meta({
    id: 'DebarmentInput',
    example: {
      ...{ creditCode: '91220422999999314N', name: '示例公信评估咨询有限公司', rule: 'DB-01' },
      ...{ facts: '提供虚假材料谋取成交（示例）。', authority: '示例县财政局', document: '示例财罚〔2026〕1号' },
      ...{ fromDay: '2026-11-01', untilDay: '2027-11-01' },
    },
  });

/** Of the own region's subtree: the public reads all of them in the portal. */
function debarmentScope({ region }: Caller): Prisma.DebarmentWhereInput {
  return { regionCode: { startsWith: regionPrefix(region) } };
}

export const listDebarments = route({
  method: 'get',
  path: '/debarments',
  operationId: 'listDebarments',
  summary: '禁止参加政府采购名单 · Debarments, the newest first',
  tag: 'providers',
  access: ['read', 'Debarment'],
  query: z.strictObject({ ...pageQuery }),
  success: { status: 200, schema: pageOf(debarmentSchema), description: 'A page of debarments' },
  problems: [],
  async handle({ query: { limit, cursor }, caller }, { database }) {
    const after = keyIn(cursor, z.tuple([z.iso.datetime(), z.uuid()]));
    const older = after && {
      OR: [{ recordedAt: { lt: after[0] } }, { recordedAt: after[0], id: { lt: after[1] } }],
    };
    const rows = await database.prisma.debarment.findMany({
      where: { AND: [debarmentScope(caller), older ?? {}] },
      orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
      include: WITH_REPORTS,
      take: limit + 1,
    });
    const standings = await banStandings(database.prisma, idsOf(rows.slice(0, limit)));
    return page(
      rows,
      limit,
      (row) => [row.recordedAt.toISOString(), row.id],
      (row) => debarmentOf(row, standings.get(row.id)!),
    );
  },
});

/** Keeps a decision that was made elsewhere, after notice and hearing (DB-09): it binds from its first day. */
export const recordDebarment = route({
  method: 'post',
  path: '/debarments',
  operationId: 'recordDebarment',
  summary: '登记禁止参加政府采购的决定 · Record a debarment',
  description: 'By credit code, whether or not the organisation is registered. Published in the portal (DB-10).',
  tag: 'providers',
  access: ['work', 'Debarment'],
  body: debarmentInput,
  success: { status: 201, schema: debarmentSchema, description: 'Recorded' },
  problems: ['idempotency-conflict', 'idempotency-in-flight'],
  creates: true,
  async handle({ body, caller, create }) {
    refuseUnsound(body);
    return create(async (tx) => {
      const { fromDay, untilDay, ...rest } = body;
      const row = await tx.debarment.create({
        data: {
          ...{ ...rest, regionCode: caller.region, recordedBy: caller.userId },
          ...{ fromDay: new Date(fromDay), untilDay: new Date(untilDay) },
        },
        include: WITH_REPORTS,
      });
      await tx.auditEvent.create({
        data: {
          ...{ actorId: caller.userId, actorRole: caller.roles[0] ?? null, action: 'debarment.recorded' },
          ...{ objectType: 'debarment', objectId: row.id, detail: { rule: body.rule, fromDay, untilDay } },
        },
      });
      return debarmentOf(row, (await banStandings(tx, [row.id])).get(row.id)!);
    });
  },
});

export const liftDebarment = route({
  method: 'post',
  path: '/debarments/{debarmentId}/lifting',
  operationId: 'liftDebarment',
  summary: '撤销登记 · Lift a debarment that was revoked, or recorded by mistake',
  description: 'By somebody other than who recorded it; the row stays with the reason.',
  tag: 'providers',
  access: ['assign', 'Debarment'],
  params: z.object({ debarmentId: z.uuid() }),
  body: z
    .strictObject({ reason: z.string().trim().min(4).max(2000) })
    .meta({ id: 'DebarmentLifting', example: { reason: '原处罚决定经行政复议撤销（示例）。' } }),
  success: { status: 200, schema: debarmentSchema, description: 'Lifted' },
  problems: ['not-found', 'bank-state'],
  async handle({ params: { debarmentId: id }, body: { reason }, caller }, { database }) {
    return database.prisma.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM debarment WHERE id = ${id}::uuid FOR UPDATE`;
      const row = await tx.debarment.findFirst({ where: { AND: [{ id }, debarmentScope(caller)] } });
      if (row === null) throw notFound({ zh: '该登记', en: 'This debarment' });
      if (row.liftedAt !== null || row.recordedBy === caller.userId) throw cannotLift();
      const lifted = { liftedAt: new Date(), liftedBy: caller.userId, liftReason: reason };
      await tx.auditEvent.create({
        data: {
          ...{ actorId: caller.userId, actorRole: caller.roles[0] ?? null, action: 'debarment.lifted' },
          ...{ objectType: 'debarment', objectId: id, detail: {} },
        },
      });
      await tx.debarment.update({ where: { id }, data: lifted });
      const after = await tx.debarment.findUniqueOrThrow({ where: { id }, include: WITH_REPORTS });
      return debarmentOf(after, (await banStandings(tx, [id])).get(id)!);
    });
  },
});

const REPAIRED = { scope: true, reason: true, decidedAt: true } as const;

/** The trigger writes it with the ban, so the newest is there when the row is read. */
const WITH_REPORTS = {
  reports: { orderBy: [{ createdAt: 'desc' }, { change: 'desc' }], take: 1 },
  repairs: { where: { state: 'granted' }, orderBy: { decidedAt: 'asc' }, select: REPAIRED },
} satisfies Prisma.DebarmentInclude;

type Reported = Prisma.DebarmentGetPayload<{ include: typeof WITH_REPORTS }>;

function idsOf(rows: readonly Debarment[]): readonly string[] {
  return rows.map(({ id }) => id);
}

function debarmentOf(row: Reported, { binds }: BanStanding): z.input<typeof debarmentSchema> {
  const { id, creditCode, name, facts, authority, document, liftReason } = row;
  const [fromDay, untilDay] = [dayColumn(row.fromDay), dayColumn(row.untilDay)];
  return {
    ...{ id, creditCode, name, facts, authority, document, liftReason, fromDay, untilDay },
    region: row.regionCode,
    rule: row.rule as z.input<typeof debarmentSchema>['rule'],
    inForce: binds,
    repairs: row.repairs.map(({ scope, reason, decidedAt }) => ({
      ...{ scope: scope as RepairScope, reason: reason!, decidedOn: dayOf(instantOfMillis(decidedAt!.getTime())) },
    })),
    recordedAt: row.recordedAt.toISOString(),
    liftedAt: row.liftedAt?.toISOString() ?? null,
    report: row.reports.map(reportOf)[0] ?? null,
  };
}

function reportOf({ change, sentAt, receipt, problem, nextAt }: PlatformReport) {
  return {
    ...{ change: change as ReportChange, sentAt: sentAt?.toISOString() ?? null },
    ...{ receipt, problem, nextAt: nextAt.toISOString() },
  };
}

/** @throws Problem `invalid-input`: a wrong credit code (AD-02), a ban shorter or longer than its rule allows */
function refuseUnsound({ creditCode, rule, fromDay, untilDay }: z.output<typeof debarmentInput>): void {
  const errors: InputError[] = [];
  if (!checkCreditCode(creditCode).ok) {
    errors.push(
      wrong('/creditCode', 'credit_code', '统一社会信用代码的校验码不符。 / The check character is wrong.', 'AD-02'),
    );
  }
  const from = fromDay as Day;
  if (isDay(from) && (untilDay < shortestBan(rule, from) || untilDay > longestBan(rule, from))) {
    const text = `期限应在 ${shortestBan(rule, from)} 至 ${longestBan(rule, from)} 之间届满（${rule}）。 / A ban under ${rule} ends between these days.`;
    errors.push(wrong('/untilDay', 'period', text, rule));
  }
  if (errors.length > 0) throw invalid(errors);
}

function wrong(pointer: string, code: string, message: string, rule: string): InputError {
  return { pointer, in: 'body', code, message, rule };
}

function cannotLift(): Problem {
  return new Problem('bank-state', {
    detail: {
      zh: '该登记已经撤销，或者是您本人登记的；撤销须由另一人办理。',
      en: 'It has been lifted already, or you recorded it yourself: somebody else lifts it.',
    },
  });
}
