/** One member's judgement of one bid. */
export interface Vote {
  readonly bidId: string;
  readonly expertId: string;
  readonly passes: boolean;
}

/**
 * The bids that the committee refuses: those that more than half of its members who voted on them do not let pass (REG 41,
 * EV-13). A tie lets the bid pass: nobody is shut out without a majority.
 */
export function refusedByMajority(votes: readonly Vote[]): string[] {
  const bids = [...new Set(votes.map(({ bidId }) => bidId))];
  return bids.filter((bid) => {
    const cast = votes.filter(({ bidId }) => bidId === bid);
    return cast.filter(({ passes }) => !passes).length * 2 > cast.length;
  });
}

/** What one expert gave one bid for one criterion, in hundredths of a point. */
export interface GivenPoints {
  readonly bidId: string;
  readonly expertId: string;
  readonly criterion: string;
  readonly hundredths: number;
}

/**
 * Points that differ from the mean of the other experts' by at least that share of the criterion's weight (points): to be
 * checked by whoever gave them before the report is signed (EV-11, fourth case). Needs two others to compare with.
 */
export function outliers(
  given: readonly GivenPoints[],
  weights: Readonly<Record<string, number>>,
  basisPoints: number,
): GivenPoints[] {
  return given.filter((one) => {
    const others = given.filter(
      ({ bidId, criterion, expertId }) =>
        bidId === one.bidId && criterion === one.criterion && expertId !== one.expertId,
    );
    if (others.length < 2) return false;
    const sum = others.reduce((total, { hundredths }) => total + hundredths, 0);
    // |own − sum / n| ≥ weight × 100 × bp / 10 000, without leaving the integers.
    const distance = Math.abs(one.hundredths * others.length - sum) * 100;
    return distance >= (weights[one.criterion] ?? 0) * basisPoints * others.length;
  });
}
