import { setCurrentDetails, setHandler, upsertSearchAttributes } from '@temporalio/workflow';
import type { ReviewEnd } from '../domain/providers/bank-review.ts';
import type { BusinessClock } from '../domain/time/business-clock.ts';
import { workflowId } from '../domain/workflow-id.ts';
import { local } from './activity-proxies.ts';
import { humanTask } from './human-task.ts';
import { statusQuery } from './messages.ts';
import { SEARCH } from './search-attributes.ts';
import { TaskDesk } from './task-desk.ts';
import { sleepUntil } from './timing.ts';

export interface ProviderReviewInput {
  readonly reviewId: string;
  readonly organisationId: string;
  readonly seq: number;
  readonly region: string;
  /** Wall-clock instant at which it is asked. */
  readonly dueAt: string;
  /** Who asked for it before its time: does not decide. */
  readonly requestedBy: string | null;
  readonly clock: BusinessClock;
}

const ENDS = { keep: 'kept', suspend: 'suspended', exit: 'exited' } as const;

/**
 * One review of a provider of the bank (§1.3): waits for its day, then a person keeps, suspends or removes it. The decision
 * schedules the next one. A provider that has left meanwhile is asked nothing. Id: `provider-review:<organisation>:<n>`.
 */
export async function providerReview(input: ProviderReviewInput): Promise<ReviewEnd> {
  const { reviewId, organisationId, seq, region, dueAt, requestedBy, clock } = input;
  const desk = new TaskDesk(workflowId.providerReview(organisationId, seq));
  let state: ReviewEnd | 'scheduled' = 'scheduled';
  setHandler(statusQuery, () => ({ stage: 'provider-review', state, waitingFor: desk.waiting() }));
  upsertSearchAttributes([{ key: SEARCH.dueAt, value: new Date(dueAt) }]);
  await sleepUntil(dueAt, 'yearly review of a provider');
  if (!(await local.reviewIsDue({ reviewId }))) {
    state = 'void';
    return state;
  }
  const { outcome, taskId } = await humanTask(desk, {
    ...{ clock, region, kind: 'review-provider', excluded: requestedBy === null ? [] : [requestedBy] },
    subject: { reviewId, providerId: organisationId },
  });
  if (outcome === 'expired') throw new Error('a review is never decided by silence');
  state = ENDS[outcome];
  await local.concludeReview.executeWithOptions({ summary: state }, [{ reviewId, taskId, state }]);
  upsertSearchAttributes([{ key: SEARCH.stage, value: state }]);
  setCurrentDetails(`review **${seq}** of a provider · ${state}`);
  return state;
}
