import { addDays, addMonths, dayOf, endOfDay, type Day } from '../../../domain/time/shanghai.ts';
import type { Activities } from '../../../activities/activities.ts';
import type { StandInContract, World } from './world.ts';

type Contracts = Pick<
  Activities,
  | 'awardLot'
  | 'voidAward'
  | 'publishResult'
  | 'adoptContractDraft'
  | 'signContract'
  | 'publishContract'
  | 'contractSchedule'
  | 'recordInspection'
  | 'settleInstalment'
  | 'closeContract'
>;

const INSTALMENT_MONTHS = 3;

/** From the award to the accepted contract. One live award a lot, one payment an instalment, as in the database. */
export function contracts(world: World): Contracts {
  return { ...awards(world), ...signing(world), ...delivery(world) };
}

function awards(world: World): Pick<Contracts, 'awardLot' | 'voidAward' | 'publishResult'> {
  return {
    async awardLot({ lotId, rank, deemed }) {
      const bid = world.bids[lotId]!.filter(
        ({ bidId }) => !world.unqualified.has(bidId) && !world.withdrawn.has(bidId) && !world.aboveCeiling.has(bidId),
      )[rank - 1]!;
      const live = world.awards.find((award) => award.lotId === lotId && award.state === 'live');
      if (live?.rank === rank) return { awardId: live.awardId, providerId: live.providerId };
      if (live !== undefined) throw new Error(`${lotId} has a live award already`);
      const award = { awardId: `award-${lotId}-${rank}`, lotId, rank, deemed, providerId: bid.providerId };
      world.awards.push({ ...award, decidedAt: await world.clock.businessNow(), state: 'live' });
      return { awardId: award.awardId, providerId: award.providerId };
    },
    async voidAward({ awardId }) {
      world.awards.find((award) => award.awardId === awardId)!.state = 'void';
      const contract = world.contracts.get(contractOf(awardId));
      if (contract?.state === 'draft') contract.state = 'terminated';
    },
    async publishResult() {},
  };
}

function signing(world: World): Pick<Contracts, 'adoptContractDraft' | 'signContract' | 'publishContract'> {
  return {
    async adoptContractDraft({ purchaseId, lotId, awardId }) {
      const contractId = contractOf(awardId);
      const number = `${purchaseId}-${awardId}`;
      const fresh = { contractId, number, lotId, state: 'draft' as const, frozen: false, payments: new Map() };
      if (!world.contracts.has(contractId)) world.contracts.set(contractId, fresh);
      return { contractId, number };
    },
    async signContract({ contractId }) {
      const contract = world.contracts.get(contractId)!;
      if (contract.state !== 'draft') return;
      Object.assign(contract, { state: 'running', startsOn: dayOf(await world.clock.businessNow()) });
    },
    async publishContract() {},
  };
}

function delivery(
  world: World,
): Pick<Contracts, 'contractSchedule' | 'recordInspection' | 'settleInstalment' | 'closeContract'> {
  return {
    async contractSchedule({ contractId }) {
      const months = monthEnds(world.contracts.get(contractId)!.startsOn!, world.termMonths);
      const wall = (day: Day): string => world.clock.wall(endOfDay(day));
      const quarters = months.filter((_, i) => (i + 1) % INSTALMENT_MONTHS === 0 || i + 1 === months.length);
      return {
        months: months.map((day, i) => ({ month: i + 1, endsAt: wall(day) })),
        payments: quarters.map((day, i) => ({ seq: i + 1, payableAt: wall(day) })),
      };
    },
    async recordInspection() {},
    async settleInstalment({ contractId, seq, taskId }) {
      const contract: StandInContract = world.contracts.get(contractId)!;
      const settled = contract.payments.get(seq);
      if (settled !== undefined) return settled;
      const pay = world.tasks.all.find((task) => task.taskId === taskId)?.outcome === 'pay';
      if (pay && contract.frozen) return 'frozen';
      const result = pay ? 'paid' : 'withheld';
      contract.payments.set(seq, result);
      return result;
    },
    async closeContract({ contractId }) {
      world.contracts.get(contractId)!.state = 'closed';
    },
  };
}

function contractOf(awardId: string): string {
  return `contract-of-${awardId}`;
}

function monthEnds(startsOn: Day, count: number): Day[] {
  return Array.from({ length: count }, (_, i) => addDays(addMonths(startsOn, i + 1), -1));
}
