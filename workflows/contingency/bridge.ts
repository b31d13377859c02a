import { condition, setHandler } from '@temporalio/workflow';
import { local } from '../activity-proxies.ts';
import { holdEnded } from '../messages.ts';
import { msUntil } from '../timing.ts';
import type { TakeoverCourse, TakeoverEnd } from './course.ts';
import { handOverEveryone } from './handover.ts';

/**
 * Performance is suspended while a challenge or complaint is open (CO-11; REG 54), but a social service does not stop: every
 * recipient has another provider first, then the contract is suspended, and when nothing holds any more the recipients go back
 * (CT-07). Where the decision rescinds the contract there is nobody to go back to: the succession goes on (CH-13).
 */
export async function bridged(course: TakeoverCourse): Promise<TakeoverEnd> {
  let ended = 0;
  setHandler(holdEnded, () => void (ended += 1));
  await handOverEveryone(course, async () => {
    await local.suspendPerformance.executeWithOptions({ summary: 'performance suspended' }, [
      { takeoverId: course.input.takeoverId },
    ]);
    course.note('performance suspended', 'CO-11');
  });
  for (;;) {
    const seen = ended;
    const { held, lookAgainAt } = await local.bridgeNeeded({ ...course.task, takeoverId: course.input.takeoverId });
    if (!held) break;
    if (lookAgainAt === null) await condition(() => ended > seen);
    else await condition(() => ended > seen, msUntil(lookAgainAt), { summary: 'end of the suspension' });
  }
  const rescinded = await local.endTakeover.executeWithOptions({ summary: 'performance goes on' }, [
    { ...course.task, takeoverId: course.input.takeoverId, outcome: 'returned' },
  ]);
  if (rescinded) {
    course.note('contract rescinded: the bridge goes on', 'CH-13');
    return 'terminated';
  }
  course.note('performance goes on', 'CO-11');
  return 'returned';
}
