import type { LotState } from '../../domain/procurement/stages.ts';

/** A lot on its way; stages fill in what they learn. */
export interface LotCourse {
  readonly lotId: string;
  readonly seq: number;
  phase: LotState;
  bids: readonly { readonly bidId: string; readonly providerId: string }[];
  awarded?: { readonly awardId: string; readonly providerId: string; readonly rank: number };
  contract?: { readonly contractId: string; readonly number: string; readonly providerId: string };
}
