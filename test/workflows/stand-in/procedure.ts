import { assertEdge } from '../../../domain/procurement/stages.ts';
import type { Activities } from '../../../activities/activities.ts';
import type { BidRef } from '../../../activities/opening.ts';
import type { World } from './world.ts';

type Procedure = Pick<
  Activities,
  | 'enterStage'
  | 'endPurchase'
  | 'failLot'
  | 'adoptDocuments'
  | 'publishTenderNotice'
  | 'openBids'
  | 'drawExperts'
  | 'adoptQualifications'
  | 'adoptLastOffer'
  | 'adoptScores'
  | 'rankBids'
>;

/** From the plan to the ranking. What the database refuses, this refuses too. */
export function procedure(world: World): Procedure {
  const validBids = (lotId: string): BidRef[] =>
    (world.bids[lotId] ?? []).filter(({ bidId }) => !world.unqualified.has(bidId) && !world.withdrawn.has(bidId));
  return {
    async enterStage({ stage }) {
      if (stage === world.stage) return;
      assertEdge(world.stage, stage);
      world.stage = stage;
    },
    async endPurchase({ state }) {
      if (world.state === 'running') world.state = state as World['state'];
    },
    async failLot({ lotId, rule }) {
      world.failedLots.set(lotId, rule);
    },
    async adoptDocuments() {},
    async publishTenderNotice() {
      world.deadline ??= await world.clock.bidDeadline(world.method);
      return world.deadline;
    },
    async openBids() {
      const now = await world.clock.now();
      if (world.deadline === undefined || now < world.deadline.wall) throw new Error('the bid deadline has not passed');
      world.openedAt ??= now;
      return Object.entries(world.bids).map(([lotId, bids]) => ({ lotId, bids }));
    },
    async drawExperts() {
      return [...world.experts];
    },
    async adoptQualifications({ lotId }) {
      return validBids(lotId);
    },
    async adoptLastOffer({ bidId, outcome }) {
      if (outcome === 'withdraw') world.withdrawn.add(bidId);
    },
    async adoptScores() {},
    async rankBids({ lotId }) {
      return validBids(lotId).filter(({ bidId }) => !world.aboveCeiling.has(bidId));
    },
  };
}
