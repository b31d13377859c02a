import type { LotState } from '../../domain/procurement/stages.ts';
import type { Instant } from '../../domain/time/shanghai.ts';

/** A lot on its way; stages fill in what they learn. */
export interface LotCourse {
  readonly lotId: string;
  readonly seq: number;
  phase: LotState;
  bids: readonly { readonly bidId: string; readonly providerId: string }[];
  awarded?: { readonly awardId: string; readonly providerId: string; readonly rank: number };
  /** Business instant of the result notice and the award letter; unknown in purchases from before it was kept. */
  resultAt?: Instant | undefined;
  contract?: {
    readonly contractId: string;
    readonly number: string;
    readonly providerId: string;
    /** True where a performance bond is held. */
    readonly bond?: boolean;
  };
}
