import { addDays, addMonths, dayOf, endOfDay, type Day } from '../../../domain/time/shanghai.ts';
import type { Activities } from '../../../activities/activities.ts';
import { validBids } from './committee.ts';
import type { StandInContract, World } from './world.ts';

type Contracts = Pick<
  Activities,
  | 'awardLot'
  | 'voidAward'
  | 'judgeRefusal'
  | 'publishResult'
  | 'adoptContractDraft'
  | 'signContract'
  | 'publishContract'
  | 'contractSchedule'
  | 'recordInspection'
  | 'settleInstalment'
  | 'acceptanceLimit'
  | 'recordStage'
  | 'recordDeductions'
  | 'publishRefusal'
  | 'closeContract'
  | 'recordBond'
  | 'settleBond'
  | 'endChange'
  | 'signChange'
  | 'publishChange'
>;

const INSTALMENT_MONTHS = 3;

/** From the award to the accepted contract. One live award a lot, one payment an instalment, as in the database. */
export function contracts(world: World): Contracts {
  return { ...awards(world), ...signing(world), ...delivery(world), ...stages(world), ...bondsAndChanges(world) };
}

function awards(world: World): Pick<Contracts, 'awardLot' | 'voidAward' | 'judgeRefusal' | 'publishResult'> {
  return {
    async awardLot({ lotId, rank, deemed }) {
      const bid = validBids(world, lotId).filter(({ bidId }) => !world.aboveCeiling.has(bidId))[rank - 1]!;
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
    async judgeRefusal() {},
    async publishResult() {
      return world.clock.businessNow();
    },
  };
}

function signing(world: World): Pick<Contracts, 'adoptContractDraft' | 'signContract' | 'publishContract'> {
  return {
    async adoptContractDraft({ purchaseId, lotId, awardId }) {
      const contractId = contractOf(awardId);
      const number = `${purchaseId}-${awardId}`;
      const fresh = { contractId, number, lotId, state: 'draft' as const, frozen: false, payments: new Map() };
      if (!world.contracts.has(contractId)) world.contracts.set(contractId, fresh);
      return { contractId, number, bond: world.bond };
    },
    async signContract({ contractId }) {
      const contract = world.contracts.get(contractId)!;
      if (contract.state !== 'draft') return 'signed';
      if (world.standingHolds(await world.clock.businessNow()).length > 0) return 'held';
      Object.assign(contract, {
        state: 'running',
        startsOn: addDays(dayOf(await world.clock.businessNow()), world.startInDays),
      });
      return 'signed';
    },
    async publishContract() {},
  };
}

function delivery(
  world: World,
): Pick<Contracts, 'contractSchedule' | 'recordInspection' | 'settleInstalment' | 'publishRefusal' | 'closeContract'> {
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
      if (pay && world.outsideEarmark > 0) {
        world.outsideEarmark -= 1;
        return 'outside';
      }
      const result = pay ? 'paid' : 'withheld';
      contract.payments.set(seq, result);
      return result;
    },
    async publishRefusal() {},
    async closeContract({ contractId }) {
      world.contracts.get(contractId)!.state = 'closed';
    },
  };
}

/** Every period is to be accepted in ten days and paid in thirty. */
function stages(world: World): Pick<Contracts, 'acceptanceLimit' | 'recordStage' | 'recordDeductions'> {
  const inDays = async (days: number) => endOfDay(addDays(dayOf(await world.clock.businessNow()), days));
  return {
    async acceptanceLimit() {
      return { until: await inDays(10) };
    },
    async recordStage() {
      return { deducts: world.deducts, payUntil: await inDays(30) };
    },
    async recordDeductions() {},
  };
}

/** A change that is signed adds one month of service and one instalment. */
function bondsAndChanges(
  world: World,
): Pick<Contracts, 'recordBond' | 'settleBond' | 'endChange' | 'signChange' | 'publishChange'> {
  return {
    async recordBond() {},
    async settleBond() {},
    async endChange() {},
    async signChange() {
      const contract = [...world.contracts.values()][0]!;
      const last = monthEnds(contract.startsOn!, world.termMonths + 1).at(-1)!;
      const at = world.clock.wall(endOfDay(last));
      return {
        months: [{ month: world.termMonths + 1, endsAt: at }],
        payments: [{ seq: Math.ceil(world.termMonths / INSTALMENT_MONTHS) + 1, payableAt: at }],
      };
    },
    async publishChange() {},
  };
}

function contractOf(awardId: string): string {
  return `contract-of-${awardId}`;
}

function monthEnds(startsOn: Day, count: number): Day[] {
  return Array.from({ length: count }, (_, i) => addDays(addMonths(startsOn, i + 1), -1));
}
