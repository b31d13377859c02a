import { TypedSearchAttributes } from '@temporalio/common';
import { executeChild, ParentClosePolicy } from '@temporalio/workflow';
import type { contingency } from '../contingency/contingency.ts';
import type { TakeoverEnd } from '../contingency/course.ts';
import { local } from '../activity-proxies.ts';
import { workflowId } from '../../domain/workflow-id.ts';
import type { RecordedTakeover, TakeoverRequest } from '../messages.ts';
import { SEARCH } from '../search-attributes.ts';
import type { ContractCourse } from './course.ts';

/**
 * The takeover a request asks for; a bare wish is recorded first. Undefined when it has begun already: a request is
 * delivered at least once, and may ask for what a bare one has recorded.
 */
export async function newTakeover(
  course: ContractCourse,
  request: TakeoverRequest,
): Promise<RecordedTakeover | undefined> {
  const { contractId } = course.input;
  const takeover = 'takeoverId' in request ? request : await local.recordTakeoverRequest({ contractId, ...request });
  if (course.takeovers.has(takeover.takeoverId)) return undefined;
  course.takeovers.add(takeover.takeoverId);
  return takeover;
}

/** Runs one takeover to its end; inspections and payments wait meanwhile. A drill leaves them going on. */
export async function takeOver(course: ContractCourse, takeover: RecordedTakeover): Promise<TakeoverEnd> {
  if (takeover.drill) return runContingency(course, takeover);
  course.takenOver = true;
  try {
    return await runContingency(course, takeover);
  } finally {
    course.takenOver = false;
  }
}

function runContingency(course: ContractCourse, { takeoverId, seq }: RecordedTakeover): Promise<TakeoverEnd> {
  const { number, contractId, region, purchaseId, providerId, drafterId } = course.input;
  return executeChild<typeof contingency>('contingency', {
    workflowId: workflowId.takeover(number, seq),
    args: [{ takeoverId, seq, contractNumber: number, contractId, region, purchaseId, drafterId }],
    staticSummary: `takeover of contract ${number}`,
    // Recipients depend on it: it goes on even if the contract's workflow is terminated by hand.
    parentClosePolicy: ParentClosePolicy.ABANDON,
    typedSearchAttributes: new TypedSearchAttributes([
      { key: SEARCH.stage, value: 'takeover' },
      { key: SEARCH.region, value: region },
      { key: SEARCH.providerId, value: providerId },
    ]),
  });
}
