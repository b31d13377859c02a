import { condition } from '@temporalio/workflow';
import type { StandingDeadline } from '../../activities/document-change.ts';
import { local } from '../activity-proxies.ts';
import { msUntil } from '../timing.ts';
import { resumption } from './suspensions.ts';
import type { Course, PurchaseEnd } from './course.ts';

/**
 * The notice or the invitations, and the time to prepare bids. Nothing here knows whether anybody bids: bids go to the
 * database alone, and are read once, at the opening (M87 art. 28, PB-05, EV-01). A change of the documents is announced as
 * it comes, and may put the deadline off (ME-09 to ME-11), as force majeure does that suspends the purchase.
 */
export async function noticeAndBids(course: Course): Promise<PurchaseEnd | undefined> {
  const published = await local.publishTenderNotice.executeWithOptions({ summary: 'tender notice' }, [course.task]);
  course.due(published.legal, 'bid deadline', published.rule);
  let { wall } = published;
  let summary = `bid deadline ${published.legal} · ${published.rule}`;
  const interrupted = (): boolean => course.changes.length > 0 || course.suspended;
  while ((await condition(interrupted, msUntil(wall), { summary })) || course.suspended) {
    const standing = course.suspended ? await afterSuspension(course) : await afterChange(course);
    if (standing === undefined) continue;
    if (standing.wall !== wall) course.due(standing.legal, 'bid deadline put off', standing.rule);
    wall = standing.wall;
    summary = `bid deadline ${standing.legal} · ${standing.rule}`;
  }
  return undefined;
}

function afterChange(course: Course): Promise<StandingDeadline> {
  return local.announceChange({ ...course.task, changeId: course.changes.shift()! });
}

/** The deadline does not come while force majeure suspends the purchase; afterwards it is later by that time. */
async function afterSuspension(course: Course): Promise<StandingDeadline | undefined> {
  await resumption(course);
  return course.putOff;
}
