import { admissionActivities } from './admission.ts';
import { awardActivities } from './award.ts';
import { bidBondActivities } from './bid-bond.ts';
import { bidBondReturnActivities } from './bid-bond-return.ts';
import { bidReviewActivities } from './bid-review.ts';
import { bondActivities } from './bond.ts';
import { challengeActivities } from './challenge.ts';
import { caseOrderActivities } from './case-orders.ts';
import { complaintActivities } from './complaint.ts';
import { complaintDecisionActivities } from './complaint-decision.ts';
import { complaintHandlingActivities } from './complaint-handling.ts';
import { complaintSuspensionActivities } from './complaint-suspension.ts';
import { committeeChairActivities } from './committee-chair.ts';
import { committeeActivities } from './committee.ts';
import { committeeSeatActivities } from './committee-seats.ts';
import { contractChangeActivities } from './contract-change.ts';
import { contractingActivities } from './contracting.ts';
import { creditActivities } from './credit.ts';
import { earmarkActivities } from './earmark.ts';
import { deliveryActivities } from './delivery.ts';
import type { ActivityDependencies } from './dependencies.ts';
import { documentChangeActivities } from './document-change.ts';
import { evaluationActivities } from './evaluation.ts';
import { evaluationReportActivities } from './evaluation-report.ts';
import { expertAssessmentActivities } from './expert-assessment.ts';
import { expertBankActivities } from './expert-bank.ts';
import { expertRemovalActivities } from './expert-removal.ts';
import { forceMajeureActivities } from './force-majeure.ts';
import { gradingActivities } from './grading.ts';
import { handoverActivities } from './handover.ts';
import { holdActivities } from './holds.ts';
import { invitationActivities } from './invitation.ts';
import { LegalTime } from './legal-time.ts';
import { openingActivities } from './opening.ts';
import { performanceActivities } from './performance.ts';
import { performanceEvaluationActivities } from './performance-evaluation.ts';
import { procedureEndActivities } from './procedure-end.ts';
import { projectActivities } from './project.ts';
import { banRepairActivities } from './ban-repair.ts';
import { penaltyActivities } from './penalty.ts';
import { planActivities } from './plan.ts';
import { providerReviewActivities } from './provider-review.ts';
import { publicationActivities } from './publication.ts';
import { purchaseRecordActivities } from './purchase-record.ts';
import { bridgeFailureActivities } from './bridge-failure.ts';
import { rectificationActivities } from './rectification.ts';
import { successionActivities } from './succession.ts';
import { paymentDisputeActivities } from './payment-dispute.ts';
import { takeoverTriggerActivities } from './takeover-trigger.ts';
import { recordAlertActivities } from './record-alert.ts';
import { singleSourceActivities } from './single-source.ts';
import { stageAcceptanceActivities } from './stage-acceptance.ts';
import { takeoverActivities } from './takeover.ts';
import { talksActivities } from './talks.ts';
import { taskActivities } from './tasks.ts';
import { unopenedActivities } from './unopened.ts';

/** Everything a workflow can do to the world. Workflows know this by its type only. */
export function createActivities({ database, sealKey, signingKey }: ActivityDependencies) {
  const time = new LegalTime(database);
  return {
    ...taskActivities(database, time),
    ...purchaseRecordActivities(database),
    ...procedureEndActivities(database),
    ...planActivities(database),
    ...earmarkActivities(database),
    ...publicationActivities(database, time, sealKey),
    ...documentChangeActivities(database),
    ...invitationActivities(database, time),
    ...singleSourceActivities(database, time),
    ...openingActivities(database, sealKey, signingKey),
    ...unopenedActivities(database, time),
    ...committeeActivities(database, time),
    ...talksActivities(database, time),
    ...committeeChairActivities(database, time),
    ...committeeSeatActivities(database, time),
    ...bidBondActivities(database, time),
    ...bidBondReturnActivities(database, time),
    ...bidReviewActivities(database, time),
    ...evaluationActivities(database),
    ...evaluationReportActivities(database, time),
    ...awardActivities(database, time),
    ...contractingActivities(database, time),
    ...bondActivities(database, time),
    ...contractChangeActivities(database, time),
    ...deliveryActivities(database, time),
    ...stageAcceptanceActivities(database, time),
    ...takeoverActivities(database, time),
    ...handoverActivities(database, time),
    ...rectificationActivities(database, time),
    ...successionActivities(database, time),
    ...bridgeFailureActivities(database),
    ...admissionActivities(database),
    ...challengeActivities(database, time),
    ...forceMajeureActivities(database, time),
    ...holdActivities(database, time),
    ...complaintActivities(database, time),
    ...complaintSuspensionActivities(database, time),
    ...complaintHandlingActivities(database, time),
    ...complaintDecisionActivities(database, time),
    ...caseOrderActivities(database, time),
    ...performanceActivities(database),
    ...projectActivities(database),
    ...recordAlertActivities(database),
    ...takeoverTriggerActivities(database),
    ...paymentDisputeActivities(database, time),
    ...providerReviewActivities(database),
    ...creditActivities(database),
    ...banRepairActivities(database),
    ...gradingActivities(database, time),
    ...penaltyActivities(database),
    ...performanceEvaluationActivities(database, time),
    ...expertBankActivities(database),
    ...expertRemovalActivities(database),
    ...expertAssessmentActivities(database),
  };
}

export type Activities = ReturnType<typeof createActivities>;
