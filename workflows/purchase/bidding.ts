import { local, remote } from '../activity-proxies.ts';
import { sleepUntil } from '../timing.ts';
import type { Course, PurchaseEnd } from './course.ts';

/**
 * The notice period and the time to prepare bids. Nothing here knows whether anybody bids: bids go to the database
 * alone, and are read once, at the opening (M87 art. 28, PB-05, EV-01).
 */
export async function bidding(course: Course): Promise<PurchaseEnd | undefined> {
  const deadline = await local.publishTenderNotice.executeWithOptions({ summary: 'tender notice' }, [course.task]);
  course.due(deadline.legal, 'bid deadline', deadline.rule);
  await sleepUntil(deadline.wall, `bid deadline ${deadline.legal} · ${deadline.rule}`);

  const opened = await remote.openBids.executeWithOptions({ summary: 'open bids' }, [course.task]);
  for (const lot of course.lots) {
    lot.bids = opened.find((result) => result.lotId === lot.lotId)?.bids ?? [];
  }
  course.note('bids opened', 'EV-01');
  return undefined;
}
