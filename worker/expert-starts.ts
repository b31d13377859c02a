import { instantOfMillis } from '../domain/time/shanghai.ts';
import { workflowId } from '../domain/workflow-id.ts';
import type { Database } from '../prisma/database.ts';
import type { ExpertAdmissionInput } from '../workflows/experts/admission.ts';
import type { CommitteeAssessmentInput } from '../workflows/experts/assessment.ts';
import type { ExpertRemovalInput } from '../workflows/experts/removal.ts';
import { BATCH } from './outbox.ts';
import type { WaitingCase } from './waiting-case.ts';

/** A case of the bank of experts that waits for its workflow. */
export type ExpertCase = WaitingCase<
  'expertAdmission' | 'expertRemoval' | 'committeeAssessment',
  ExpertAdmissionInput | ExpertRemovalInput | CommitteeAssessmentInput
>;

/** Applications, removals and assessments that no workflow runs for yet; the rows are their own outbox. */
export async function waitingExpertCases(database: Database): Promise<ExpertCase[]> {
  return [
    ...(await waitingApplications(database)),
    ...(await waitingRemovals(database)),
    ...(await waitingAssessments(database)),
  ];
}

async function waitingApplications({ prisma }: Database): Promise<ExpertCase[]> {
  const rows = await prisma.expertApplication.findMany({
    where: { startedAt: null },
    orderBy: { enteredAt: 'asc' },
    take: BATCH,
  });
  return rows.map(({ id, userId, seq, regionCode: region, enteredBy, clockEpoch, clockScale }) => {
    const clock = { epoch: instantOfMillis(clockEpoch.getTime()), scale: clockScale };
    return {
      ...{ type: 'expertAdmission', workflowId: workflowId.expert(userId, seq), region },
      input: { applicationId: id, userId, seq, region, enteredBy, clock },
      summary: `application ${seq} of an expert`,
      accepted: () => prisma.expertApplication.update({ where: { id }, data: { startedAt: new Date() } }),
    };
  });
}

async function waitingRemovals({ prisma }: Database): Promise<ExpertCase[]> {
  const rows = await prisma.expertRemoval.findMany({
    where: { startedAt: null },
    orderBy: { proposedAt: 'asc' },
    take: BATCH,
  });
  return rows.map(({ id, userId, seq, regionCode: region, proposedBy, clockEpoch, clockScale }) => {
    const clock = { epoch: instantOfMillis(clockEpoch.getTime()), scale: clockScale };
    return {
      ...{ type: 'expertRemoval', workflowId: workflowId.expertRemoval(userId, seq), region },
      input: { removalId: id, userId, seq, region, proposedBy, clock },
      summary: `removal ${seq} of an expert`,
      accepted: () => prisma.expertRemoval.update({ where: { id }, data: { startedAt: new Date() } }),
    };
  });
}

async function waitingAssessments({ prisma }: Database): Promise<ExpertCase[]> {
  const rows = await prisma.committeeAssessment.findMany({
    where: { startedAt: null },
    orderBy: { requestedAt: 'asc' },
    take: BATCH,
    include: { purchase: { select: { number: true, regionCode: true } } },
  });
  return rows.map(({ purchaseId, purchase: { number, regionCode: region } }) => ({
    ...{ type: 'committeeAssessment', workflowId: workflowId.assessment(number), region },
    input: { purchaseId, number, region },
    summary: `experts of purchase ${number}`,
    accepted: () => prisma.committeeAssessment.update({ where: { purchaseId }, data: { startedAt: new Date() } }),
  }));
}
