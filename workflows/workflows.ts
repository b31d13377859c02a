// Entry for Temporal's bundler: what the worker registers, by name.
export { admission } from './admission.ts';
export { bidBondReturn } from './bid-bond-return.ts';
export { challenge } from './challenge.ts';
export { complaint } from './complaint/complaint.ts';
export { contingency } from './contingency/contingency.ts';
export { succession } from './contingency/succession.ts';
export { creditAppeal } from './credit-appeal.ts';
export { debarment } from './debarment.ts';
export { serviceContract } from './contract/service-contract.ts';
export { committeeAssessment } from './experts/assessment.ts';
export { expertAdmission } from './experts/admission.ts';
export { expertRemoval } from './experts/removal.ts';
export { project } from './project.ts';
export { recordAlert } from './record-alert.ts';
export { performanceEvaluation } from './performance-evaluation.ts';
export { providerReview } from './provider-review.ts';
export { purchase } from './purchase/purchase.ts';
