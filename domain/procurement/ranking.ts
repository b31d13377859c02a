/** One valid bid when scores have been added up. All scores in hundredths of a point, the price in fen. */
export interface ScoredBid {
  readonly bidId: string;
  readonly total: number;
  readonly technical: number;
  readonly priceFen: number;
}

/** A bid with its place, 1 being the best. */
export interface RankedBid extends ScoredBid {
  readonly rank: number;
}

/** Bids that nothing but a draw can tell apart, and the drawn order does not hold all of them. */
export class DrawNeeded extends Error {
  override readonly name = 'DrawNeeded';
  readonly bidIds: readonly string[];

  constructor(bidIds: readonly string[]) {
    super(`a drawn order is needed for ${bidIds.join(', ')}`);
    this.bidIds = bidIds;
  }
}

/** Higher total first, then the lower price, then the better technical score (M87 57, K214 25). */
function compare(a: ScoredBid, b: ScoredBid): number {
  return b.total - a.total || a.priceFen - b.priceFen || b.technical - a.technical;
}

/**
 * Ranks the valid bids of a lot. Bids alike in total, price and technical score stand in `drawnOrder`, the result of a
 * draw that was held and recorded; only those need to be in it. Throws DrawNeeded naming the bids to draw between.
 */
export function rankBids(bids: readonly ScoredBid[], drawnOrder: readonly string[] = []): RankedBid[] {
  const undrawn = bids.filter(
    (bid) => !drawnOrder.includes(bid.bidId) && bids.some((other) => other !== bid && compare(bid, other) === 0),
  );
  if (undrawn.length > 0) throw new DrawNeeded(undrawn.map(({ bidId }) => bidId).sort());
  return [...bids]
    .sort((a, b) => compare(a, b) || drawnOrder.indexOf(a.bidId) - drawnOrder.indexOf(b.bidId))
    .map((bid, index) => ({ ...bid, rank: index + 1 }));
}
