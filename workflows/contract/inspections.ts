import { condition } from '@temporalio/workflow';
import { local } from '../activity-proxies.ts';
import { humanTask } from '../human-task.ts';
import { sleepUntil } from '../timing.ts';
import type { ContractCourse } from './course.ts';

export interface ServiceMonth {
  readonly month: number;
  /** Wall-clock instant at which the month of service is over. */
  readonly endsAt: string;
}

/** One inspection after each month of service (事中管质量); none is asked for while a takeover runs. */
export async function monthlyInspections(course: ContractCourse, months: readonly ServiceMonth[]): Promise<void> {
  const { contractId } = course.input;
  for (const { month, endsAt } of months) {
    await sleepUntil(endsAt, `end of month ${month}`);
    await condition(() => !course.takenOver);
    const inspection = await humanTask(course.desk, {
      ...course.task,
      kind: 'monthly-inspection',
      subject: { contractId, month },
    });
    await local.recordInspection({ ...course.task, contractId, month, taskId: inspection.taskId });
  }
}
