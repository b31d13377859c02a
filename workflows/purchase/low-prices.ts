import { patched } from '@temporalio/workflow';
import { local } from '../activity-proxies.ts';
import { humanTask } from '../human-task.ts';
import { votes } from './conformity.ts';
import type { Course } from './course.ts';
import { failUnlessEnough } from './lot-failure.ts';
import type { LotCourse } from './lot.ts';

/** Unusually low prices are explained by their bidders and judged by the committee; unproven ones are invalid (EV-12). */
export async function lowPrices(course: Course, lot: LotCourse): Promise<void> {
  if (!patched('committee-review')) return;
  const { lotId } = lot;
  const reviewed = await local.findLowPrices({ ...course.task, lotId });
  if (reviewed.length === 0) return;
  course.note(`lot ${lot.seq}: ${reviewed.length} prices reviewed as abnormally low`, 'EV-12');
  const explained = await Promise.all(
    reviewed.map(async ({ bidId, providerId }) => {
      const subject = { lotId, bidId };
      const ask = { ...course.task, kind: 'explain-price', subject, organisationId: providerId } as const;
      const { taskId, outcome } = await humanTask(course.desk, ask);
      if (outcome === 'expired') return false;
      await local.adoptExplanation({ bidId, taskId });
      return true;
    }),
  );
  if (explained.includes(true)) await votes(course, lot, 'judge-low-price', 'low-price');
  lot.bids = await local.concludeLowPrices({ ...course.task, lotId });
  await failUnlessEnough(course, lot);
}
