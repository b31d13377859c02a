import type { Activities } from '../../../activities/activities.ts';
import type { BidRef } from '../../../activities/opening.ts';
import type { World } from './world.ts';

type Committee = Pick<
  Activities,
  | 'drawExperts'
  | 'answerInvitation'
  | 'drawAgain'
  | 'adoptChairVote'
  | 'concludeChair'
  | 'adoptVotes'
  | 'concludeConformity'
  | 'findLowPrices'
  | 'adoptExplanation'
  | 'concludeLowPrices'
  | 'findOutliers'
  | 'adoptScoreChecks'
  | 'adoptSignature'
  | 'concludeReport'
>;

/** The bids of a lot that nothing has ruled out. */
export function validBids(world: World, lotId: string): BidRef[] {
  const out = [world.unqualified, world.withdrawn, world.nonConforming, world.unproven];
  return (world.bids[lotId] ?? []).filter(({ bidId }) => !out.some((set) => set.has(bidId)));
}

/** From the draw to the signed report. */
export function committee(world: World): Committee {
  return {
    async drawExperts() {
      return [...world.experts];
    },
    async answerInvitation({ userId, outcome }) {
      if (outcome === 'accept') {
        world.seated.push(userId);
        return null;
      }
      return world.reserves.shift() ?? null;
    },
    async drawAgain({ round, count }) {
      return Array.from({ length: count }, (_, position) => `expert-of-round-${round}-${position + 1}`);
    },
    async adoptChairVote({ userId }) {
      world.chairVotes.push(userId);
    },
    async concludeChair() {
      return world.experts[0]!;
    },
    async adoptVotes() {},
    async concludeConformity({ lotId }) {
      return validBids(world, lotId);
    },
    async findLowPrices({ lotId }) {
      return validBids(world, lotId).filter(({ bidId }) => world.lowPrices.has(bidId));
    },
    async adoptExplanation({ bidId }) {
      world.explained.add(bidId);
    },
    async concludeLowPrices({ lotId }) {
      for (const { bidId } of validBids(world, lotId)) {
        if (world.lowPrices.has(bidId) && !world.explained.has(bidId)) world.unproven.add(bidId);
      }
      return validBids(world, lotId);
    },
    async findOutliers() {
      return [...world.farFromOthers];
    },
    async adoptScoreChecks() {},
    async adoptSignature({ lotId, userId, outcome }) {
      world.signatures.push({ lotId, userId, outcome });
    },
    async concludeReport({ lotId }) {
      const signed = world.signatures.filter((one) => one.lotId === lotId);
      return signed.filter(({ outcome }) => outcome === 'dissent').length * 2 <= signed.length;
    },
  };
}
