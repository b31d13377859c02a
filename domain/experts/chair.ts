/** A member's vote for the chair of its committee. */
export interface ChairVote {
  readonly expertId: string;
  readonly candidateId: string;
}

export interface ElectedChair {
  readonly expertId: string;
  /** Votes for the elected; 0 where nobody voted. */
  readonly votes: number;
}

/**
 * Who has most votes chairs (EV-07); of several with as many, and where nobody voted, whoever comes first in the drawn order.
 * Throws RangeError for a committee without members.
 */
export function electedChair(votes: readonly ChairVote[], drawnOrder: readonly string[]): ElectedChair {
  const tally = drawnOrder.map((expertId) => {
    return { expertId, votes: votes.filter(({ candidateId }) => candidateId === expertId).length };
  });
  const [first, ...others] = tally;
  if (first === undefined) throw new RangeError('a committee has members');
  return others.reduce((best, one) => (one.votes > best.votes ? one : best), first);
}
