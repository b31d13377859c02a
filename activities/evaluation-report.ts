import { outliers } from '../domain/procurement/committee-votes.ts';
import { figure } from '../domain/procurement/rules.ts';
import { dayOf } from '../domain/time/shanghai.ts';
import type { Database } from '../prisma/database.ts';
import { criteriaOf } from './evaluation.ts';
import type { LegalTime } from './legal-time.ts';
import { found } from './not-found.ts';
import { formOf, recordEvent, type PurchaseRef } from './purchase-record.ts';

interface LotRef extends PurchaseRef {
  readonly lotId: string;
}

interface ChecksForm {
  readonly checks: readonly {
    /** `<bid id>/<criterion>` */
    readonly score: string;
    readonly points: number;
    readonly reason: string;
  }[];
}

/** The last steps of a committee: its check of its own points, and the signed report (EV-11, EV-13, EV-14). */
export function evaluationReportActivities({ prisma }: Database, time: LegalTime) {
  return {
    /** Ids of the experts some of whose points are far from the others' (EV-11). */
    async findOutliers({ purchaseId, lotId }: LotRef): Promise<string[]> {
      const onDay = dayOf(await time.businessNow(purchaseId));
      const criteria = await criteriaOf(prisma, purchaseId);
      const scores = await prisma.score.findMany({ where: { bid: { lotId, qualified: true } } });
      const weights = Object.fromEntries(criteria.map(({ code, weight }) => [code, weight]));
      const far = outliers(scores, weights, figure('HS-15', 'outlier', onDay).basisPoints);
      return [...new Set(far.map(({ expertId }) => expertId))].sort();
    },

    /** Points after the check, with why. Rows are append-only: a second run adds nothing. */
    async adoptScoreChecks({ taskId }: { readonly taskId: string }): Promise<void> {
      await prisma.$transaction(async (tx) => {
        const task = await tx.task.findUniqueOrThrow({ where: { id: taskId } });
        const expertId = found(task.submittedBy, 'expert');
        const { checks } = await formOf<ChecksForm>(tx, taskId);
        const data = checks.map(({ score, points, reason }) => {
          const [bidId = '', criterion = ''] = score.split('/');
          return { bidId, expertId, criterion, hundredths: Math.round(points * 100), reason };
        });
        await tx.scoreCheck.createMany({ data, skipDuplicates: true });
      });
    },

    /** A member's signature, or the silence that counts as agreement (EV-13). A second run adds nothing. */
    async adoptSignature(request: {
      readonly lotId: string;
      readonly userId: string;
      readonly taskId: string;
      readonly outcome: string;
    }): Promise<void> {
      const { lotId, userId: expertId, taskId, outcome } = request;
      const opinion = outcome === 'expired' ? 'silent' : outcome;
      const reason = outcome === 'dissent' ? (await formOf<{ readonly reason: string }>(prisma, taskId)).reason : null;
      await prisma.reportSignature.createMany({ data: [{ lotId, expertId, opinion, reason }], skipDuplicates: true });
    },

    /** Whether the report stands: unless more than half of the members dissent (REG 41). */
    async concludeReport({ purchaseId, lotId }: LotRef): Promise<boolean> {
      return prisma.$transaction(async (tx) => {
        const signatures = await tx.reportSignature.findMany({ where: { lotId } });
        const dissents = signatures.filter(({ opinion }) => opinion === 'dissent').length;
        const stands = dissents * 2 <= signatures.length;
        const line = { key: `report:${lotId}`, kind: 'report', lotId, rule: 'EV-13' } as const;
        await recordEvent(tx, { purchaseId, ...line, detail: { signed: signatures.length, dissents, stands } });
        return stands;
      });
    },
  };
}
