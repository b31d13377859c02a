import type { Client } from '@temporalio/client';
import { TypedSearchAttributes, WorkflowExecutionAlreadyStartedError, WorkflowIdReusePolicy } from '@temporalio/common';
import type { Logger } from 'pino';
import { instantOfMillis } from '../domain/time/shanghai.ts';
import { workflowId } from '../domain/workflow-id.ts';
import type { Database } from '../prisma/database.ts';
import type { AdmissionInput } from '../workflows/admission.ts';
import type { ChallengeInput } from '../workflows/challenge.ts';
import type { CreditAppealInput } from '../workflows/credit-appeal.ts';
import type { ComplaintInput } from '../workflows/complaint/course.ts';
import type { EvaluationInput } from '../workflows/performance-evaluation.ts';
import type { ProviderReviewInput } from '../workflows/provider-review.ts';
import type { ProjectInput } from '../workflows/project.ts';
import type { RecordAlertInput } from '../workflows/record-alert.ts';
import { SEARCH } from '../workflows/search-attributes.ts';
import { waitingBondReturns, type BondReturnCase } from './bond-return-starts.ts';
import { waitingRepairs, type RepairCase } from './repair-starts.ts';
import { waitingGradings, type GradingCase } from './grading-starts.ts';
import { waitingPenalties, type PenaltyCase } from './penalty-starts.ts';
import { waitingDisputes, type DisputeCase } from './dispute-starts.ts';
import { waitingTriggers, type TriggerCase } from './trigger-starts.ts';
import { waitingSuccessions, type SuccessionCase } from './takeover-steps.ts';
import { waitingExpertCases, type ExpertCase } from './expert-starts.ts';
import { BATCH, deliverAll, problemOf, TASK_QUEUE, type Delivery } from './outbox.ts';
import type { WaitingCase } from './waiting-case.ts';

type CaseStart =
  | WaitingCase<
      | 'providerReview'
      | 'creditAppeal'
      | 'performanceEvaluation'
      | 'admission'
      | 'challenge'
      | 'complaint'
      | 'project'
      | 'recordAlert',
      | ProviderReviewInput
      | CreditAppealInput
      | EvaluationInput
      | AdmissionInput
      | ChallengeInput
      | ComplaintInput
      | ProjectInput
      | RecordAlertInput
    >
  | GradingCase
  | BondReturnCase
  | TriggerCase
  | DisputeCase
  | ExpertCase
  | SuccessionCase
  | PenaltyCase
  | RepairCase;

/**
 * Starts the workflows of admissions, challenges, complaints, projects and cases of experts that were handed in, and of alerts that
 * were found; the rows are their own outbox.
 */
export async function startCases(database: Database, client: Client, log: Logger): Promise<Delivery> {
  const starts = [
    ...(await waitingAdmissions(database)),
    ...(await waitingChallenges(database)),
    ...(await waitingComplaints(database)),
    ...(await waitingProjects(database)),
    ...(await waitingAlerts(database)),
    ...(await waitingTriggers(database)),
    ...(await waitingDisputes(database)),
    ...(await waitingBondReturns(database)),
    ...(await waitingExpertCases(database)),
    ...(await waitingReviews(database)),
    ...(await waitingSuccessions(database)),
    ...(await waitingPenalties(database)),
    ...(await waitingRepairs(database)),
    ...(await waitingAppeals(database)),
    ...(await waitingGradings(database)),
    ...(await waitingEvaluations(database)),
  ];
  return deliverAll(starts, async (start) => {
    try {
      await client.workflow.start(start.type, {
        workflowId: start.workflowId,
        taskQueue: TASK_QUEUE,
        args: [start.input],
        workflowIdReusePolicy: WorkflowIdReusePolicy.REJECT_DUPLICATE,
        staticSummary: start.summary,
        ...(start.region !== undefined && {
          typedSearchAttributes: new TypedSearchAttributes([
            { key: SEARCH.stage, value: start.type },
            { key: SEARCH.region, value: start.region },
          ]),
        }),
      });
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) {
        log.warn({ workflowId: start.workflowId, problem: problemOf(error) }, 'a case could not be started');
        throw error;
      }
    }
    await start.accepted();
  });
}

async function waitingAdmissions({ prisma }: Database): Promise<CaseStart[]> {
  const rows = await prisma.admission.findMany({
    where: { startedAt: null },
    orderBy: { appliedAt: 'asc' },
    take: BATCH,
  });
  return rows.map(({ id, organisationId, seq, regionCode: region, appliedBy, clockEpoch, clockScale }) => {
    const clock = { epoch: instantOfMillis(clockEpoch.getTime()), scale: clockScale };
    return {
      ...{ type: 'admission', workflowId: workflowId.admission(organisationId, seq), region },
      input: { admissionId: id, organisationId, seq, region, appliedBy, clock },
      summary: `admission ${seq} of a provider`,
      accepted: () => prisma.admission.update({ where: { id }, data: { startedAt: new Date() } }),
    };
  });
}

async function waitingChallenges({ prisma }: Database): Promise<CaseStart[]> {
  const rows = await prisma.challenge.findMany({
    where: { startedAt: null },
    orderBy: { recordedAt: 'asc' },
    take: BATCH,
    include: { purchase: { select: { number: true } } },
  });
  return rows.map(({ id, purchaseId, purchase: { number }, seq, regionCode: region, receivedAt }) => ({
    ...{ type: 'challenge', workflowId: workflowId.challenge(number, seq), region },
    input: {
      ...{ challengeId: id, purchaseId, purchaseNumber: number, seq, region },
      receivedAt: instantOfMillis(receivedAt.getTime()),
    },
    summary: `challenge ${seq} to purchase ${number}`,
    accepted: () => prisma.challenge.update({ where: { id }, data: { startedAt: new Date() } }),
  }));
}

async function waitingComplaints({ prisma }: Database): Promise<CaseStart[]> {
  const rows = await prisma.complaint.findMany({
    where: { startedAt: null },
    orderBy: { recordedAt: 'asc' },
    take: BATCH,
    include: { purchase: { select: { number: true } } },
  });
  return rows.map(({ id, purchaseId, purchase: { number }, seq, regionCode: region, receivedAt }) => ({
    ...{ type: 'complaint', workflowId: workflowId.complaint(number, seq), region },
    input: {
      ...{ complaintId: id, purchaseId, purchaseNumber: number, seq, region },
      receivedAt: instantOfMillis(receivedAt.getTime()),
    },
    summary: `complaint ${seq} to purchase ${number}`,
    accepted: () => prisma.complaint.update({ where: { id }, data: { startedAt: new Date() } }),
  }));
}

/** What was carried over is in the bank already and asks nobody again. */
async function waitingProjects({ prisma }: Database): Promise<CaseStart[]> {
  const rows = await prisma.project.findMany({
    where: { startedAt: null, state: 'proposed' },
    orderBy: { proposedAt: 'asc' },
    take: BATCH,
  });
  return rows.map(({ id, number, regionCode: region, layer, proposedBy, surveyRequired, ...own }) => {
    const clock = { epoch: instantOfMillis(own.clockEpoch.getTime()), scale: own.clockScale };
    const survey = surveyRequired ? ({ survey: true } as const) : {};
    return {
      ...{ type: 'project', workflowId: workflowId.project(number), region },
      input: { projectId: id, number, region, township: layer === 'township', proposedBy, clock, ...survey },
      summary: `project ${number}`,
      accepted: () => prisma.project.update({ where: { id }, data: { startedAt: new Date() } }),
    };
  });
}

async function waitingAlerts({ prisma }: Database): Promise<CaseStart[]> {
  const rows = await prisma.recordAlert.findMany({
    where: { startedAt: null },
    orderBy: { foundAt: 'asc' },
    take: BATCH,
    include: { contract: { select: { purchaseId: true } } },
  });
  return rows.map(({ id, contractId, contract: { purchaseId }, regionCode: region, rule, month }) => ({
    ...{ type: 'recordAlert', workflowId: workflowId.recordAlert(id), region },
    input: { alertId: id, contractId, purchaseId, region, rule: rule as RecordAlertInput['rule'], month },
    summary: `alert of service records: ${rule}`,
    accepted: () => prisma.recordAlert.update({ where: { id }, data: { startedAt: new Date() } }),
  }));
}

/** Started as soon as they are scheduled: the workflow itself waits for the day. */
async function waitingReviews({ prisma }: Database): Promise<CaseStart[]> {
  const rows = await prisma.providerReview.findMany({
    where: { startedAt: null },
    orderBy: { createdAt: 'asc' },
    take: BATCH,
  });
  return rows.map(({ id, organisationId, seq, regionCode: region, dueAt, requestedBy, clockEpoch, clockScale }) => {
    const clock = { epoch: instantOfMillis(clockEpoch.getTime()), scale: clockScale };
    return {
      ...{ type: 'providerReview', workflowId: workflowId.providerReview(organisationId, seq), region },
      input: { reviewId: id, organisationId, seq, region, dueAt: dueAt.toISOString(), requestedBy, clock },
      summary: `review ${seq} of a provider`,
      accepted: () => prisma.providerReview.update({ where: { id }, data: { startedAt: new Date() } }),
    };
  });
}

async function waitingAppeals({ prisma }: Database): Promise<CaseStart[]> {
  const rows = await prisma.creditAppeal.findMany({
    where: { startedAt: null },
    orderBy: { handedInAt: 'asc' },
    take: BATCH,
  });
  return rows.map(({ id, organisationId, seq, regionCode: region, kind, madeBy, handedInBy, ...own }) => {
    const clock = { epoch: instantOfMillis(own.clockEpoch.getTime()), scale: own.clockScale };
    const excluded = [handedInBy, ...(madeBy === null ? [] : [madeBy])];
    return {
      ...{ type: 'creditAppeal', workflowId: workflowId.creditAppeal(organisationId, seq), region },
      input: {
        ...{ appealId: id, organisationId, seq, region, excluded, clock },
        kind: kind as CreditAppealInput['kind'],
      },
      summary: `${kind} ${seq} to a credit file`,
      accepted: () => prisma.creditAppeal.update({ where: { id }, data: { startedAt: new Date() } }),
    };
  });
}

async function waitingEvaluations({ prisma }: Database): Promise<CaseStart[]> {
  const rows = await prisma.performanceEvaluation.findMany({
    where: { startedAt: null },
    orderBy: { requestedAt: 'asc' },
    take: BATCH,
    include: { contract: { select: { number: true, purchaseId: true, providerId: true } } },
  });
  return rows.map(({ id, contractId, contract, seq, regionCode: region, evaluatorId }) => ({
    ...{ type: 'performanceEvaluation', workflowId: workflowId.evaluation(contract.number, seq), region },
    input: {
      ...{ evaluationId: id, contractId, contractNumber: contract.number, seq, region },
      ...{ purchaseId: contract.purchaseId, providerId: contract.providerId, evaluatorId },
    },
    summary: `evaluation ${seq} of contract ${contract.number}`,
    accepted: () => prisma.performanceEvaluation.update({ where: { id }, data: { startedAt: new Date() } }),
  }));
}
