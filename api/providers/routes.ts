import type { Route } from '../route.ts';
import { appealCredit } from './appeal-credit.ts';
import { applyForAdmission } from './apply-for-admission.ts';
import { askProviderReview, leaveBank } from './ask-review.ts';
import { setCapability } from './capability.ts';
import { draftBanRepair, submitBanRepair } from './ban-repairs.ts';
import { liftDebarment, listDebarments, recordDebarment } from './debarments.ts';
import { getCreditScheme, setCreditScheme } from './credit-schemes.ts';
import { enterGradingScheme, getGradingScheme } from './grading-schemes.ts';
import { getGrading, listGradings, openGradingYear } from './gradings.ts';
import { listBans } from './list-bans.ts';
import { handInFinanceReport, listFinanceReports } from './finances.ts';
import { getCredit } from './get-credit.ts';
import { endLocalCondition, listLocalConditions, publishLocalCondition } from './local-conditions.ts';
import { filePenalty, listPenalties } from './penalties.ts';
import { getRepairTerms, setRepairTerms } from './repair-terms.ts';
import { getAdmission, listAdmissions } from './read-admissions.ts';
import { getProvider, listProviders } from './read-providers.ts';
import { recordRegistrationLoss } from './registration.ts';
import { getRelations, stateRelations } from './relations.ts';
import { addStaff, endStaff, listStaff } from './staff.ts';

export const PROVIDER_ROUTES: readonly Route[] = [
  applyForAdmission,
  listAdmissions,
  getAdmission,
  listProviders,
  getProvider,
  getCredit,
  appealCredit,
  getCreditScheme,
  setCreditScheme,
  listGradings,
  getGrading,
  openGradingYear,
  getGradingScheme,
  enterGradingScheme,
  askProviderReview,
  leaveBank,
  setCapability,
  recordRegistrationLoss,
  getRelations,
  stateRelations,
  listStaff,
  addStaff,
  endStaff,
  listFinanceReports,
  handInFinanceReport,
  listDebarments,
  recordDebarment,
  liftDebarment,
  listBans,
  draftBanRepair,
  submitBanRepair,
  getRepairTerms,
  setRepairTerms,
  listPenalties,
  filePenalty,
  listLocalConditions,
  publishLocalCondition,
  endLocalCondition,
];
