import { patched } from '@temporalio/workflow';
import { local } from '../activity-proxies.ts';
import { humanTask } from '../human-task.ts';
import type { Course } from './course.ts';
import { failUnlessEnough } from './lot-failure.ts';
import type { LotCourse } from './lot.ts';

/** Every member judges whether the qualified bids meet the documents in substance; the majority decides (EV-25). */
export async function conformity(course: Course, lot: LotCourse): Promise<void> {
  if (!patched('committee-review')) return;
  const { lotId } = lot;
  await votes(course, lot, 'review-conformity', 'conformity');
  lot.bids = await local.concludeConformity({ ...course.task, lotId });
  course.note(`lot ${lot.seq}: ${lot.bids.length} bids conform`, 'EV-25');
  await failUnlessEnough(course, lot);
}

/** Each member's signed judgement of the bids before them. */
export async function votes(
  course: Course,
  { lotId }: LotCourse,
  kind: 'review-conformity' | 'judge-low-price',
  subject: 'conformity' | 'low-price',
): Promise<void> {
  await Promise.all(
    course.experts.map(async (userId) => {
      const { taskId } = await humanTask(course.desk, { ...course.task, kind, subject: { lotId }, userId });
      await local.adoptVotes({ taskId, subject });
    }),
  );
}
