// What the benchmark's worker hosts: real human tasks, without the rest of a purchase.
import { sleep, workflowInfo } from '@temporalio/workflow';
import type { TaskKind } from '../../../domain/tasks/task-kinds.ts';
import { humanTask } from '../../../workflows/human-task.ts';
import { TaskDesk } from '../../../workflows/task-desk.ts';

export interface FiveStepsInput {
  readonly purchaseId: string;
  readonly region: string;
}

const STEPS: readonly TaskKind[] = [
  'confirm-budget',
  'approve-plan',
  'approve-documents',
  'publish-notice',
  'publish-result',
];

/** Five human tasks in a row and a timer of a millisecond. */
export async function fiveSteps({ purchaseId, region }: FiveStepsInput): Promise<void> {
  const desk = new TaskDesk(workflowInfo().workflowId);
  for (const kind of STEPS) await humanTask(desk, { kind, purchaseId, region });
  await sleep(1);
}
