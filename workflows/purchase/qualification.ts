import { local } from '../activity-proxies.ts';
import { humanTask } from '../human-task.ts';
import { recordedBidBonds } from './bid-bonds.ts';
import type { Course } from './course.ts';
import { failUnlessEnough } from './lot-failure.ts';
import type { LotCourse } from './lot.ts';

/** The buyer examines who is qualified, and tells the others why not (EV-03); enough must be left (EV-19). */
export async function qualification(course: Course, lot: LotCourse): Promise<void> {
  await recordedBidBonds(course, lot);
  if (!(await failUnlessEnough(course, lot))) return;
  const examined = await humanTask(course.desk, {
    ...course.task,
    kind: 'examine-qualifications',
    subject: { lotId: lot.lotId },
  });
  lot.bids = await local.adoptQualifications({ ...course.task, lotId: lot.lotId, taskId: examined.taskId });
  await failUnlessEnough(course, lot);
}
