import type { ChangeRequest } from '../messages.ts';
import type { TaskDesk } from '../task-desk.ts';

export interface ServiceContractInput {
  readonly contractId: string;
  readonly number: string;
  readonly purchaseId: string;
  readonly lotId: string;
  readonly region: string;
  readonly providerId: string;
  readonly drafterId: string;
  /** True where a performance bond is held until the end (CO-05). */
  readonly bond?: true;
}

export type ContractEnd = 'closed' | 'terminated';

/** What the parts of one contract's workflow share. */
export interface ContractCourse {
  readonly input: ServiceContractInput;
  readonly desk: TaskDesk;
  readonly task: { readonly purchaseId: string; readonly region: string };
  /** True while an interim takeover runs: inspections and payments wait. */
  takenOver: boolean;
  /** Ids of the takeovers that have begun. */
  readonly takeovers: Set<string>;
  /** Proposed changes that are not decided yet, the first one being decided. */
  readonly changes: ChangeRequest[];
  /** What signed changes have added to the delivery: their months of service and instalments. */
  readonly added: Promise<unknown>[];
  /** The finance department's decision has rescinded it before its performance. */
  rescinded: boolean;
}
