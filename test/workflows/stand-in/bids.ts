import type { BidRef } from '../../../activities/opening.ts';

/** So many bids for a lot, the best first. */
export function bidsFor(lotId: string, count: number): BidRef[] {
  return Array.from({ length: count }, (_, i) => ({ bidId: `${lotId}-bid-${i + 1}`, providerId: `provider-${i + 1}` }));
}
