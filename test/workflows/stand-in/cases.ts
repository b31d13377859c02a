import type { Activities } from '../../../activities/activities.ts';
import { addDays, addMonths, dayOf, endOfDay, startOfDay } from '../../../domain/time/shanghai.ts';
import type { World } from './world.ts';

type Cases = Pick<
  Activities,
  | 'concludeAlert'
  | 'concludeTrigger'
  | 'decideDispute'
  | 'payDispute'
  | 'concludeAdmission'
  | 'recordChallenge'
  | 'serveAnswer'
  | 'carryOutAnswer'
  | 'standingHolds'
  | 'bridgeNeeded'
  | 'recordProjectDecision'
  | 'reviewIsDue'
  | 'concludeReview'
  | 'concludeCreditAppeal'
  | 'computeGrading'
  | 'announceGrade'
  | 'recordGradeObjection'
  | 'answerGradeObjection'
  | 'publishGrade'
  | 'drawSample'
  | 'extendSample'
  | 'surveyStands'
  | 'keepMarks'
  | 'computeEvaluation'
  | 'keepObjection'
  | 'publishEvaluation'
  | 'concludeExpert'
  | 'remindOfTerm'
  | 'endExpertTerm'
  | 'recordHearing'
  | 'concludeRemoval'
  | 'recordAssessments'
>;

/** What admissions, challenges, projects and alerts do to the world. A challenge holds from its receipt to its answer. */
export function cases(world: World): Cases {
  const release = async (challengeId: string): Promise<void> => {
    const hold = world.holds.find(({ caseId }) => caseId === challengeId);
    if (hold !== undefined) hold.endedAt ??= await world.clock.businessNow();
  };
  const standing = async () => {
    const holds = world.standingHolds(await world.clock.businessNow());
    const ends = holds.flatMap(({ until }) => (until === undefined ? [] : [world.clock.wall(until)])).sort();
    return { held: holds.length > 0, lookAgainAt: ends[0] ?? null };
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
      const lots = world.challengeOrders ? world.openLots().map((lotId) => ({ lotId, then: world.orderThen })) : [];
      if (lots.length > 0) return { caseId: challengeId, by: 'challenge', lots };
      await release(challengeId);
      return null;
    },
    standingHolds: standing,
    async bridgeNeeded({ takeoverId }) {
      const { contractId } = world.takeovers.get(takeoverId)!;
      const over = world.contracts.get(contractId)!.state === 'terminated';
      return over ? { held: false, lookAgainAt: null } : standing();
    },
    async recordProjectDecision() {},
    async concludeAlert() {},
    async concludeTrigger() {},
    async decideDispute({ outcome }) {
      return outcome === 'release' ? 'released' : 'kept';
    },
    async payDispute() {
      return world.disputeFrozen-- > 0 ? 'frozen' : 'paid';
    },
    async reviewIsDue() {
      return true;
    },
    async concludeReview() {},
    async concludeCreditAppeal() {},
    async computeGrading() {
      return world.hadContracts ? 'proposed' : 'not-graded';
    },
    async announceGrade() {
      return { until: endOfDay(addDays(dayOf(await world.clock.businessNow()), 7)) };
    },
    async recordGradeObjection() {},
    async answerGradeObjection() {},
    async publishGrade() {},
    async drawSample() {
      return { asked: world.surveyed };
    },
    async extendSample() {},
    async surveyStands() {
      return world.surveyStands;
    },
    async keepMarks() {},
    async computeEvaluation() {},
    async keepObjection() {},
    async publishEvaluation() {},
    async concludeExpert({ state }) {
      if (state !== 'admitted') return null;
      const day = dayOf(await world.clock.businessNow());
      const endsOn = addMonths(day, world.termMonths);
      return {
        remindAt: world.clock.wall(startOfDay(addDays(endsOn, -30))),
        endsAt: world.clock.wall(endOfDay(endsOn)),
      };
    },
    async remindOfTerm() {},
    async endExpertTerm() {},
    async recordHearing() {},
    async concludeRemoval() {},
    async recordAssessments() {},
  };
}
