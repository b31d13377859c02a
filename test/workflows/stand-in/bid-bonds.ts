import type { Activities } from '../../../activities/activities.ts';
import { validBids } from './committee.ts';
import type { World } from './world.ts';

type BidBonds = Pick<
  Activities,
  'bidBondDemanded' | 'recordBidBonds' | 'bidBondsToSettle' | 'settleBidBond' | 'askBondBack' | 'settleBondReturn'
>;

/** Bonds of the bidders, where the world's documents demand them. */
export function bidBonds(world: World): BidBonds {
  return {
    async bidBondDemanded() {
      return world.bidBond;
    },
    async recordBidBonds({ lotId }) {
      for (const { bidId } of world.bids[lotId] ?? []) {
        if (world.unbonded.has(bidId)) world.unqualified.add(bidId);
        else world.bidBonds.set(bidId, 'held');
      }
    },
    async bidBondsToSettle({ lotId }) {
      const winner = world.awards.find((award) => award.lotId === lotId && award.state === 'live');
      const signed = [...world.contracts.values()].some(
        (contract) => contract.lotId === lotId && ['running', 'suspended', 'closed'].includes(contract.state),
      );
      const over = world.state !== 'running';
      const secured =
        winner === undefined || signed || over ? undefined : validBids(world, lotId)[winner.rank - 1]?.bidId;
      return (world.bids[lotId] ?? [])
        .map(({ bidId }) => bidId)
        .filter((bidId) => world.bidBonds.get(bidId) === 'held' && bidId !== secured);
    },
    async settleBidBond({ bidId, approvedBy }) {
      if (world.bidBonds.get(bidId) !== 'held') return;
      world.bidBonds.set(bidId, approvedBy === undefined ? 'returned' : 'kept');
    },
    async askBondBack({ returnId, ...task }) {
      const clock = { epoch: await world.clock.businessNow(), scale: 1 };
      const subject = { bondReturnId: returnId };
      return world.tasks.open({ ...task, kind: 'return-bid-bond', region: '220100', subject, clock });
    },
    async settleBondReturn({ returnId, state }) {
      world.bondReturns.set(returnId, state);
    },
  };
}
