import type { Client, Workflow, WorkflowHandle, WorkflowStartOptions } from '@temporalio/client';
import type { admission } from '../../../workflows/admission.ts';
import type { bidBondReturn } from '../../../workflows/bid-bond-return.ts';
import type { challenge } from '../../../workflows/challenge.ts';
import type { complaint } from '../../../workflows/complaint/complaint.ts';
import type { contingency } from '../../../workflows/contingency/contingency.ts';
import type { succession } from '../../../workflows/contingency/succession.ts';
import type { ServiceContractInput } from '../../../workflows/contract/course.ts';
import type { serviceContract } from '../../../workflows/contract/service-contract.ts';
import { addMonths, dayOf, startOfDay, type Instant } from '../../../domain/time/shanghai.ts';
import { workflowId } from '../../../domain/workflow-id.ts';
import type { PurchaseInput } from '../../../workflows/purchase/course.ts';
import type { debarment } from '../../../workflows/debarment.ts';
import type { expertAdmission } from '../../../workflows/experts/admission.ts';
import type { committeeAssessment } from '../../../workflows/experts/assessment.ts';
import type { expertRemoval } from '../../../workflows/experts/removal.ts';
import type { banRepair } from '../../../workflows/ban-repair.ts';
import type { creditAppeal } from '../../../workflows/credit-appeal.ts';
import type { performanceEvaluation } from '../../../workflows/performance-evaluation.ts';
import type { providerGrading } from '../../../workflows/provider-grading.ts';
import type { providerReview } from '../../../workflows/provider-review.ts';
import type { project } from '../../../workflows/project.ts';
import type { paymentDispute } from '../../../workflows/payment-dispute.ts';
import type { takeoverTrigger } from '../../../workflows/takeover-trigger.ts';
import type { recordAlert } from '../../../workflows/record-alert.ts';
import type { purchase } from '../../../workflows/purchase/purchase.ts';
import { contracts } from './contracts.ts';
import { requestTakeover } from './takeovers.ts';
import type { World } from './world.ts';

/** Where a test's workflows run, and the number that tells them from those of other tests. */
export interface Place {
  readonly client: Client;
  readonly taskQueue: string;
  readonly number: string;
}

const CONTRACT = 'contract-1';
const COMMON = { region: '220100', drafterId: 'officer-1' } as const;

/** A purchase of the lots that the world has bids for. */
export function startPurchase(
  place: Place,
  world: World,
  given: Partial<PurchaseInput> = {},
): Promise<WorkflowHandle<typeof purchase>> {
  const { number } = place;
  const input: PurchaseInput = {
    ...COMMON,
    ...{ purchaseId: number, number, method: world.method, budgetYear: 2027, clockScale: 1 },
    terms: { invitation: world.invitation, approval: false, publicity: false, afterTenderWithTwo: false },
    lots: Object.keys(world.bids).map((lotId, i) => ({ lotId, seq: i + 1 })),
    ...given,
  };
  return start<typeof purchase>(place, 'purchase', workflowId.purchase(number), [input]);
}

/** A contract that is signed now. */
export async function startContract(place: Place, world: World): Promise<WorkflowHandle<typeof serviceContract>> {
  const number = await signedContract(place, world);
  const ids = { contractId: CONTRACT, number, purchaseId: place.number, lotId: 'lot-1', providerId: 'provider-1' };
  const input: ServiceContractInput = { ...COMMON, ...ids };
  return start<typeof serviceContract>(place, 'serviceContract', workflowId.contract(number), [input]);
}

/** A takeover of a contract that is signed now, without the contract's own workflow. */
export async function startTakeover(
  place: Place,
  world: World,
  how: Parameters<typeof requestTakeover>[2] = {},
): Promise<WorkflowHandle<typeof contingency>> {
  const contractNumber = await signedContract(place, world);
  const { takeoverId, seq } = requestTakeover(world, CONTRACT, how);
  const input = { ...COMMON, takeoverId, seq, contractId: CONTRACT, contractNumber, purchaseId: place.number };
  return start<typeof contingency>(place, 'contingency', workflowId.takeover(contractNumber, seq), [input]);
}

/** What comes after the termination of that contract, as the outbox starts it. */
export function startSuccession({ number: purchaseId, ...place }: Place): Promise<WorkflowHandle<typeof succession>> {
  const contractNumber = `${purchaseId}-1`;
  const input = { ...COMMON, takeoverId: 'takeover-1', seq: 1, contractId: CONTRACT, contractNumber, purchaseId };
  const id = workflowId.succession(contractNumber, 1);
  return start<typeof succession>({ ...place, number: purchaseId }, 'succession', id, [{ ...input, urgent: false }]);
}

/** An application for admission that is handed in now. */
export async function startAdmission(place: Place, world: World): Promise<WorkflowHandle<typeof admission>> {
  const organisationId = `provider-of-${place.number}`;
  const clock = { epoch: await world.clock.businessNow(), scale: 1 };
  const ids = { admissionId: 'admission-1', organisationId, seq: 1, appliedBy: 'provider-1' };
  const input = { ...ids, region: COMMON.region, clock };
  return start<typeof admission>(place, 'admission', workflowId.admission(organisationId, 1), [input]);
}

/** A proposal for the bank of projects that is handed in now. */
export async function startProject(
  place: Place,
  world: World,
  { township, ...survey }: { readonly township: boolean; readonly survey?: true },
): Promise<WorkflowHandle<typeof project>> {
  const { number } = place;
  const clock = { epoch: await world.clock.businessNow(), scale: 1 };
  const own = { projectId: 'project-1', number, region: COMMON.region, township, proposedBy: 'officer-1', clock };
  const input = { ...own, ...survey };
  return start<typeof project>(place, 'project', workflowId.project(number), [input]);
}

/** The yearly review of a provider that was admitted a year before its day. */
export async function startReview(place: Place, world: World): Promise<WorkflowHandle<typeof providerReview>> {
  const organisationId = `provider-of-${place.number}`;
  const now = await world.clock.businessNow();
  const clock = { epoch: now, scale: 1 };
  const dueAt = world.clock.wall(startOfDay(addMonths(dayOf(now), 12)));
  const input = { reviewId: 'review-1', organisationId, seq: 1, region: COMMON.region, dueAt, clock };
  const id = workflowId.providerReview(organisationId, 1);
  return start<typeof providerReview>(place, 'providerReview', id, [{ ...input, requestedBy: 'officer-1' }]);
}

/** The grade of a provider for a year that is opened now. */
export async function startGrading(place: Place, world: World): Promise<WorkflowHandle<typeof providerGrading>> {
  const organisationId = `provider-of-${place.number}`;
  const clock = { epoch: await world.clock.businessNow(), scale: 1 };
  const input = { gradingId: 'grading-1', organisationId, year: 2026, region: COMMON.region, clock };
  return start<typeof providerGrading>(place, 'providerGrading', workflowId.providerGrading(organisationId, 2026), [
    input,
  ]);
}

/** An objection to an event of a credit file that is handed in now. */
export async function startAppeal(place: Place, world: World): Promise<WorkflowHandle<typeof creditAppeal>> {
  const organisationId = `provider-of-${place.number}`;
  const clock = { epoch: await world.clock.businessNow(), scale: 1 };
  const ids = { appealId: 'appeal-1', organisationId, seq: 1, region: COMMON.region };
  const input = { ...ids, kind: 'objection', excluded: ['provider-1', 'supervisor-1'], clock } as const;
  return start<typeof creditAppeal>(place, 'creditAppeal', workflowId.creditAppeal(organisationId, 1), [input]);
}

/** A procedure of a ban that is filed now. */
export async function startDebarment(place: Place, world: World): Promise<WorkflowHandle<typeof debarment>> {
  const organisationId = `provider-of-${place.number}`;
  const now = await world.clock.businessNow();
  const ids = { penaltyId: 'penalty-1', organisationId, seq: 1, region: COMMON.region, filedBy: 'officer-1' };
  const input = { ...ids, filedAt: now, clock: { epoch: now, scale: 1 } };
  return start<typeof debarment>(place, 'debarment', workflowId.debarment(organisationId, 1), [input]);
}

/** A repair of a ban that is handed in now. */
export async function startRepair(place: Place, world: World): Promise<WorkflowHandle<typeof banRepair>> {
  const organisationId = `provider-of-${place.number}`;
  const clock = { epoch: await world.clock.businessNow(), scale: 1 };
  const ids = { repairId: 'repair-1', organisationId, seq: 1, region: COMMON.region };
  const input = { ...ids, askedBy: 'provider-1', banDecidedBy: 'approver-1', clock };
  return start<typeof banRepair>(place, 'banRepair', workflowId.repair(organisationId, 1), [input]);
}

/** A performance evaluation that an officer asks for now, with a third party or without. */
export async function startEvaluation(
  place: Place,
  evaluatorId: string | null = null,
): Promise<WorkflowHandle<typeof performanceEvaluation>> {
  const { number } = place;
  const ids = { evaluationId: 'evaluation-1', contractId: CONTRACT, contractNumber: number, seq: 1 };
  const input = { ...ids, purchaseId: number, region: COMMON.region, providerId: 'provider-1', evaluatorId };
  const id = workflowId.evaluation(number, 1);
  return start<typeof performanceEvaluation>(place, 'performanceEvaluation', id, [input]);
}

/** An application for the bank of experts that the office enters now. */
export async function startExpert(place: Place, world: World): Promise<WorkflowHandle<typeof expertAdmission>> {
  const userId = `expert-1-of-${place.number}`;
  const clock = { epoch: await world.clock.businessNow(), scale: 1 };
  const ids = { applicationId: 'application-1', userId, seq: 1, enteredBy: 'officer-1' };
  const input = { ...ids, region: COMMON.region, clock };
  return start<typeof expertAdmission>(place, 'expertAdmission', workflowId.expert(userId, 1), [input]);
}

/** A proposal to remove an expert that is made now. */
export async function startExpertRemoval(place: Place, world: World): Promise<WorkflowHandle<typeof expertRemoval>> {
  const userId = `expert-1-of-${place.number}`;
  const clock = { epoch: await world.clock.businessNow(), scale: 1 };
  const input = { removalId: 'removal-1', userId, seq: 1, region: COMMON.region, proposedBy: 'officer-1', clock };
  return start<typeof expertRemoval>(place, 'expertRemoval', workflowId.expertRemoval(userId, 1), [input]);
}

/** The buyer's assessment of the experts of a purchase whose result is published now. */
export function startAssessment(place: Place): Promise<WorkflowHandle<typeof committeeAssessment>> {
  const { number } = place;
  const input = { purchaseId: number, number, region: COMMON.region };
  return start<typeof committeeAssessment>(place, 'committeeAssessment', workflowId.assessment(number), [input]);
}

/** A challenge that was received at a business instant, now if none is given; from then on it holds, as in the database. */
export async function startChallenge(
  place: Place,
  world: World,
  receivedAt?: Instant,
  seq = 1,
): Promise<WorkflowHandle<typeof challenge>> {
  const { number } = place;
  const since = receivedAt ?? (await world.clock.businessNow());
  // Its own in every world: one that outlives its purchase must not meddle with the next.
  const challengeId = `challenge-${number}-${seq}`;
  world.holds.push({ caseId: challengeId, since });
  const ids = { challengeId, purchaseId: number, purchaseNumber: number, seq };
  const input = { ...ids, region: COMMON.region, receivedAt: since };
  return start<typeof challenge>(place, 'challenge', workflowId.challenge(number, seq), [input]);
}

/** A complaint that is received now, about a challenge that is over. */
export async function startComplaint(
  place: Place,
  world: World,
  receivedAt?: Instant,
  seq = 1,
): Promise<WorkflowHandle<typeof complaint>> {
  const { number } = place;
  const ids = { complaintId: `complaint-${number}-${seq}`, purchaseId: number, purchaseNumber: number, seq };
  const input = { ...ids, region: COMMON.region, receivedAt: receivedAt ?? (await world.clock.businessNow()) };
  return start<typeof complaint>(place, 'complaint', workflowId.complaint(number, seq), [input]);
}

/** The bond of a bid that was withdrawn now. */
export function startBondReturn(place: Place): Promise<WorkflowHandle<typeof bidBondReturn>> {
  const returnId = `return-${place.number}`;
  const id = workflowId.bidBondReturn(returnId);
  return start<typeof bidBondReturn>(place, 'bidBondReturn', id, [{ returnId }]);
}

/** A part of an instalment has just been withheld. */
export async function startDispute(place: Place): Promise<WorkflowHandle<typeof paymentDispute>> {
  const ids = { contractId: 'contract-1', contractNumber: `${place.number}-1`, seq: 1, withheldBy: 'finance-1' };
  const input = { ...ids, purchaseId: place.number, region: COMMON.region };
  return start<typeof paymentDispute>(place, 'paymentDispute', workflowId.paymentDispute(ids.contractNumber, 1), [
    input,
  ]);
}

/** A contractor has just said that it cannot go on. */
export async function startTrigger(place: Place): Promise<WorkflowHandle<typeof takeoverTrigger>> {
  const triggerId = `trigger-${place.number}`;
  const ids = { triggerId, contractId: 'contract-1', purchaseId: place.number, region: COMMON.region };
  const input = { ...ids, cause: 'self-report' } as const;
  return start<typeof takeoverTrigger>(place, 'takeoverTrigger', workflowId.takeoverTrigger(triggerId), [input]);
}

/** An alert of the records of a contract that has just been found. */
export async function startAlert(place: Place): Promise<WorkflowHandle<typeof recordAlert>> {
  const alertId = `alert-${place.number}`;
  const ids = { alertId, contractId: 'contract-1', purchaseId: place.number, region: COMMON.region };
  const input = { ...ids, rule: 'two-places', month: 2 } as const;
  return start<typeof recordAlert>(place, 'recordAlert', workflowId.recordAlert(alertId), [input]);
}

function start<T extends Workflow>(
  { client, taskQueue }: Place,
  type: string,
  id: string,
  args: Parameters<T>,
): Promise<WorkflowHandle<T>> {
  const options = { workflowId: id, taskQueue, args } as unknown as WorkflowStartOptions<T>;
  return client.workflow.start<T>(type, options);
}

async function signedContract({ number: purchaseId }: Place, world: World): Promise<string> {
  const number = `${purchaseId}-1`;
  const draft = { contractId: CONTRACT, number, lotId: 'lot-1', state: 'draft', frozen: false } as const;
  world.contracts.set(CONTRACT, { ...draft, payments: new Map() });
  await contracts(world).signContract({ purchaseId, contractId: CONTRACT });
  return number;
}
