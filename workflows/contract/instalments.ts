import { condition, patched } from '@temporalio/workflow';
import type { Instant } from '../../domain/time/shanghai.ts';
import { local } from '../activity-proxies.ts';
import { humanTask } from '../human-task.ts';
import { sleepUntil } from '../timing.ts';
import type { ContractCourse } from './course.ts';

export interface Instalment {
  readonly seq: number;
  /** Wall-clock instant from which it may be paid. */
  readonly payableAt: string;
}

/**
 * Instalments in their order: the period is accepted item by item, what falls short is deducted, the rest is paid (DL-05,
 * DL-08). A frozen contract's payment waits for the release; it is never paid twice.
 */
export async function instalments(course: ContractCourse, schedule: readonly Instalment[]): Promise<void> {
  const { contractId } = course.input;
  for (const { seq, payableAt } of schedule) {
    await sleepUntil(payableAt, `instalment ${seq}`);
    const until = patched('2026-11-stage-acceptance') ? await acceptedStage(course, seq) : undefined;
    for (;;) {
      await condition(() => !course.takenOver);
      const decision = await humanTask(course.desk, {
        ...course.task,
        kind: 'pay-instalment',
        subject: { contractId, seq },
        ...(until === undefined ? {} : { until }),
      });
      const result = await local.settleInstalment({ ...course.task, contractId, seq, taskId: decision.taskId });
      // Frozen between the decision and its effect, or somebody is served meanwhile whom no declared source may pay for
      // (BU-03): ask again, when the takeover is over.
      if (result !== 'frozen' && result !== 'outside') break;
    }
  }
}

/** Accepts the period of an instalment and decides the deductions; answers the last business instant of its payment. */
async function acceptedStage(course: ContractCourse, seq: number): Promise<Instant> {
  const { contractId } = course.input;
  const subject = { contractId, seq };
  const request = { ...course.task, ...subject };
  await condition(() => !course.takenOver);
  const { until } = await local.acceptanceLimit(request);
  const accepted = await humanTask(course.desk, {
    ...course.task,
    kind: 'accept-stage',
    subject,
    ...(until === null ? {} : { until }),
  });
  const stage = { ...request, taskId: accepted.taskId };
  const { deducts, payUntil } = await local.recordStage.executeWithOptions({ summary: `period ${seq} accepted` }, [
    stage,
  ]);
  if (deducts) {
    const excluded = accepted.by === undefined ? [] : [accepted.by];
    const decided = await humanTask(course.desk, { ...course.task, kind: 'decide-deductions', subject, excluded });
    await local.recordDeductions({ ...request, taskId: decided.taskId });
  }
  return payUntil;
}
