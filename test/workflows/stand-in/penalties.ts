import type { Activities } from '../../../activities/activities.ts';
import { addDays, addMonths, dayOf, endOfDay, startOfDay } from '../../../domain/time/shanghai.ts';
import type { World } from './world.ts';

type Penalties = Pick<
  Activities,
  | 'withdrawPenalty'
  | 'recordPenaltyNotice'
  | 'recordPenaltyAnswer'
  | 'announceHearing'
  | 'recordPenaltyHearing'
  | 'concludePenalty'
  | 'servePenalty'
  | 'endBan'
  | 'recordRepairExamination'
  | 'concludeRepair'
>;

/** A ban from its notice to the end of a year. A hearing is twelve days after it is announced. */
export function penalties(world: World): Penalties {
  return {
    async withdrawPenalty() {},
    async recordPenaltyNotice() {},
    async recordPenaltyAnswer() {},
    async announceHearing() {
      const today = dayOf(await world.clock.businessNow());
      return { at: world.clock.wall(startOfDay(addDays(today, 12))) };
    },
    async recordPenaltyHearing() {},
    async concludePenalty() {},
    async servePenalty() {
      const today = dayOf(await world.clock.now());
      return { until: endOfDay(addMonths(today, 12)) };
    },
    async endBan() {},
    async recordRepairExamination() {
      return { by: 'officer-2' };
    },
    async concludeRepair({ outcome }) {
      return { end: outcome };
    },
  };
}
