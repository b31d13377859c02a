import type { ReviewDecision } from '../domain/providers/bank-review.ts';
import { figure } from '../domain/procurement/rules.ts';
import { toBusiness, toWall } from '../domain/time/business-clock.ts';
import { addMonths, dayOf, instantOfMillis, startOfDay } from '../domain/time/shanghai.ts';
import type { Database, Tx } from '../prisma/database.ts';
import type { ProviderReview } from '../prisma/generated/client.ts';
import { keepCreditUse } from './credit.ts';
import { wallNow } from './legal-time.ts';
import { found } from './not-found.ts';
import { notify } from './notify.ts';
import { formOf } from './purchase-record.ts';

interface ReviewForm {
  readonly findings?: string;
  /** What was found of an order to improve. */
  readonly improvement?: string;
  /** Of a suspension or an exit. */
  readonly reason?: string;
}

interface ReviewRef {
  readonly reviewId: string;
}

export function providerReviewActivities(database: Database) {
  const { prisma } = database;
  return {
    /** Whether the provider is still in the bank; the review of one that has left is void. A second run answers the same. */
    async reviewIsDue({ reviewId }: ReviewRef): Promise<boolean> {
      return prisma.$transaction(async (tx) => {
        const { state, organisationId } = await locked(tx, reviewId);
        if (state !== 'scheduled') return state !== 'void';
        const { admission } = await tx.organisation.findUniqueOrThrow({ where: { id: organisationId } });
        const due = admission === 'admitted' || admission === 'suspended';
        if (!due) await tx.providerReview.update({ where: { id: reviewId }, data: { state: 'void' } });
        return due;
      });
    },

    /** The decision and what follows: how the provider stands, what it is told, and the next review. Runs once. */
    async concludeReview({
      reviewId,
      taskId,
      state,
    }: ReviewRef & { readonly taskId: string; readonly state: ReviewDecision }): Promise<void> {
      const { organisationId } = found(await prisma.providerReview.findUnique({ where: { id: reviewId } }), 'review');
      await keepCreditUse(database, { purpose: 'review', taskId, providerIds: [organisationId] });
      await prisma.$transaction(async (tx) => {
        const review = await locked(tx, reviewId);
        if (review.state !== 'scheduled') return;
        const { submittedBy } = await tx.task.findUniqueOrThrow({ where: { id: taskId } });
        const form = await formOf<ReviewForm>(tx, taskId);
        const reason = form.reason ?? ([form.findings, form.improvement].filter(Boolean).join('\n') || null);
        const decided = { decidedBy: submittedBy, decidedAt: new Date() };
        await tx.providerReview.update({ where: { id: reviewId }, data: { state, reason, ...decided } });
        await stand(tx, review, state, reason);
        await tx.providerGrading.updateMany({
          where: { organisationId: review.organisationId, improveUntil: { not: null }, checkedReviewId: null },
          data: { checkedReviewId: reviewId },
        });
        if (state !== 'exited') await scheduleReview(tx, review, state === 'suspended' ? 'suspended' : 'every');
        await tx.auditEvent.create({
          data: {
            ...{ actorId: submittedBy, actorRole: 'officer', action: `provider.${state}` },
            ...{ objectType: 'organisation', objectId: review.organisationId, detail: { review: review.seq } },
          },
        });
      });
    },
  };
}

async function locked(tx: Tx, id: string): Promise<ProviderReview> {
  await tx.$queryRaw`SELECT 1 FROM provider_review WHERE id = ${id}::uuid FOR UPDATE`;
  return found(await tx.providerReview.findUnique({ where: { id } }), 'review');
}

const ADMISSIONS = { kept: 'admitted', suspended: 'suspended', exited: 'exited' } as const;

async function stand(
  tx: Tx,
  { id, organisationId, regionCode }: ProviderReview,
  state: ReviewDecision,
  reason: string | null,
): Promise<void> {
  await tx.organisation.update({
    where: { id: organisationId },
    data: { admission: ADMISSIONS[state], bankReason: state === 'kept' ? null : reason },
  });
  const inbox = { role: 'provider', region: regionCode, organisationId };
  const subject = { providerId: organisationId };
  await notify(tx, { key: `${id}/${state}`, inbox, kind: `provider-${state}`, subject });
}

interface ReviewCase {
  readonly organisationId: string;
  readonly regionCode: string;
  readonly clockEpoch: Date;
  readonly clockScale: number;
}

/** The next yearly review, or the earlier one of a suspended provider, unless one is scheduled already (AD-06). */
export async function scheduleReview(
  tx: Tx,
  { organisationId, regionCode, clockEpoch, clockScale }: ReviewCase,
  after: 'every' | 'suspended',
): Promise<void> {
  const scheduled = { organisationId, state: 'scheduled', requestedBy: null };
  if ((await tx.providerReview.count({ where: scheduled })) > 0) return;
  const clock = { epoch: instantOfMillis(clockEpoch.getTime()), scale: clockScale };
  const today = dayOf(toBusiness(clock, wallNow()));
  const dueLegal = startOfDay(addMonths(today, figure('AD-06', after, today).count));
  const seq = (await tx.providerReview.count({ where: { organisationId } })) + 1;
  await tx.providerReview.create({
    data: {
      ...{ organisationId, seq, regionCode, clockEpoch, clockScale },
      ...{ dueLegal: new Date(dueLegal), dueAt: new Date(toWall(clock, dueLegal)) },
    },
  });
}
