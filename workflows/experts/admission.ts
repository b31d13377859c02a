import { setCurrentDetails, setHandler, upsertSearchAttributes } from '@temporalio/workflow';
import type { ExpertApplicationEnd } from '../../domain/experts/expert-state.ts';
import type { BusinessClock } from '../../domain/time/business-clock.ts';
import { workflowId } from '../../domain/workflow-id.ts';
import { local } from '../activity-proxies.ts';
import { humanTask } from '../human-task.ts';
import { statusQuery } from '../messages.ts';
import { SEARCH } from '../search-attributes.ts';
import { TaskDesk } from '../task-desk.ts';
import { sleepUntil } from '../timing.ts';

export interface ExpertAdmissionInput {
  readonly applicationId: string;
  /** The person who applies. */
  readonly userId: string;
  readonly seq: number;
  readonly region: string;
  /** The person, or whoever of the bank's office entered it; neither decides on it. */
  readonly enteredBy: string;
  readonly clock: BusinessClock;
}

const ENDS = { admit: 'admitted', return: 'returned', refuse: 'refused' } as const;

/**
 * One application for the bank of experts (§1.3), and the term that follows from it: a person examines it, the expert is
 * reminded before the term ends, and at its end is out of the draw until a new application is admitted. A renewed or
 * removed expert has another row by then, which this run leaves alone. Id: `expert:<user>:<n>`.
 */
export async function expertAdmission(input: ExpertAdmissionInput): Promise<ExpertApplicationEnd | 'over'> {
  const { applicationId, userId, seq, region, enteredBy, clock } = input;
  const desk = new TaskDesk(workflowId.expert(userId, seq));
  let state: ExpertApplicationEnd | 'reviewing' | 'over' = 'reviewing';
  setHandler(statusQuery, () => ({ stage: 'expert', state, waitingFor: desk.waiting() }));
  const { outcome, taskId } = await humanTask(desk, {
    ...{ clock, region, kind: 'review-expert', excluded: [...new Set([enteredBy, userId])] },
    subject: { expertApplicationId: applicationId, expertId: userId },
  });
  if (outcome === 'expired') throw new Error('an application is never decided by silence');
  state = ENDS[outcome];
  const term = await local.concludeExpert.executeWithOptions({ summary: state }, [{ applicationId, taskId, state }]);
  upsertSearchAttributes([{ key: SEARCH.stage, value: state }]);
  setCurrentDetails(`application **${seq}** of an expert · ${state}`);
  if (term === null) return state;
  await sleepUntil(term.remindAt, 'reminder of the end of the term');
  await local.remindOfTerm({ applicationId });
  await sleepUntil(term.endsAt, 'end of the term');
  await local.endExpertTerm({ applicationId });
  state = 'over';
  upsertSearchAttributes([{ key: SEARCH.stage, value: state }]);
  return state;
}
