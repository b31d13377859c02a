import { z } from 'zod';
import {
  REPAIR_SCOPES,
  REPAIR_STATE_CODES,
  repairChance,
  whyNot,
  type RepairScope,
  type RepairState,
} from '../../domain/providers/ban-repair.ts';
import type { DebarmentRule } from '../../domain/providers/debarment.ts';
import type { Bilingual } from '../../domain/procurement/rules/rule.ts';
import { clockOf } from '../../domain/time/business-clock.ts';
import { dayOf, instantOfMillis, type Day, type Instant } from '../../domain/time/shanghai.ts';
import { dayColumn } from '../../prisma/day-column.ts';
import { banStandings } from '../../prisma/ban-standing.ts';
import type { Tx } from '../../prisma/database.ts';
import type { BanRepair, Debarment } from '../../prisma/generated/client.ts';
import { repairTermsOf } from '../../prisma/repair-terms.ts';
import type { Caller } from '../access/caller.ts';
import { notFound, Problem } from '../problem.ts';
import { route } from '../route.ts';
import { providerNotFound } from './provider-scope.ts';

export const banRepairSchema = z
  .object({
    id: z.uuid(),
    seq: z.int(),
    scope: z.enum(REPAIR_SCOPES),
    state: z.enum(REPAIR_STATE_CODES),
    statement: z.string(),
    terms: z.string().meta({ description: 'Document by which it may be asked for, or the rule' }),
    submittedAt: z.iso.datetime().nullable(),
    examinedAt: z.iso.datetime().nullable(),
    decidedAt: z.iso.datetime().nullable(),
    reason: z.string().nullable().meta({ description: 'Of the decision' }),
  })
  .meta({ id: 'BanRepair', description: 'Its evidence are attachments of owner kind `repair`' });

/** Kept as a draft, whose evidence is added before it is handed in; asked again it is the same draft. */
export const draftBanRepair = route({
  method: 'put',
  path: '/providers/{providerId}/bans/{banId}/repair',
  operationId: 'draftBanRepair',
  summary: '起草信用修复申请 · Draft an application that a ban be repaired',
  description: 'By the banned provider; refused with the sentence that says what may be repaired, and from when.',
  tag: 'providers',
  access: ['create', 'Credit'],
  params: z.object({ providerId: z.uuid(), banId: z.uuid() }),
  body: z
    .strictObject({
      scope: z.enum(REPAIR_SCOPES),
      statement: z
        .string()
        .trim()
        .min(10)
        .max(2000)
        .meta({ description: 'What was put right, and how it can be seen' }),
    })
    .meta({
      id: 'BanRepairInput',
      example: { scope: 'publication', statement: '已改正违法行为，退还价款并恢复全部服务，材料见附件（示例）。' },
    }),
  success: { status: 200, schema: banRepairSchema, description: 'The draft' },
  problems: ['not-found', 'repair-refused'],
  async handle({ params: { providerId, banId }, body, caller }, { database, environment }) {
    if (providerId !== caller.organisationId) throw providerNotFound();
    const now = instantOfMillis(Date.now());
    return database.prisma.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM organisation WHERE id = ${providerId}::uuid FOR UPDATE`;
      const ban = await banOf(tx, providerId, banId);
      const { from, terms } = await allowed(tx, ban, body.scope, dayOf(now));
      const repairs = await tx.banRepair.findMany({ where: { debarmentId: banId } });
      const refusal = hindered(body.scope, repairs);
      if (refusal) throw refused(refusal);
      const draft = repairs.find(({ state }) => state === 'draft');
      const asked = { ...body, allowedFrom: new Date(from), terms, askedBy: caller.userId };
      const row = draft
        ? await tx.banRepair.update({ where: { id: draft.id }, data: asked })
        : await tx.banRepair.create({ data: { ...asked, ...(await fresh(tx, ban, caller)), ...clockFrom(now) } });
      return repairOf(row);
    });

    function clockFrom(at: Instant) {
      return { clockEpoch: new Date(at), clockScale: Math.round(clockOf(environment.daySeconds, at).scale) };
    }
  },
});

export const submitBanRepair = route({
  method: 'post',
  path: '/providers/{providerId}/repairs/{repairId}/submission',
  operationId: 'submitBanRepair',
  summary: '递交信用修复申请 · Hand in an application that a ban be repaired',
  description: 'With its evidence, which stays as it is from then on. An officer examines, an approver decides.',
  tag: 'providers',
  access: ['create', 'Credit'],
  params: z.object({ providerId: z.uuid(), repairId: z.uuid() }),
  success: { status: 202, schema: banRepairSchema, description: 'Handed in' },
  problems: ['not-found', 'repair-refused'],
  async handle({ params: { providerId, repairId: id }, caller }, { database }) {
    if (providerId !== caller.organisationId) throw providerNotFound();
    return database.prisma.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM ban_repair WHERE id = ${id}::uuid FOR UPDATE`;
      const row = await tx.banRepair.findFirst({
        where: { id, organisationId: providerId },
        include: { debarment: true },
      });
      if (row === null) throw notFound({ zh: '该申请', en: 'This application' });
      if (row.state !== 'draft') throw refused(HANDED_IN);
      await allowed(tx, row.debarment, row.scope as RepairScope, dayOf(instantOfMillis(Date.now())));
      const evidence = { ownerKind: 'repair', ownerId: id, state: 'stored' };
      if ((await tx.attachment.count({ where: evidence })) === 0) throw refused(NO_EVIDENCE);
      const handedIn = { state: 'open', submittedAt: new Date(), askedBy: caller.userId };
      await tx.auditEvent.create({
        data: {
          ...{ actorId: caller.userId, actorRole: 'provider', action: 'ban-repair.handed-in' },
          ...{ objectType: 'debarment', objectId: row.debarmentId, detail: { repairId: id, scope: row.scope } },
        },
      });
      return repairOf(await tx.banRepair.update({ where: { id }, data: handedIn }));
    });
  },
});

export function repairOf(row: BanRepair): z.input<typeof banRepairSchema> {
  const { id, seq, statement, terms, reason } = row;
  const at = (date: Date | null) => date?.toISOString() ?? null;
  return {
    ...{ id, seq, statement, terms, reason, scope: row.scope as RepairScope, state: row.state as RepairState },
    ...{ submittedAt: at(row.submittedAt), examinedAt: at(row.examinedAt), decidedAt: at(row.decidedAt) },
  };
}

/** First and last day as days, with the rule. */
export function termOf({ rule, fromDay, untilDay }: Debarment) {
  return { rule: rule as DebarmentRule, fromDay: dayColumn(fromDay), untilDay: dayColumn(untilDay) };
}

/** The ban of a provider. Throws Problem `not-found`. */
async function banOf(tx: Tx, providerId: string, id: string): Promise<Debarment> {
  const { creditCode } = await tx.organisation.findUniqueOrThrow({ where: { id: providerId } });
  const ban = creditCode === null ? null : await tx.debarment.findFirst({ where: { id, creditCode } });
  if (ban === null) throw notFound({ zh: '该决定', en: 'This ban' });
  return ban;
}

/** From which day, and by what. Throws Problem `repair-refused` with the reason. */
async function allowed(tx: Tx, ban: Debarment, scope: RepairScope, today: Day) {
  if (!(await banStandings(tx, [ban.id])).get(ban.id)?.binds) throw refused(OVER);
  const terms = await repairTermsOf(tx, ban.regionCode, today);
  const chance = repairChance(scope, termOf(ban), terms, today);
  if (chance.from === null || chance.hindrance !== null) throw refused(whyNot(chance, termOf(ban)));
  return { from: chance.from, terms: terms.source ?? 'CR-03' };
}

function hindered(scope: RepairScope, repairs: readonly BanRepair[]): Bilingual | undefined {
  if (repairs.some(({ state }) => state === 'open' || state === 'examined')) return RUNNING;
  if (repairs.some((repair) => repair.state === 'granted' && repair.scope === scope)) return GRANTED;
  return undefined;
}

async function fresh(tx: Tx, ban: Debarment, { organisationId, userId }: Caller) {
  const seq = (await tx.banRepair.count({ where: { organisationId } })) + 1;
  // Whoever decided the ban is put in by the database.
  return { debarmentId: ban.id, organisationId, seq, regionCode: ban.regionCode, banDecidedBy: userId };
}

function refused(detail: Bilingual): Problem {
  return new Problem('repair-refused', { detail, extra: { rule: 'CR-03' } });
}

const OVER = {
  zh: '该决定已经不再执行，无需修复；可以重新申请入库。',
  en: 'This ban binds no more; there is nothing to repair. You may apply for admission again.',
};
const RUNNING = {
  zh: '对该决定的修复申请正在办理，请等待结果。',
  en: 'A repair of this ban is being decided; wait for its outcome.',
};
const GRANTED = { zh: '已经准予此项修复。', en: 'This repair has been granted already.' };
const HANDED_IN = {
  zh: '已经递交，材料保持递交时的样子。',
  en: 'It has been handed in; it stays as it was then.',
};
const NO_EVIDENCE = {
  zh: '请至少上传一份能够证明整改情况的材料，再递交。',
  en: 'Add at least one file that shows what was put right, then hand it in.',
};
