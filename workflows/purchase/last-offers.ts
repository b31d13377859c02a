import { local } from '../activity-proxies.ts';
import { humanTask } from '../human-task.ts';
import type { Course } from './course.ts';
import { failUnlessEnough } from './lot-failure.ts';
import type { LotCourse } from './lot.ts';

/** Every bidder is asked at once; silence leaves the first price, withdrawal ends the bid (M74 33, K214 21). */
export async function lastOffers(course: Course, lot: LotCourse): Promise<void> {
  const remaining = await Promise.all(
    lot.bids.map(async (bid) => {
      const subject = { lotId: lot.lotId, bidId: bid.bidId };
      const offer = await humanTask(course.desk, {
        ...course.task,
        kind: 'last-offer',
        subject,
        organisationId: bid.providerId,
      });
      await local.adoptLastOffer({ bidId: bid.bidId, taskId: offer.taskId, outcome: offer.outcome });
      return offer.outcome === 'withdraw' ? undefined : bid;
    }),
  );
  lot.bids = remaining.filter((bid) => bid !== undefined);
  await failUnlessEnough(course, lot);
}
