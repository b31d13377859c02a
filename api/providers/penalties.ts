import { z } from 'zod';
import { DEBARMENT_RULES, type DebarmentRule } from '../../domain/providers/debarment.ts';
import {
  banMonths,
  lastDayToFile,
  PENALTY_ANSWERS,
  PENALTY_STATES,
  type PenaltyState,
} from '../../domain/providers/penalty.ts';
import { clockOf, toBusiness } from '../../domain/time/business-clock.ts';
import { dayOf, instantOfMillis, type Day } from '../../domain/time/shanghai.ts';
import type { Penalty, Prisma } from '../../prisma/generated/client.ts';
import type { Caller } from '../access/caller.ts';
import { regionPrefix } from '../access/scope.ts';
import { invalid } from '../http/input-errors.ts';
import { keyIn, page, pageOf, pageQuery } from '../http/page.ts';
import { Problem } from '../problem.ts';
import { route } from '../route.ts';
import { providerNotFound, providerScope } from './provider-scope.ts';

const STATE_CODES = Object.keys(PENALTY_STATES) as [PenaltyState, ...PenaltyState[]];
const instant = z.iso.datetime().nullable();
const day = z.iso.date();

const penaltySchema = z
  .object({
    id: z.uuid(),
    seq: z.int(),
    provider: z.object({ id: z.uuid(), name: z.string() }),
    rule: z.enum(DEBARMENT_RULES),
    facts: z.string(),
    endedOn: day,
    months: z.int().meta({ description: 'Of the ban that is proposed' }),
    state: z.enum(STATE_CODES),
    filedAt: z.iso.datetime(),
    noticedAt: instant,
    answer: z.enum(PENALTY_ANSWERS).nullable(),
    hearingOn: day.nullable(),
    hearingPlace: z.string().nullable(),
    decision: z.string().nullable(),
    document: z.string().nullable(),
    banMonths: z.int().nullable(),
    decidedAt: instant,
    servedAt: instant,
    debarmentId: z.uuid().nullable(),
  })
  .meta({ id: 'Penalty' });

const penaltyInput = z
  .strictObject({
    providerId: z.uuid(),
    rule: z.enum(DEBARMENT_RULES),
    facts: z.string().trim().min(10).max(2000).meta({ description: 'Facts; the party reads them' }),
    evidence: z.string().trim().min(4).max(2000),
    endedOn: day.meta({ description: 'Last day of the offence; filed within two years (APL 36)' }),
    months: z.int().min(1).max(36).meta({ description: 'Of the ban that is proposed' }),
  })
  .meta({
    id: 'PenaltyInput',
    example: {
      ...{ providerId: '00000000-0000-4000-8000-000000000002', rule: 'DB-02', months: 12 },
      ...{
        facts: '无正当理由擅自终止服务合同，经催告拒不恢复（示例）。',
        evidence: '催告函、服务记录、询问笔录（示例）',
      },
      endedOn: '2026-11-01',
    },
  });

/** Of the own region's subtree. */
function penaltyScope({ region }: Caller): Prisma.PenaltyWhereInput {
  return { regionCode: { startsWith: regionPrefix(region) } };
}

export const listPenalties = route({
  method: 'get',
  path: '/penalties',
  operationId: 'listPenalties',
  summary: '行政处罚案件 · Procedures that may end in a ban, the newest first',
  tag: 'providers',
  access: ['read', 'Debarment'],
  query: z.strictObject({ ...pageQuery }),
  success: { status: 200, schema: pageOf(penaltySchema), description: 'A page of procedures in the own scope' },
  problems: [],
  async handle({ query: { limit, cursor }, caller }, { database }) {
    const after = keyIn(cursor, z.tuple([z.iso.datetime(), z.uuid()]));
    const older = after && { OR: [{ filedAt: { lt: after[0] } }, { filedAt: after[0], id: { lt: after[1] } }] };
    const rows = await database.prisma.penalty.findMany({
      where: { AND: [penaltyScope(caller), older ?? {}] },
      include: { organisation: { select: { id: true, name: true } } },
      orderBy: [{ filedAt: 'desc' }, { id: 'desc' }],
      take: limit + 1,
    });
    return page(rows, limit, (row) => [row.filedAt.toISOString(), row.id], penaltyOf);
  },
});

/** Nobody is banned by this: notice, defence, hearing on request and decision follow (DB-09). The row is its own outbox. */
export const filePenalty = route({
  method: 'post',
  path: '/penalties',
  operationId: 'filePenalty',
  summary: '立案 · File a procedure that may end in a ban',
  description: 'Within two years of the offence (APL 36). Whoever files chairs no hearing and does not decide.',
  tag: 'providers',
  access: ['work', 'Debarment'],
  body: penaltyInput,
  success: {
    status: 202,
    schema: z.object({ id: z.uuid(), seq: z.int(), state: z.literal('filed') }).meta({ id: 'PenaltyFiled' }),
    description: 'Recorded; the notice is to be served',
  },
  problems: ['not-found', 'penalty-running', 'idempotency-conflict', 'idempotency-in-flight'],
  creates: true,
  async handle({ body, caller, create }, { environment }) {
    const now = instantOfMillis(Date.now());
    const clock = clockOf(environment.daySeconds, now);
    const filedAt = toBusiness(clock, now);
    refuseUnsound(body, dayOf(filedAt));
    return create(async (tx) => {
      const { providerId, endedOn, ...rest } = body;
      await tx.$queryRaw`SELECT 1 FROM organisation WHERE id = ${providerId}::uuid FOR UPDATE`;
      const where = { AND: [{ id: providerId }, providerScope(caller)] };
      const provider = await tx.organisation.findFirst({ where, include: { penalties: true } });
      if (provider === null) throw providerNotFound();
      if (provider.creditCode === null) throw noCode();
      if (provider.penalties.some(({ state }) => OPEN.includes(state as PenaltyState))) throw running();
      const seq = provider.penalties.length + 1;
      const { id } = await tx.penalty.create({
        data: {
          ...{ ...rest, organisationId: providerId, seq, regionCode: provider.regionCode, filedBy: caller.userId },
          ...{ endedOn: new Date(endedOn), filedAt: new Date(filedAt) },
          ...{ clockEpoch: new Date(now), clockScale: Math.round(clock.scale) },
        },
      });
      await tx.auditEvent.create({
        data: {
          ...{ actorId: caller.userId, actorRole: caller.roles[0] ?? null, action: 'penalty.filed' },
          ...{ objectType: 'penalty', objectId: id, detail: { rule: body.rule, providerId } },
        },
      });
      return { id, seq, state: 'filed' as const };
    });
  },
});

const OPEN: readonly PenaltyState[] = ['filed', 'noticed', 'answered', 'hearing', 'punished'];

type Row = Penalty & { readonly organisation: { readonly id: string; readonly name: string } };

function penaltyOf(row: Row): z.input<typeof penaltySchema> {
  const { id, seq, organisation, facts, months, hearingPlace, decision, document, banMonths: ban, debarmentId } = row;
  return {
    ...{ id, seq, provider: organisation, facts, months, hearingPlace, decision, document, debarmentId },
    rule: row.rule as DebarmentRule,
    endedOn: dayIn(row.endedOn),
    state: row.state as PenaltyState,
    filedAt: row.filedAt.toISOString(),
    noticedAt: row.noticedAt?.toISOString() ?? null,
    answer: row.answer as z.input<typeof penaltySchema>['answer'],
    hearingOn: row.hearingOn === null ? null : dayIn(row.hearingOn),
    banMonths: ban,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    servedAt: row.servedAt?.toISOString() ?? null,
  };
}

function dayIn(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** @throws Problem `invalid-input`: after the limitation, or a ban shorter or longer than its rule allows */
function refuseUnsound({ rule, endedOn, months }: z.output<typeof penaltyInput>, today: Day): void {
  const last = lastDayToFile(endedOn as Day);
  if (today > last || endedOn > today) {
    const message = `违法行为终了之日起二年内立案，应不晚于 ${last}（行政处罚法第三十六条）。 / Filed until ${last}, two years after the offence.`;
    throw invalid([{ pointer: '/endedOn', in: 'body', code: 'limitation', message, rule: 'DB-09' }]);
  }
  const { least, most } = banMonths(rule, today);
  if (months < least || months > most) {
    const message = `依据 ${rule} 禁止 ${least} 至 ${most} 个月。 / A ban under ${rule} lasts ${least} to ${most} months.`;
    throw invalid([{ pointer: '/months', in: 'body', code: 'period', message, rule }]);
  }
}

function running(): Problem {
  return new Problem('penalty-running', {
    detail: {
      zh: '对该单位已有处罚案件在办理，请在该案件中一并处理。',
      en: 'A procedure against this organisation is under way; go on in that one.',
    },
  });
}

function noCode(): Problem {
  return new Problem('penalty-running', {
    detail: {
      zh: '该单位没有登记统一社会信用代码，不能确定处罚对象。',
      en: 'The organisation has no credit code: whom the ban would bind is not certain.',
    },
  });
}
