import { METHODS, minimumSuppliers } from '../../domain/procurement/methods.ts';
import { local, remote } from '../activity-proxies.ts';
import { humanTask } from '../human-task.ts';
import type { Course, PurchaseEnd } from './course.ts';
import type { LotCourse } from './lot.ts';
import { failedIfNoLotLeft, failLot } from './lot-failure.ts';

/** Opening record, qualification, last offers where the method has them, scoring by drawn experts, ranking. */
export async function evaluation(course: Course): Promise<PurchaseEnd | undefined> {
  await Promise.all(course.openLots.map((lot) => qualify(course, lot)));
  if (course.openLots.length > 0) {
    const experts = await remote.drawExperts.executeWithOptions({ summary: 'draw experts' }, [course.task]);
    course.note(`${experts.length} experts drawn`, 'EV-04');
    await Promise.all(course.openLots.map((lot) => evaluateLot(course, lot, experts)));
  }
  return failedIfNoLotLeft(course);
}

/** Two suffice for a purchase of government services by consultation, one ends it; an open tender needs three. */
function enough(course: Course, lot: LotCourse): boolean {
  return lot.bids.length >= minimumSuppliers(course.input.method, { governmentServicePurchase: true });
}

async function qualify(course: Course, lot: LotCourse): Promise<void> {
  if (!enough(course, lot)) return failLot(course, lot, 'EV-19');
  const examined = await humanTask(course.desk, {
    ...course.task,
    kind: 'examine-qualifications',
    subject: { lotId: lot.lotId },
  });
  lot.bids = await local.adoptQualifications({ ...course.task, lotId: lot.lotId, taskId: examined.taskId });
  if (!enough(course, lot)) await failLot(course, lot, 'EV-19');
}

async function evaluateLot(course: Course, lot: LotCourse, experts: readonly string[]): Promise<void> {
  const subject = { lotId: lot.lotId };
  if (METHODS[course.input.method].lastOffers) {
    await lastOffers(course, lot);
    if (!enough(course, lot)) return failLot(course, lot, 'EV-19');
  }
  await Promise.all(
    experts.map(async (userId) => {
      const scored = await humanTask(course.desk, { ...course.task, kind: 'score-bids', subject, userId });
      await local.adoptScores({ ...subject, taskId: scored.taskId });
    }),
  );
  const ranked = await remote.rankBids.executeWithOptions({ summary: `rank lot ${lot.seq}` }, [
    { ...course.task, lotId: lot.lotId },
  ]);
  lot.bids = ranked;
  course.note(`lot ${lot.seq}: ${ranked.length} candidates ranked`, 'EV-14');
  if (ranked.length === 0) await failLot(course, lot, 'EV-20');
}

/** Every bidder is asked at once; silence leaves the first price, withdrawal ends the bid (K214). */
async function lastOffers(course: Course, lot: LotCourse): Promise<void> {
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
}
