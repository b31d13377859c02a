import { sleep } from '@temporalio/workflow';
import * as released from '../../workflows/workflows.ts';

// The negative control: every workflow as it is, with one timer more at its beginning.

function changed<Input, End>(workflow: (input: Input) => Promise<End>): (input: Input) => Promise<End> {
  return async (input) => {
    await sleep('1 second');
    return workflow(input);
  };
}

export const admission = changed(released.admission);
export const banRepair = changed(released.banRepair);
export const bidBondReturn = changed(released.bidBondReturn);
export const challenge = changed(released.challenge);
export const complaint = changed(released.complaint);
export const expertAdmission = changed(released.expertAdmission);
export const expertRemoval = changed(released.expertRemoval);
export const committeeAssessment = changed(released.committeeAssessment);
export const creditAppeal = changed(released.creditAppeal);
export const debarment = changed(released.debarment);
export const succession = changed(released.succession);
export const performanceEvaluation = changed(released.performanceEvaluation);
export const providerGrading = changed(released.providerGrading);
export const providerReview = changed(released.providerReview);
export const project = changed(released.project);
export const purchase = changed(released.purchase);
export const serviceContract = changed(released.serviceContract);
export const contingency = changed(released.contingency);
export const paymentDispute = changed(released.paymentDispute);
export const takeoverTrigger = changed(released.takeoverTrigger);
export const recordAlert = changed(released.recordAlert);
