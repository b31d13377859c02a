import { deadline } from '../../../domain/procurement/deadlines.ts';
import { poolProblem, invitationSize } from '../../../domain/procurement/invitation.ts';
import { afterStandStill } from '../../../domain/procurement/stand-still.ts';
import { dayOf } from '../../../domain/time/shanghai.ts';
import type { Activities } from '../../../activities/activities.ts';
import { CALENDAR } from './clock.ts';
import type { World } from './world.ts';

type Methods = Pick<
  Activities,
  | 'announceChange'
  | 'publishPrequalification'
  | 'adoptApplicants'
  | 'adoptRecommendation'
  | 'fixPool'
  | 'drawInvited'
  | 'drawProfessionals'
  | 'publishSingleSource'
  | 'publicityObjections'
  | 'answerObjection'
  | 'adoptTalks'
  | 'adoptAgreedPrice'
  | 'refuseEnding'
  | 'announceEnding'
  | 'beginStandStill'
  | 'endStandStill'
  | 'refuseSuspension'
>;

/** What only some methods do. */
export function methods(world: World): Methods {
  const periodEnd = async (rule: 'ME-03' | 'ME-12', figure: string) => {
    const now = await world.clock.businessNow();
    const { at, provisional } = deadline(rule, figure, now, CALENDAR, dayOf(now));
    return { rule, legal: at, wall: world.clock.wall(at), provisional };
  };
  return {
    async announceChange({ changeId }) {
      const { deadline: standing } = world;
      if (standing === undefined) throw new Error('nothing was published that could be changed');
      const moved = world.extensions.get(changeId);
      // The database puts a deadline off, never forward.
      if (moved !== undefined && moved > standing.wall) world.deadline = { ...standing, wall: moved, legal: moved };
      return { ...world.deadline!, rule: 'ME-11' };
    },
    publishPrequalification: () => periodEnd('ME-12', 'application'),
    async adoptApplicants() {},
    async adoptRecommendation() {},
    async fixPool() {
      const { method, invitation, pool } = world;
      const onDay = dayOf(await world.clock.businessNow());
      const problem = poolProblem(method, invitation, pool, onDay);
      return problem === undefined
        ? { problem: null, draw: invitationSize(method, invitation, onDay).draw }
        : { problem };
    },
    async drawInvited({ taskIds }) {
      world.witnesses = taskIds;
    },
    async drawProfessionals() {
      return [...world.experts];
    },
    async publishSingleSource() {
      world.publicity ??= await periodEnd('ME-03', 'notice');
      return world.publicity;
    },
    async publicityObjections() {
      if ((await world.clock.now()) < world.publicity!.wall) throw new Error('the publicity is not over');
      return [...world.objections];
    },
    async answerObjection() {},
    async adoptTalks() {},
    async adoptAgreedPrice() {},
    async refuseEnding() {},
    async beginStandStill({ suspensionId: caseId }) {
      world.holds.push({ caseId, since: await world.clock.businessNow() });
    },
    async endStandStill({ suspensionId }) {
      const hold = world.holds.find(({ caseId }) => caseId === suspensionId)!;
      hold.endedAt = await world.clock.businessNow();
      const { deadline: standing } = world;
      if (standing === undefined) return null;
      if (standing.legal > hold.since) {
        const still = { since: dayOf(hold.since), resumed: dayOf(hold.endedAt) };
        const { at: legal } = afterStandStill(standing.legal, still, CALENDAR);
        world.deadline = { ...standing, legal, wall: world.clock.wall(legal) };
      }
      return { ...world.deadline!, rule: 'PB-06' };
    },
    async refuseSuspension() {},
    async announceEnding({ endingId }) {
      world.endedBy = endingId;
    },
  };
}
