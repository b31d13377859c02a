import type { Activities } from '../../../activities/activities.ts';
import type { World } from './world.ts';

type Cases = Pick<
  Activities,
  | 'concludeAlert'
  | 'concludeAdmission'
  | 'recordChallenge'
  | 'serveAnswer'
  | 'carryOutAnswer'
  | 'standingHolds'
  | 'recordProjectDecision'
>;

/** What admissions, challenges, projects and alerts do to the world. A challenge holds from its receipt to its answer. */
export function cases(world: World): Cases {
  const release = async (challengeId: string): Promise<void> => {
    const hold = world.holds.find(({ caseId }) => caseId === challengeId);
    if (hold !== undefined) hold.endedAt ??= await world.clock.businessNow();
  };
  return {
    async concludeAdmission() {},
    async recordChallenge() {},
    async serveAnswer({ challengeId, outcome }) {
      const holds = outcome === 'upheld';
      if (!holds) await release(challengeId);
      return { holds };
    },
    async carryOutAnswer({ challengeId }) {
      await release(challengeId);
    },
    async standingHolds() {
      const holds = world.standingHolds(await world.clock.businessNow());
      const ends = holds.flatMap(({ until }) => (until === undefined ? [] : [world.clock.wall(until)])).sort();
      return { held: holds.length > 0, lookAgainAt: ends[0] ?? null };
    },
    async recordProjectDecision() {},
    async concludeAlert() {},
  };
}
