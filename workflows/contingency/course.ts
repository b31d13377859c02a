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

/** What the steps of one takeover share. */
export interface TakeoverCourse {
  readonly input: ContingencyInput;
  readonly desk: TaskDesk;
  readonly task: { readonly purchaseId: string; readonly region: string };
  readonly urgent: boolean;
  readonly drill: boolean;
  /** Who asked for it; may not decide on it. */
  readonly requesterId: string | null;
  readonly standby: readonly { readonly position: number; readonly providerId: string }[];
  readonly note: (what: string, rule?: string) => void;
}
