import type { CancellationScope } from '@temporalio/workflow';
import type { TaskDesk } from '../task-desk.ts';

export interface ContingencyInput {
  readonly takeoverId: string;
  readonly seq: number;
  readonly contractId: string;
  readonly contractNumber: string;
  readonly purchaseId: string;
  readonly region: string;
  readonly drafterId: string;
}

/** How a takeover ended: contract terminated, returned to the contractor, not started, or only drilled. */
export type TakeoverEnd = 'terminated' | 'returned' | 'dismissed' | 'drilled';

/** What placing recipients with providers needs: in the takeover itself, and afterwards in its succession. */
export interface PlacingCourse {
  readonly input: ContingencyInput;
  readonly desk: TaskDesk;
  readonly task: { readonly purchaseId: string; readonly region: string };
  readonly urgent: boolean;
  readonly drill: boolean;
  /** First visits that are being confirmed, by provider: one that fails is asked no more. */
  readonly visiting: Map<string, CancellationScope>;
  readonly note: (what: string, rule?: string) => void;
}

/** What the steps of one takeover share. */
export interface TakeoverCourse extends PlacingCourse {
  /** Who asked for it; may not decide on it. */
  readonly requesterId: string | null;
  readonly standby: readonly Standby[];
}

export interface Standby {
  readonly position: number;
  readonly providerId: string;
}
