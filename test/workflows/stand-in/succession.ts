import type { Activities } from '../../../activities/activities.ts';
import { addDays, dayOf, endOfDay } from '../../../domain/time/shanghai.ts';
import type { World } from './world.ts';

type Succession = Pick<
  Activities,
  | 'orderRectification'
  | 'recordRectificationReport'
  | 'recordRectificationFinding'
  | 'recordBridgeTerms'
  | 'successionState'
  | 'endBridges'
  | 'successorsOf'
  | 'recordSuccessorVisits'
  | 'closeSuccession'
  | 'reopenCases'
  | 'unplaced'
  | 'endFailedBridge'
>;

/** What comes after the handover: mending, permanent providers, and providers that stand in and fail. */
export function succession(world: World): Succession {
  return { ...mending(), ...permanent(), ...failing() };

  function mending(): Pick<
    Succession,
    'orderRectification' | 'recordRectificationReport' | 'recordRectificationFinding'
  > {
    return {
      async orderRectification() {
        const today = dayOf(await world.clock.businessNow());
        return { until: endOfDay(addDays(today, world.rectificationDays)), providerId: 'provider-1' };
      },
      async recordRectificationReport() {},
      async recordRectificationFinding() {},
    };
  }

  function permanent(): Pick<
    Succession,
    | 'recordBridgeTerms'
    | 'successionState'
    | 'endBridges'
    | 'successorsOf'
    | 'recordSuccessorVisits'
    | 'closeSuccession'
  > {
    return {
      async recordBridgeTerms() {
        const today = dayOf(await world.clock.businessNow());
        world.bridgeUntil = world.clock.wall(endOfDay(addDays(today, world.bridgeDays)));
      },
      async successionState() {
        const now = await world.clock.now();
        const termOver = world.bridgeUntil !== undefined && world.bridgeUntil <= now;
        return { open: world.waiting, termOver, lookAgainAt: termOver ? null : (world.bridgeUntil ?? null) };
      },
      async endBridges() {
        return { organisationId: 'township' };
      },
      async successorsOf() {
        return [...world.successors];
      },
      async recordSuccessorVisits() {},
      async closeSuccession() {},
    };
  }

  /** The id of a failure is that of the provider. */
  function failing(): Pick<Succession, 'reopenCases' | 'unplaced' | 'endFailedBridge'> {
    return {
      async reopenCases({ takeoverId, failureId }) {
        const takeover = world.takeovers.get(takeoverId)!;
        takeover.covered.delete(failureId);
        return { providerId: failureId };
      },
      async unplaced({ takeoverId }) {
        const { covered, invitations } = world.takeovers.get(takeoverId)!;
        const placed = [...covered.values()].reduce((sum, count) => sum + count, 0);
        const standby = world.standby
          .map(({ providerId }, i) => ({ position: i + 1, providerId }))
          .filter(({ position }) => !invitations.has(position));
        return { pending: world.recipients - placed, standby };
      },
      async endFailedBridge() {},
    };
  }
}
