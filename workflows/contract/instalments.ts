import { condition } from '@temporalio/workflow';
import { local } from '../activity-proxies.ts';
import { humanTask } from '../human-task.ts';
import { sleepUntil } from '../timing.ts';
import type { ContractCourse } from './course.ts';

export interface Instalment {
  readonly seq: number;
  /** Wall-clock instant from which it may be paid. */
  readonly payableAt: string;
}

/** Instalments in their order. A frozen contract's payment waits for the release; it is never paid twice (DL-08). */
export async function instalments(course: ContractCourse, schedule: readonly Instalment[]): Promise<void> {
  const { contractId } = course.input;
  for (const { seq, payableAt } of schedule) {
    await sleepUntil(payableAt, `instalment ${seq}`);
    for (;;) {
      await condition(() => !course.takenOver);
      const decision = await humanTask(course.desk, {
        ...course.task,
        kind: 'pay-instalment',
        subject: { contractId, seq },
      });
      const result = await local.settleInstalment({ ...course.task, contractId, seq, taskId: decision.taskId });
      // Frozen between the decision and its effect: ask again when the takeover is over.
      if (result !== 'frozen') break;
    }
  }
}
