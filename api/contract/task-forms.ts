import type { TaskKind } from '../../domain/tasks/task-kinds.ts';
import { acceptServiceForm, acceptStageForm, approveAcceptanceForm } from './task-forms/acceptance-forms.ts';
import { reviewAdmissionForm } from './task-forms/admission-form.ts';
import { approveEndingForm, approveMethodForm, approveSuspensionForm } from './task-forms/approval-forms.ts';
import { confirmAwardForm, publishResultForm } from './task-forms/award-forms.ts';
import { approveBidBondKeptForm, recordBidBondsForm, settleBidBondForm } from './task-forms/bid-bond-forms.ts';
import { approveForfeitureForm, receiveBondForm, settleBondForm } from './task-forms/bond-forms.ts';
import { approveChangeForm, publishChangeForm, signChangeForm } from './task-forms/change-forms.ts';
import { answerChallengeForm, carryOutAnswerForm, decidePerformanceForm } from './task-forms/challenge-form.ts';
import {
  approveComplaintForm,
  carryOutDecisionForm,
  confirmCarryingOutForm,
  examineComplaintForm,
  examineCorrectionForm,
  handleComplaintForm,
  recordInquiryForm,
  stateOnComplaintForm,
} from './task-forms/complaint-forms.ts';
import {
  attendEvaluationForm,
  electChairForm,
  explainPriceForm,
  judgeLowPriceForm,
  refillCommitteeForm,
  reviewConformityForm,
} from './task-forms/committee-forms.ts';
import { decideCreditAppealForm } from './task-forms/credit-forms.ts';
import { draftContractForm } from './task-forms/contract-draft-form.ts';
import {
  approveContractForm,
  fileContractForm,
  publishContractForm,
  signContractForm,
} from './task-forms/contract-forms.ts';
import { returnBidBondForm } from './task-forms/bond-return-form.ts';
import { decideDisputeForm, payDisputeForm } from './task-forms/dispute-forms.ts';
import { weighTakeoverForm } from './task-forms/weigh-takeover-form.ts';
import { lookIntoRecordsForm } from './task-forms/record-alert-form.ts';
import { monthlyInspectionForm } from './task-forms/delivery-forms.ts';
import { decideDeductionsForm, payInstalmentForm } from './task-forms/payment-forms.ts';
import { approveDocumentsForm, draftDocumentsForm } from './task-forms/document-forms.ts';
import {
  answerEvaluationForm,
  decideEvaluationObjectionForm,
  publishEvaluationForm,
  rateAsBuyerForm,
  rateAsEvaluatorForm,
  runSurveyForm,
} from './task-forms/evaluation-forms.ts';
import { assessExpertsForm, decideRemovalForm, hearExpertForm, reviewExpertForm } from './task-forms/expert-forms.ts';
import { confirmVisitsForm } from './task-forms/first-visits-form.ts';
import {
  examineApplicantsForm,
  recommendAsExpertForm,
  recommendSuppliersForm,
  witnessDrawForm,
} from './task-forms/invitation-forms.ts';
import { lastOfferForm } from './task-forms/last-offer-form.ts';
import { decideStalledOpeningForm, releaseShareForm } from './task-forms/opening-share-form.ts';
import {
  announceHearingForm,
  answerPenaltyNoticeForm,
  decidePenaltyForm,
  recordHearingForm,
  servePenaltyForm,
  servePenaltyNoticeForm,
} from './task-forms/penalty-forms.ts';
import { decideRepairForm, examineRepairForm } from './task-forms/repair-forms.ts';
import { approvePlanForm, draftPlanForm } from './task-forms/plan-forms.ts';
import { confirmBudgetForm, publishIntentionForm } from './task-forms/planning-forms.ts';
import {
  guideProjectForm,
  reserveProjectForm,
  reviewProjectForm,
  reviseProjectForm,
} from './task-forms/project-forms.ts';
import { publishNoticeForm } from './task-forms/publish-notice-form.ts';
import { examineQualificationsForm } from './task-forms/qualification-form.ts';
import { decideAfterRefusalForm } from './task-forms/refusal-form.ts';
import { confirmScoresForm, signReportForm } from './task-forms/report-forms.ts';
import { answerGradeForm, decideGradeObjectionForm, reviewGradeForm } from './task-forms/grading-forms.ts';
import { reviewProviderForm } from './task-forms/review-form.ts';
import { scoreBidsForm } from './task-forms/score-form.ts';
import {
  answerObjectionForm,
  attestMinutesForm,
  signMinutesForm,
  stateSingleSourceForm,
} from './task-forms/single-source-forms.ts';
import { answerStandbyForm } from './task-forms/standby-form.ts';
import { keyReviewProjectForm, surveyProjectForm } from './task-forms/survey-forms.ts';
import { decideTakeoverForm, resolveTakeoverForm, settleTakeoverForm } from './task-forms/takeover-forms.ts';
import {
  acceptRectificationForm,
  orderRectificationForm,
  reportRectificationForm,
} from './task-forms/rectification-forms.ts';
import {
  approveSuccessionForm,
  confirmSuccessorVisitsForm,
  planSuccessionForm,
} from './task-forms/succession-forms.ts';
import { agreePriceForm, holdTalksForm } from './task-forms/talks-forms.ts';
import type { TaskForm } from './task-forms/task-form.ts';

/** The form of every kind of human task; a kind without one does not compile. */
export const TASK_FORMS = {
  'draft-plan': draftPlanForm,
  'confirm-budget': confirmBudgetForm,
  'approve-plan': approvePlanForm,
  'publish-intention': publishIntentionForm,
  'draft-documents': draftDocumentsForm,
  'approve-documents': approveDocumentsForm,
  'publish-notice': publishNoticeForm,
  'release-opening-share': releaseShareForm,
  'decide-stalled-opening': decideStalledOpeningForm,
  'examine-qualifications': examineQualificationsForm,
  'last-offer': lastOfferForm,
  'attend-evaluation': attendEvaluationForm,
  'refill-committee': refillCommitteeForm,
  'elect-chair': electChairForm,
  'review-conformity': reviewConformityForm,
  'explain-price': explainPriceForm,
  'judge-low-price': judgeLowPriceForm,
  'score-bids': scoreBidsForm,
  'confirm-scores': confirmScoresForm,
  'sign-report': signReportForm,
  'confirm-award': confirmAwardForm,
  'publish-result': publishResultForm,
  'draft-contract': draftContractForm,
  'approve-contract': approveContractForm,
  'sign-contract': signContractForm,
  'publish-contract': publishContractForm,
  'file-contract': fileContractForm,
  'receive-bond': receiveBondForm,
  'record-bid-bonds': recordBidBondsForm,
  'settle-bid-bond': settleBidBondForm,
  'return-bid-bond': returnBidBondForm,
  'approve-bid-bond-kept': approveBidBondKeptForm,
  'decide-after-refusal': decideAfterRefusalForm,
  'settle-bond': settleBondForm,
  'approve-forfeiture': approveForfeitureForm,
  'approve-change': approveChangeForm,
  'sign-change': signChangeForm,
  'publish-change': publishChangeForm,
  'approve-method': approveMethodForm,
  'examine-applicants': examineApplicantsForm,
  'recommend-suppliers': recommendSuppliersForm,
  'recommend-as-expert': recommendAsExpertForm,
  'witness-draw': witnessDrawForm,
  'countersign-draw': witnessDrawForm,
  'hold-talks': holdTalksForm,
  'state-single-source': stateSingleSourceForm,
  'answer-objection': answerObjectionForm,
  'agree-price': agreePriceForm,
  'attest-minutes': attestMinutesForm,
  'sign-minutes': signMinutesForm,
  'approve-suspension': approveSuspensionForm,
  'approve-ending': approveEndingForm,
  'look-into-records': lookIntoRecordsForm,
  'monthly-inspection': monthlyInspectionForm,
  'accept-stage': acceptStageForm,
  'decide-deductions': decideDeductionsForm,
  'pay-instalment': payInstalmentForm,
  'accept-service': acceptServiceForm,
  'approve-acceptance': approveAcceptanceForm,
  'decide-dispute': decideDisputeForm,
  'pay-dispute': payDisputeForm,
  'weigh-takeover': weighTakeoverForm,
  'decide-takeover': decideTakeoverForm,
  'answer-standby': answerStandbyForm,
  'confirm-first-visits': confirmVisitsForm,
  'confirm-last-resort-visits': confirmVisitsForm,
  'settle-takeover': settleTakeoverForm,
  'resolve-takeover': resolveTakeoverForm,
  'order-rectification': orderRectificationForm,
  'report-rectification': reportRectificationForm,
  'accept-rectification': acceptRectificationForm,
  'plan-succession': planSuccessionForm,
  'approve-succession': approveSuccessionForm,
  'confirm-successor-visits': confirmSuccessorVisitsForm,
  'review-admission': reviewAdmissionForm,
  'answer-challenge': answerChallengeForm,
  'carry-out-answer': carryOutAnswerForm,
  'decide-performance': decidePerformanceForm,
  'examine-complaint': examineComplaintForm,
  'examine-correction': examineCorrectionForm,
  'state-on-complaint': stateOnComplaintForm,
  'handle-complaint': handleComplaintForm,
  'record-inquiry': recordInquiryForm,
  'approve-complaint': approveComplaintForm,
  'carry-out-decision': carryOutDecisionForm,
  'confirm-carrying-out': confirmCarryingOutForm,
  'guide-project': guideProjectForm,
  'review-project': reviewProjectForm,
  'reserve-project': reserveProjectForm,
  'revise-project': reviseProjectForm,
  'serve-penalty-notice': servePenaltyNoticeForm,
  'answer-penalty-notice': answerPenaltyNoticeForm,
  'announce-hearing': announceHearingForm,
  'record-hearing': recordHearingForm,
  'decide-penalty': decidePenaltyForm,
  'serve-penalty': servePenaltyForm,
  'examine-repair': examineRepairForm,
  'decide-repair': decideRepairForm,
  'review-provider': reviewProviderForm,
  'decide-credit-appeal': decideCreditAppealForm,
  'review-grade': reviewGradeForm,
  'answer-grade': answerGradeForm,
  'decide-grade-objection': decideGradeObjectionForm,
  'rate-as-buyer': rateAsBuyerForm,
  'rate-as-evaluator': rateAsEvaluatorForm,
  'run-survey': runSurveyForm,
  'answer-evaluation': answerEvaluationForm,
  'decide-evaluation-objection': decideEvaluationObjectionForm,
  'publish-evaluation': publishEvaluationForm,
  'review-expert': reviewExpertForm,
  'hear-expert': hearExpertForm,
  'decide-removal': decideRemovalForm,
  'assess-experts': assessExpertsForm,
  'survey-project': surveyProjectForm,
  'key-review-project': keyReviewProjectForm,
} satisfies Record<TaskKind, TaskForm>;
