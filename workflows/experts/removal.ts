import { setCurrentDetails, setHandler, upsertSearchAttributes } from '@temporalio/workflow';
import type { BusinessClock } from '../../domain/time/business-clock.ts';
import { workflowId } from '../../domain/workflow-id.ts';
import { local } from '../activity-proxies.ts';
import { humanTask } from '../human-task.ts';
import { statusQuery } from '../messages.ts';
import { SEARCH } from '../search-attributes.ts';
import { TaskDesk } from '../task-desk.ts';

export interface ExpertRemovalInput {
  readonly removalId: string;
  /** The expert who is to be removed. */
  readonly userId: string;
  readonly seq: number;
  readonly region: string;
  /** Does not decide. */
  readonly proposedBy: string;
  readonly clock: BusinessClock;
}

/**
 * A proposal to remove an expert: the expert is heard first, or lets the time pass, then somebody other than the proposer
 * decides. Id: `expert-removal:<user>:<n>`.
 */
export async function expertRemoval(input: ExpertRemovalInput): Promise<'removed' | 'kept'> {
  const { removalId, userId, seq, region, proposedBy, clock } = input;
  const desk = new TaskDesk(workflowId.expertRemoval(userId, seq));
  let state: 'proposed' | 'heard' | 'removed' | 'kept' = 'proposed';
  setHandler(statusQuery, () => ({ stage: 'expert-removal', state, waitingFor: desk.waiting() }));
  const subject = { expertRemovalId: removalId, expertId: userId };
  const heard = await humanTask(desk, { clock, region, kind: 'hear-expert', userId, subject });
  await local.recordHearing({ removalId, taskId: heard.outcome === 'expired' ? null : heard.taskId });
  state = 'heard';
  const decision = await humanTask(desk, {
    ...{ clock, region, kind: 'decide-removal', subject, excluded: [...new Set([proposedBy, userId])] },
  });
  state = decision.outcome === 'remove' ? 'removed' : 'kept';
  await local.concludeRemoval.executeWithOptions({ summary: state }, [{ removalId, taskId: decision.taskId, state }]);
  upsertSearchAttributes([{ key: SEARCH.stage, value: state }]);
  setCurrentDetails(`removal **${seq}** of an expert · ${state}`);
  return state;
}
