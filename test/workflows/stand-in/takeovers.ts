import type { Activities } from '../../../activities/activities.ts';
import type { HandoverProgress } from '../../../activities/handover.ts';
import type { StandInTakeover, World } from './world.ts';

type Takeovers = Pick<
  Activities,
  | 'recordTakeoverRequest'
  | 'beginTakeover'
  | 'recordTakeoverDecision'
  | 'recordSettlement'
  | 'endTakeover'
  | 'lastResort'
  | 'openHandoverCases'
  | 'inviteStandby'
  | 'recordStandbyAnswer'
  | 'handOver'
  | 'recordFullCoverage'
  | 'recordFirstVisits'
>;

/** From the request to the end of a takeover. */
export function takeovers(world: World): Takeovers {
  return { ...course(world), ...handover(world) };
}

function course(
  world: World,
): Pick<
  Takeovers,
  'recordTakeoverRequest' | 'beginTakeover' | 'recordTakeoverDecision' | 'recordSettlement' | 'endTakeover'
> {
  return {
    async recordTakeoverRequest({ contractId, urgency }) {
      const running = [...world.takeovers.values()].find(({ state }) => state !== 'ended');
      const { takeoverId, seq, drill } =
        running ?? requestTakeover(world, contractId, { urgent: urgency === 'urgent' });
      return { takeoverId, seq, drill };
    },
    async beginTakeover({ takeoverId }) {
      const { urgent, drill, held, requesterId, contractId, ...takeover } = world.takeovers.get(takeoverId)!;
      if (takeover.state === 'requested') world.takeovers.get(takeoverId)!.state = 'running';
      const contract = world.contracts.get(contractId)!;
      if (!drill && !held && contract.state === 'running')
        Object.assign(contract, { state: 'suspended', frozen: true });
      const standby = world.standby.map(({ providerId }, i) => ({ position: i + 1, providerId }));
      return { urgent, drill, requesterId, standby, ...(held && { held }) };
    },
    async recordTakeoverDecision() {},
    async recordSettlement() {},
    async endTakeover({ takeoverId, outcome }) {
      const takeover = world.takeovers.get(takeoverId)!;
      const contract = world.contracts.get(takeover.contractId)!;
      const rescinded = contract.state === 'terminated' && !takeover.drill && outcome !== 'terminated';
      if (takeover.state === 'ended') return rescinded;
      Object.assign(takeover, { state: 'ended', outcome: rescinded ? 'terminated' : outcome });
      if (outcome === 'terminated') contract.state = 'terminated';
      else if (outcome !== 'drilled' && contract.state !== 'terminated')
        Object.assign(contract, { state: 'running', frozen: false });
      return rescinded;
    },
  };
}

function handover(
  world: World,
): Omit<
  Takeovers,
  'recordTakeoverRequest' | 'beginTakeover' | 'recordTakeoverDecision' | 'recordSettlement' | 'endTakeover'
> {
  const progress = ({ covered }: StandInTakeover): HandoverProgress => ({
    covered: [...covered.values()].reduce((sum, count) => sum + count, 0),
    total: world.recipients,
  });
  return {
    async lastResort() {
      return { organisationId: 'township' };
    },
    async openHandoverCases({ takeoverId }) {
      return progress(world.takeovers.get(takeoverId)!);
    },
    async inviteStandby({ takeoverId, position, providerId }) {
      const { invitations } = world.takeovers.get(takeoverId)!;
      const passed = world.standby.find((standby) => standby.providerId === providerId)?.passed ?? null;
      if (!invitations.has(position)) invitations.set(position, passed === null ? 'asked' : 'passed');
      return { passed };
    },
    async recordStandbyAnswer({ takeoverId, position, outcome }) {
      world.takeovers.get(takeoverId)!.invitations.set(position, outcome);
    },
    async handOver({ takeoverId, providerId, basis }) {
      const takeover = world.takeovers.get(takeoverId)!;
      const { covered, total } = progress(takeover);
      const capacity = world.standby.find((standby) => standby.providerId === providerId)?.capacity ?? 0;
      const taken = basis === 'last-resort' ? total - covered : Math.min(capacity, total - covered);
      if (!takeover.covered.has(providerId)) takeover.covered.set(providerId, taken);
      return progress(takeover);
    },
    async recordFullCoverage() {},
    async recordFirstVisits() {},
  };
}

/** A takeover (or drill) as the supervisor's request records it. */
export function requestTakeover(
  world: World,
  contractId: string,
  how: { readonly urgent?: boolean; readonly drill?: boolean; readonly requesterId?: string } = {},
): StandInTakeover {
  const seq = world.takeovers.size + 1;
  const { urgent = false, drill = false, requesterId = null } = how;
  const takeover: StandInTakeover = {
    ...{ takeoverId: `takeover-${seq}`, seq, contractId, urgent, drill, requesterId, state: 'requested' },
    ...{ covered: new Map(), invitations: new Map() },
  };
  world.takeovers.set(takeover.takeoverId, takeover);
  return takeover;
}
