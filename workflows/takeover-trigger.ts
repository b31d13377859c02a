import { setCurrentDetails, setHandler, upsertSearchAttributes } from '@temporalio/workflow';
import type { TriggerCauseCode, Weighing } from '../domain/contracts/takeover-triggers.ts';
import { workflowId } from '../domain/workflow-id.ts';
import { local } from './activity-proxies.ts';
import { humanTask } from './human-task.ts';
import { statusQuery } from './messages.ts';
import { SEARCH } from './search-attributes.ts';
import { TaskDesk } from './task-desk.ts';

/** Ids only: what happened stands in the row. */
export interface TakeoverTriggerInput {
  readonly triggerId: string;
  readonly contractId: string;
  readonly purchaseId: string;
  readonly region: string;
  readonly cause: TriggerCauseCode;
}

/**
 * Something has happened to a contractor so that a takeover must be weighed (§2.6); a supervisor decides within hours, and the
 * takeover that follows is asked for in their name. Id: `trigger:<trigger>`.
 */
export async function takeoverTrigger(input: TakeoverTriggerInput): Promise<Weighing> {
  const { triggerId, contractId, purchaseId, region, cause } = input;
  const desk = new TaskDesk(workflowId.takeoverTrigger(triggerId));
  let state: Weighing | 'open' = 'open';
  setHandler(statusQuery, () => ({ stage: 'takeover-trigger', state, waitingFor: desk.waiting() }));
  const subject = { contractId, triggerId };
  const decision = await humanTask(desk, { purchaseId, region, kind: 'weigh-takeover', subject });
  // Silence means nothing here: the task is escalated and stays.
  state = decision.outcome === 'expired' ? 'none' : decision.outcome;
  const { taskId } = decision;
  await local.concludeTrigger.executeWithOptions({ summary: state }, [{ triggerId, taskId, state }]);
  upsertSearchAttributes([{ key: SEARCH.stage, value: state }]);
  setCurrentDetails(`trigger **${cause}** · ${state}`);
  return state;
}
