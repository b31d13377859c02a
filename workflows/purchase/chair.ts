import { patched } from '@temporalio/workflow';
import { local } from '../activity-proxies.ts';
import { humanTask } from '../human-task.ts';
import type { Course } from './course.ts';

/** The members elect who of them chairs; silence is no vote (EV-07). */
export async function electedChair(course: Course): Promise<void> {
  if (!patched('2026-11-chair')) return;
  await Promise.all(
    course.experts.map(async (userId) => {
      const { taskId, outcome } = await humanTask(course.desk, { ...course.task, kind: 'elect-chair', userId });
      if (outcome !== 'expired') await local.adoptChairVote({ ...course.task, userId, taskId });
    }),
  );
  await local.concludeChair(course.task);
  course.note('chair elected', 'EV-07');
}
