import { local } from '../activity-proxies.ts';
import { humanTask } from '../human-task.ts';
import { refundBidBonds } from './bid-bonds.ts';
import type { Course, PurchaseEnd } from './course.ts';
import { ordersDone } from './orders.ts';

/** The result of all lots is published at once, and every loser told their own score and rank (EV-17, EV-18). */
export async function resultNotice(course: Course): Promise<PurchaseEnd | undefined> {
  await humanTask(course.desk, { ...course.task, kind: 'publish-result' });
  // An award that is to be void is not published.
  if (await ordersDone(course)) return 'failed';
  const at = await local.publishResult.executeWithOptions({ summary: 'result notice' }, [course.task]);
  for (const lot of course.openLots) {
    lot.resultAt = at;
    refundBidBonds(course, lot, at);
  }
  course.note('result published', 'EV-17');
  return undefined;
}
