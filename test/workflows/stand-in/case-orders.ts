import type { EffectPoint } from '../../../domain/procurement/case-effects.ts';
import { dayOf, type Day } from '../../../domain/time/shanghai.ts';
import type { Activities } from '../../../activities/activities.ts';
import type { StandInContract, World } from './world.ts';

type CaseOrders = Pick<
  Activities,
  'annul' | 'orderCarriedOut' | 'heldTime' | 'releaseHeld' | 'contractsUnderWay' | 'recordBridge' | 'suspendPerformance'
>;

/** What an upheld case orders, and what a hold suspends. What the database refuses, this refuses too. */
export function caseOrders(world: World): CaseOrders {
  return {
    async annul({ lotId, by }) {
      const point = pointOf(world, lotId, dayOf(await world.clock.businessNow()));
      if (point === 'performed' || (by === 'challenge' && point === 'signed')) return 'stands';
      if (point === 'no-winner') return 'nothing';
      const award = world.awards.find((one) => one.lotId === lotId && one.state === 'live')!;
      award.state = 'void';
      for (const contract of contractsOf(world, lotId)) contract.state = 'terminated';
      return point === 'signed' ? 'contract' : 'award';
    },
    async orderCarriedOut({ caseId, by }) {
      const now = await world.clock.businessNow();
      if (by === 'challenge') for (const hold of world.holds) if (hold.caseId === caseId) hold.endedAt ??= now;
    },
    async heldTime() {
      const today = dayOf(await world.clock.businessNow());
      return world.holds.map(({ since, until, endedAt }) => {
        const end = endedAt ?? until;
        return { from: dayOf(since), to: end === undefined ? today : dayOf(end) };
      });
    },
    async releaseHeld() {
      const bridges = [...world.takeovers.values()].filter(({ held, state }) => held && state !== 'ended');
      return {
        bridges: bridges.map(({ contractId, seq }) => `takeover:${world.contracts.get(contractId)!.number}:${seq}`),
      };
    },
    async contractsUnderWay() {
      const running = [...world.contracts.values()].filter(({ state }) => state === 'running');
      return running.map(({ contractId }) => ({ contractId }));
    },
    async recordBridge({ contractId }) {
      const { state, number } = world.contracts.get(contractId)!;
      const open = [...world.takeovers.values()].filter(
        (one) => one.contractId === contractId && one.state !== 'ended',
      );
      const real = open.find(({ drill }) => !drill);
      const asked = { drill: false, number } as const;
      if (real?.held) return { takeoverId: real.takeoverId, seq: real.seq, ...asked };
      if (real !== undefined || state !== 'running') return null;
      const seq = world.takeovers.size + 1;
      const takeoverId = `takeover-${seq}`;
      world.takeovers.set(takeoverId, {
        ...{
          takeoverId,
          seq,
          contractId,
          urgent: false,
          drill: false,
          held: true,
          requesterId: null,
          state: 'requested',
        },
        ...{ covered: new Map(), invitations: new Map() },
      });
      return { takeoverId, seq, ...asked };
    },
    async suspendPerformance({ takeoverId }) {
      const { covered, contractId } = world.takeovers.get(takeoverId)!;
      const served = [...covered.values()].reduce((sum, count) => sum + count, 0);
      if (served < world.recipients) throw new Error('recipients are left without another provider');
      const contract = world.contracts.get(contractId)!;
      if (contract.state === 'running') Object.assign(contract, { state: 'suspended', frozen: true });
    },
  };
}

export function pointOf(world: World, lotId: string, on: Day): EffectPoint {
  const live = world.awards.some((one) => one.lotId === lotId && one.state === 'live');
  const contract = contractsOf(world, lotId).find(({ state }) => state === 'running' || state === 'suspended');
  if (contract !== undefined) return contract.startsOn! <= on ? 'performed' : 'signed';
  return live ? 'winner' : 'no-winner';
}

/** Contracts of a lot that have not ended. */
function contractsOf(world: World, lotId: string): StandInContract[] {
  return [...world.contracts.values()].filter(
    (one) => one.lotId === lotId && one.state !== 'terminated' && one.state !== 'closed',
  );
}
