import type { AssessmentGrade } from '../domain/experts/assessment.ts';
import type { Database } from '../prisma/database.ts';
import { formOf, type PurchaseRef } from './purchase-record.ts';

/** What the form of `assess-experts` holds (api/contract/task-forms/expert-forms.ts). */
interface AssessmentForm {
  readonly experts: readonly {
    readonly expertId: string;
    readonly discipline: AssessmentGrade;
    readonly impartiality: AssessmentGrade;
    readonly competence: AssessmentGrade;
    readonly reason: string;
  }[];
}

export function expertAssessmentActivities({ prisma }: Database) {
  return {
    /** One line an expert, once however often this runs. */
    async recordAssessments({ purchaseId, taskId }: PurchaseRef & { readonly taskId: string }): Promise<void> {
      await prisma.$transaction(async (tx) => {
        const { submittedBy } = await tx.task.findUniqueOrThrow({ where: { id: taskId } });
        const { experts } = await formOf<AssessmentForm>(tx, taskId);
        await tx.expertAssessment.createMany({
          data: experts.map((line) => ({ ...line, purchaseId, assessedBy: submittedBy! })),
          skipDuplicates: true,
        });
        await tx.committeeAssessment.updateMany({
          where: { purchaseId, doneAt: null },
          data: { doneAt: new Date() },
        });
      });
    },
  };
}
