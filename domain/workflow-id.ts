/** Workflow ids that people read: in the console's links, in the Temporal UI, in a support call. */
export const workflowId = {
  purchase: (number: string): string => `purchase:${number}`,
  contract: (number: string): string => `contract:${number}`,
  takeover: (contractNumber: string, seq: number): string => `takeover:${contractNumber}:${seq}`,
  succession: (contractNumber: string, seq: number): string => `succession:${contractNumber}:${seq}`,
  admission: (organisationId: string, seq: number): string => `admission:${organisationId}:${seq}`,
  providerReview: (organisationId: string, seq: number): string => `provider-review:${organisationId}:${seq}`,
  providerGrading: (organisationId: string, year: number): string => `grading:${organisationId}:${year}`,
  debarment: (organisationId: string, seq: number): string => `debarment:${organisationId}:${seq}`,
  expert: (userId: string, seq: number): string => `expert:${userId}:${seq}`,
  expertRemoval: (userId: string, seq: number): string => `expert-removal:${userId}:${seq}`,
  assessment: (purchaseNumber: string): string => `assessment:${purchaseNumber}`,
  project: (number: string): string => `project:${number}`,
  complaint: (purchaseNumber: string, seq: number): string => `complaint:${purchaseNumber}:${seq}`,
  /** Of the row's random id alone: it tells neither the purchase nor who bids. */
  bidBondReturn: (returnId: string): string => `bid-bond-return:${returnId}`,
  takeoverTrigger: (triggerId: string): string => `trigger:${triggerId}`,
  recordAlert: (alertId: string): string => `alert:${alertId}`,
  evaluation: (contractNumber: string, seq: number): string => `evaluation:${contractNumber}:${seq}`,
  creditAppeal: (organisationId: string, seq: number): string => `credit:${organisationId}:${seq}`,
  repair: (organisationId: string, seq: number): string => `repair:${organisationId}:${seq}`,
  challenge: (purchaseNumber: string, seq: number): string => `challenge:${purchaseNumber}:${seq}`,
};
