import { setCurrentDetails, setHandler } from '@temporalio/workflow';
import { workflowId } from '../../domain/workflow-id.ts';
import { local } from '../activity-proxies.ts';
import { humanTask } from '../human-task.ts';
import { statusQuery } from '../messages.ts';
import { TaskDesk } from '../task-desk.ts';

export interface CommitteeAssessmentInput {
  readonly purchaseId: string;
  readonly number: string;
  readonly region: string;
}

/**
 * The buyer says how the experts of a purchase worked, once their names are published with the result (EV-08). Nothing of
 * the purchase waits for it. Id: `assessment:<purchase number>`.
 */
export async function committeeAssessment({ purchaseId, number, region }: CommitteeAssessmentInput): Promise<void> {
  const desk = new TaskDesk(workflowId.assessment(number));
  setHandler(statusQuery, () => ({ stage: 'assessment', state: 'waiting', waitingFor: desk.waiting() }));
  const { taskId } = await humanTask(desk, { purchaseId, region, kind: 'assess-experts' });
  await local.recordAssessments({ purchaseId, taskId });
  setCurrentDetails(`experts of **${number}** assessed`);
}
