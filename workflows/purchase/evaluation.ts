import { patched } from '@temporalio/workflow';
import { local, remote } from '../activity-proxies.ts';
import { humanTask } from '../human-task.ts';
import type { Course } from './course.ts';
import { failLot } from './lot-failure.ts';
import type { LotCourse } from './lot.ts';

/** Each expert scores alone by the published criteria (EV-11, EV-13). */
export async function scoring(course: Course, lot: LotCourse): Promise<void> {
  const subject = { lotId: lot.lotId };
  await Promise.all(
    course.experts.map(async (userId) => {
      const scored = await humanTask(course.desk, { ...course.task, kind: 'score-bids', subject, userId });
      await local.adoptScores({ ...subject, taskId: scored.taskId });
    }),
  );
}

/** Whoever gave points far from the others' checks them before anything is ranked (EV-11). */
export async function scoreCheck(course: Course, lot: LotCourse): Promise<void> {
  if (!patched('committee-review')) return;
  const subject = { lotId: lot.lotId };
  const experts = await local.findOutliers({ ...course.task, ...subject });
  await Promise.all(
    experts.map(async (userId) => {
      const check = await humanTask(course.desk, { ...course.task, kind: 'confirm-scores', subject, userId });
      if (check.outcome !== 'expired') await local.adoptScoreChecks({ taskId: check.taskId });
    }),
  );
}

/** The candidates in their order; a lot whose every price is above the ceiling fails (EV-14, EV-20). */
export async function ranking(course: Course, lot: LotCourse): Promise<void> {
  lot.bids = await remote.rankBids.executeWithOptions({ summary: `rank lot ${lot.seq}` }, [
    { ...course.task, lotId: lot.lotId },
  ]);
  course.note(`lot ${lot.seq}: ${lot.bids.length} candidates ranked`, 'EV-14');
  if (lot.bids.length === 0) await failLot(course, lot, 'EV-20');
}

/** Every member signs, or dissents with reasons; silence agrees. A report that most reject is none, and the lot fails (EV-13). */
export async function report(course: Course, lot: LotCourse): Promise<void> {
  if (!patched('committee-review')) return;
  const { lotId } = lot;
  await Promise.all(
    course.experts.map(async (userId) => {
      const ask = { ...course.task, kind: 'sign-report', subject: { lotId }, userId } as const;
      const { taskId, outcome } = await humanTask(course.desk, ask);
      await local.adoptSignature({ lotId, userId, taskId, outcome });
    }),
  );
  const stands = await local.concludeReport({ ...course.task, lotId });
  course.note(`lot ${lot.seq}: report ${stands ? 'signed' : 'rejected by the majority'}`, 'EV-14');
  if (!stands) await failLot(course, lot, 'EV-13');
}
