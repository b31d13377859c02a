import { condition } from '@temporalio/workflow';
import { local } from '../activity-proxies.ts';
import { msUntil } from '../timing.ts';
import type { Course, PurchaseEnd } from './course.ts';

/**
 * The notice or the invitations, and the time to prepare bids. Nothing here knows whether anybody bids: bids go to the
 * database alone, and are read once, at the opening (M87 art. 28, PB-05, EV-01). A change of the documents is announced as
 * it comes, and may put the deadline off (ME-09 to ME-11).
 */
export async function noticeAndBids(course: Course): Promise<PurchaseEnd | undefined> {
  const published = await local.publishTenderNotice.executeWithOptions({ summary: 'tender notice' }, [course.task]);
  course.due(published.legal, 'bid deadline', published.rule);
  let { wall } = published;
  let summary = `bid deadline ${published.legal} · ${published.rule}`;
  while (await condition(() => course.changes.length > 0, msUntil(wall), { summary })) {
    const changeId = course.changes.shift()!;
    const standing = await local.announceChange({ ...course.task, changeId });
    if (standing.wall !== wall) course.due(standing.legal, 'bid deadline put off', standing.rule);
    wall = standing.wall;
    summary = `bid deadline ${standing.legal} · ${standing.rule}`;
  }
  return undefined;
}
