import type { TaskKind } from '../../domain/tasks/task-kinds.ts';
import { acceptServiceForm, approveAcceptanceForm } from './task-forms/acceptance-forms.ts';
import { confirmAwardForm, publishResultForm } from './task-forms/award-forms.ts';
import { draftContractForm } from './task-forms/contract-draft-form.ts';
import {
  approveContractForm,
  fileContractForm,
  publishContractForm,
  signContractForm,
} from './task-forms/contract-forms.ts';
import { monthlyInspectionForm, payInstalmentForm } from './task-forms/delivery-forms.ts';
import { approveDocumentsForm, draftDocumentsForm, publishNoticeForm } from './task-forms/document-forms.ts';
import { confirmVisitsForm } from './task-forms/first-visits-form.ts';
import { lastOfferForm } from './task-forms/last-offer-form.ts';
import { approvePlanForm, confirmBudgetForm, draftPlanForm } from './task-forms/planning-forms.ts';
import { examineQualificationsForm } from './task-forms/qualification-form.ts';
import { scoreBidsForm } from './task-forms/score-form.ts';
import { answerStandbyForm } from './task-forms/standby-form.ts';
import { decideTakeoverForm, resolveTakeoverForm, settleTakeoverForm } from './task-forms/takeover-forms.ts';
import type { TaskForm } from './task-forms/task-form.ts';

/** The form of every kind of human task; a kind without one does not compile. */
export const TASK_FORMS = {
  'draft-plan': draftPlanForm,
  'confirm-budget': confirmBudgetForm,
  'approve-plan': approvePlanForm,
  'draft-documents': draftDocumentsForm,
  'approve-documents': approveDocumentsForm,
  'publish-notice': publishNoticeForm,
  'examine-qualifications': examineQualificationsForm,
  'last-offer': lastOfferForm,
  'score-bids': scoreBidsForm,
  'confirm-award': confirmAwardForm,
  'publish-result': publishResultForm,
  'draft-contract': draftContractForm,
  'approve-contract': approveContractForm,
  'sign-contract': signContractForm,
  'publish-contract': publishContractForm,
  'file-contract': fileContractForm,
  'monthly-inspection': monthlyInspectionForm,
  'pay-instalment': payInstalmentForm,
  'accept-service': acceptServiceForm,
  'approve-acceptance': approveAcceptanceForm,
  'decide-takeover': decideTakeoverForm,
  'answer-standby': answerStandbyForm,
  'confirm-first-visits': confirmVisitsForm,
  'confirm-last-resort-visits': confirmVisitsForm,
  'settle-takeover': settleTakeoverForm,
  'resolve-takeover': resolveTakeoverForm,
} satisfies Record<TaskKind, TaskForm>;
