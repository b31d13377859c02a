import { gradingOf, type GradingFacts } from '../domain/providers/grading.ts';
import type { GradingScheme, ProviderGrade } from '../domain/providers/grading-scheme.ts';
import { toBusiness, type BusinessClock } from '../domain/time/business-clock.ts';
import { addDays, dayOf, endOfDay, instantOfMillis, type Instant } from '../domain/time/shanghai.ts';
import { addWorkingDays } from '../domain/time/working-calendar.ts';
import type { Database, Tx } from '../prisma/database.ts';
import type { Prisma, ProviderGrading } from '../prisma/generated/client.ts';
import { daysOfYear, gradingFactsOf, gradingSchemeOf } from '../prisma/grading-facts.ts';
import { wallNow, type LegalTime } from './legal-time.ts';
import { found } from './not-found.ts';
import { notify } from './notify.ts';
import { formOf } from './purchase-record.ts';

interface GradingRef {
  readonly gradingId: string;
}

interface ReviewedForm {
  /** Left out where the computed grade is confirmed. */
  readonly grade?: ProviderGrade;
  readonly reason?: string;
}

export function gradingActivities({ prisma, pool }: Database, time: LegalTime) {
  return {
    /**
     * Keeps what is found of the year with the scheme that was in force on its last day, and what follows from both. A second
     * run answers what the first has kept.
     */
    async computeGrading({ gradingId }: GradingRef): Promise<'proposed' | 'not-graded'> {
      const row = found(await prisma.providerGrading.findUnique({ where: { id: gradingId } }), 'grading');
      const { organisationId, regionCode, year } = row;
      const facts = await gradingFactsOf(pool, organisationId, year);
      const { scheme, from, source } = await gradingSchemeOf(pool, regionCode, daysOfYear(year).to);
      return prisma.$transaction(async (tx) => {
        const { state: before } = await locked(tx, gradingId);
        if (before !== 'requested') return before === 'not-graded' ? before : 'proposed';
        const result = gradingOf(facts, scheme);
        const state = result === null ? 'not-graded' : 'proposed';
        await tx.providerGrading.update({
          where: { id: gradingId },
          data: {
            ...{ state, facts: json(facts), scheme: json(scheme), schemeSource: source },
            ...{ schemeFrom: from === null ? null : new Date(from) },
            ...{ points: result?.points ?? null, computed: result?.grade ?? null },
          },
        });
        return state;
      });
    },

    /** Keeps what the reviewer decided, and tells the provider; answers the business instant up to which it may object. */
    async announceGrade({ gradingId, taskId }: GradingRef & { readonly taskId: string }): Promise<{ until: Instant }> {
      const calendar = await time.calendar();
      return prisma.$transaction(async (tx) => {
        const row = await locked(tx, gradingId);
        if (row.objectUntil !== null) return { until: instantOfMillis(row.objectUntil.getTime()) };
        const { submittedBy } = await tx.task.findUniqueOrThrow({ where: { id: taskId } });
        const { grade = row.computed, reason = null } = await formOf<ReviewedForm>(tx, taskId);
        const days = schemeOf(row).objectionDays;
        const until = endOfDay(addWorkingDays(calendar, dayOf(businessNow(row)), days).day);
        await tx.providerGrading.update({
          where: { id: gradingId },
          data: {
            ...{ state: 'announced', grade, reason, gradedBy: submittedBy, gradedAt: new Date() },
            objectUntil: new Date(until),
          },
        });
        await tell(tx, row, 'announced');
        await audit(tx, row, submittedBy, 'grading.reviewed');
        return { until };
      });
    },

    /** What the provider says against its grade. */
    async recordGradeObjection({ gradingId, taskId }: GradingRef & { readonly taskId: string }): Promise<void> {
      await prisma.$transaction(async (tx) => {
        if ((await locked(tx, gradingId)).objection !== null) return;
        const { reason: objection } = await formOf<{ readonly reason: string }>(tx, taskId);
        await tx.providerGrading.update({ where: { id: gradingId }, data: { objection } });
      });
    },

    /** What somebody else than the reviewer has decided on it. */
    async answerGradeObjection({ gradingId, taskId }: GradingRef & { readonly taskId: string }): Promise<void> {
      await prisma.$transaction(async (tx) => {
        const row = await locked(tx, gradingId);
        if (row.objectionAnswer !== null) return;
        const { grade = row.grade, reason } = await formOf<ReviewedForm>(tx, taskId);
        const { submittedBy } = await tx.task.findUniqueOrThrow({ where: { id: taskId } });
        await tx.providerGrading.update({
          where: { id: gradingId },
          data: { objectionAnswer: reason!, answeredBy: submittedBy, grade },
        });
        await audit(tx, row, submittedBy, 'grading.objection-decided');
      });
    },

    /** Makes the grade final and public, with what it leads to: a mark, an order to improve, the question of leaving. */
    async publishGrade({ gradingId }: GradingRef): Promise<void> {
      await prisma.$transaction(async (tx) => {
        const row = await locked(tx, gradingId);
        if (row.state === 'published') return;
        const at = businessNow(row);
        const { mentor, improveDays, leave } = schemeOf(row).effects[row.grade as ProviderGrade];
        await tx.providerGrading.update({
          where: { id: gradingId },
          data: {
            ...{ state: 'published', publishedAt: new Date(at), mentor },
            improveUntil: improveDays === 0 ? null : new Date(addDays(dayOf(at), improveDays)),
          },
        });
        await tell(tx, row, 'published');
        if (leave) await askWhetherItStays(tx, row);
      });
    },
  };
}

async function locked(tx: Tx, id: string): Promise<ProviderGrading> {
  await tx.$queryRaw`SELECT 1 FROM provider_grading WHERE id = ${id}::uuid FOR UPDATE`;
  return found(await tx.providerGrading.findUnique({ where: { id } }), 'grading');
}

function json(value: GradingFacts | GradingScheme): Prisma.InputJsonObject {
  return value as unknown as Prisma.InputJsonObject;
}

function schemeOf({ scheme }: ProviderGrading): GradingScheme {
  return scheme as unknown as GradingScheme;
}

function clockOf({ clockEpoch, clockScale }: ProviderGrading): BusinessClock {
  return { epoch: instantOfMillis(clockEpoch.getTime()), scale: clockScale };
}

function businessNow(row: ProviderGrading): Instant {
  return toBusiness(clockOf(row), wallNow());
}

async function tell(tx: Tx, { id, organisationId }: ProviderGrading, what: 'announced' | 'published'): Promise<void> {
  const { regionCode: region } = await tx.organisation.findUniqueOrThrow({ where: { id: organisationId } });
  await notify(tx, {
    key: `${id}/${what}`,
    inbox: { role: 'provider', region, organisationId },
    kind: `grade-${what}`,
    subject: { creditOf: organisationId },
  });
}

async function audit(tx: Tx, { organisationId, year }: ProviderGrading, actorId: string | null, action: string) {
  await tx.auditEvent.create({
    data: {
      ...{ actorId, actorRole: null, action, objectType: 'organisation', objectId: organisationId },
      detail: { year },
    },
  });
}

/**
 * The existing way out of the bank (AD-06): a review before its time, decided by somebody other than the reviewer of the
 * grade. Recipients are not left alone: while contracts are in force that review cannot remove the provider. One that has
 * left, or is being reviewed already, is asked about no more: the form of that review shows the grade.
 */
async function askWhetherItStays(tx: Tx, row: ProviderGrading): Promise<void> {
  const { organisationId, regionCode, year, gradedBy, clockEpoch, clockScale } = row;
  await tx.$queryRaw`SELECT 1 FROM organisation WHERE id = ${organisationId}::uuid FOR UPDATE`;
  const { admission } = await tx.organisation.findUniqueOrThrow({ where: { id: organisationId } });
  const open = { organisationId, state: 'scheduled', requestedBy: { not: null } };
  const inBank = admission === 'admitted' || admission === 'suspended';
  if (!inBank || (await tx.providerReview.count({ where: open })) > 0) return;
  const inForce = { providerId: organisationId, state: { in: ['running', 'suspended'] } };
  const contracts = await tx.contract.findMany({
    where: inForce,
    select: { number: true },
    orderBy: { number: 'asc' },
  });
  const seq = (await tx.providerReview.count({ where: { organisationId } })) + 1;
  const at = new Date();
  const serving =
    contracts.length === 0
      ? '没有履行中的合同。'
      : `履行中的合同：${contracts.map(({ number }) => number).join('、')}；移出前须先启动临时接管或者依法变更、解除合同，服务对象不能中断服务。`;
  await tx.providerReview.create({
    data: {
      ...{ organisationId, seq, regionCode, clockEpoch, clockScale, dueAt: at, dueLegal: new Date(businessNow(row)) },
      ...{ requestedBy: gradedBy, request: `${year}年度等级不合格，建议移出社会力量库。${serving}` },
    },
  });
}
