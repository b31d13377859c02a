import { local } from '../activity-proxies.ts';
import { humanTask } from '../human-task.ts';
import type { Course } from './course.ts';
import { failLot } from './lot-failure.ts';
import type { LotCourse } from './lot.ts';

/**
 * The price of a single source: negotiated, written down, signed by the professionals and confirmed by the supplier. Without
 * agreement the lot ends (ME-30).
 */
export async function priceAgreement(course: Course, lot: LotCourse): Promise<void> {
  const subject = { lotId: lot.lotId };
  const task = { ...course.task, subject };
  const minutes = await humanTask(course.desk, { ...task, kind: 'agree-price' });
  if (minutes.outcome === 'fail') return failLot(course, lot, 'ME-30');
  await local.adoptAgreedPrice({ ...course.task, ...subject, taskId: minutes.taskId });
  const organisationId = lot.bids[0]!.providerId;
  const [supplier] = await Promise.all([
    humanTask(course.desk, { ...task, kind: 'sign-minutes', organisationId }),
    ...course.experts.map((userId) => humanTask(course.desk, { ...task, kind: 'attest-minutes', userId })),
  ]);
  if (supplier.outcome === 'refuse') return failLot(course, lot, 'ME-30');
  course.note(`lot ${lot.seq}: price agreed and signed`, 'ME-30');
}
