import { defineQuery, defineSignal } from '@temporalio/workflow';
import type { CaseOrder } from '../domain/procurement/case-effects.ts';

/** A person's decision on a task, as the worker's outbox delivers it. Ids and codes only. */
export interface TaskDecision {
  readonly taskId: string;
  readonly outcome: string;
  /** User id of whoever decided. */
  readonly by: string;
}

/** A takeover that stands in the database already; the history holds its id. */
export interface RecordedTakeover {
  readonly takeoverId: string;
  readonly seq: number;
  readonly drill: boolean;
}

/**
 * Asks a contract's workflow to start its takeover plan: the supervisor's request, recorded by the api, or the
 * bare wish of another workflow or an operator, which is recorded first.
 */
export type TakeoverRequest =
  RecordedTakeover | { readonly reasonCode: string; readonly urgency: 'ordinary' | 'urgent' };

/** One line of a workflow's own record: when, what, and the rule it rests on. */
export interface TimelineEntry {
  readonly at: string;
  readonly what: string;
  readonly rule?: string;
}

export interface WorkflowStatus {
  readonly stage: string;
  readonly state: string;
  /** Task ids that a person has to complete before the workflow goes on. */
  readonly waitingFor: string[];
}

export const completeTask = defineSignal<[TaskDecision]>('completeTask');
export const requestTakeover = defineSignal<[TakeoverRequest]>('requestTakeover');
/** Tells a purchase of a change of its documents that the api has recorded: the notice follows, and the new deadline. */
export const changeDocuments = defineSignal<[{ readonly changeId: string }]>('changeDocuments');

/** A request to end a purchase that the api has recorded; whoever asked does not decide. */
export interface EndingRequest {
  readonly endingId: string;
  /** User id. */
  readonly by: string;
}
export const requestEnding = defineSignal<[EndingRequest]>('requestEnding');

/** Force majeure that suspends a purchase, as the api has recorded it; whoever asked does not decide. */
export interface SuspensionRequest {
  readonly suspensionId: string;
  /** User id. */
  readonly by: string;
}
export const requestSuspension = defineSignal<[SuspensionRequest]>('requestSuspension');
/** Tells a purchase that a suspension is over. */
export const resumePurchase = defineSignal<[{ readonly suspensionId: string }]>('resumePurchase');

/** A change of a contract in force that the api has recorded; whoever proposed does not decide. */
export interface ChangeRequest {
  readonly changeId: string;
  /** User id. */
  readonly by: string;
}
export const changeContract = defineSignal<[ChangeRequest]>('changeContract');
/** Tells a purchase that the contract of one of its lots has come to its acceptance. */
export const acceptanceReached = defineSignal<[{ readonly lotId: string }]>('acceptanceReached');

/** Tells a purchase what an upheld challenge or complaint orders for its lots (CH-04, CH-13). */
export const carryOutOrder = defineSignal<[CaseOrder]>('carryOutOrder');
/** Tells a contract whose performance has not begun that it is rescinded (CH-13). */
export const rescindContract = defineSignal('rescindContract');

/** The complainant has corrected its complaint, or taken it back. */
export const complaintCorrected = defineSignal('complaintCorrected');
export const complaintWithdrawn = defineSignal('complaintWithdrawn');

/** Tells a purchase that what held it up may be over: it looks again. */
export const holdEnded = defineSignal('holdEnded');

/** Tells a takeover that a provider which stands in fails itself; the row says which. */
export const standbyFailed = defineSignal<[{ readonly failureId: string }]>('standbyFailed');
/** Tells a takeover whose contract is terminated that a permanent provider has taken recipients over. */
export const successorCame = defineSignal('successorCame');

/** Tells a ban in force that it was revoked, or lifted by a repair. */
export const banLifted = defineSignal('banLifted');

export const statusQuery = defineQuery<WorkflowStatus>('status');
export const timelineQuery = defineQuery<TimelineEntry[]>('timeline');
