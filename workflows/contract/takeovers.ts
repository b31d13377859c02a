import { TypedSearchAttributes } from '@temporalio/common';
import { executeChild, ParentClosePolicy } from '@temporalio/workflow';
import type { contingency, TakeoverEnd } from '../contingency/contingency.ts';
import { local } from '../activity-proxies.ts';
import { workflowId } from '../../domain/workflow-id.ts';
import { type RecordedTakeover, type TakeoverRequest } from '../messages.ts';
import { SEARCH } from '../search-attributes.ts';
import type { ContractCourse } from './service-contract.ts';

/**
 * Runs one takeover (or drill) of this contract to its end. A drill leaves inspections and payments going on.
 * A request is delivered at least once, and may ask for what a bare one has recorded: undefined when it has run already.
 */
export async function takeOver(course: ContractCourse, request: TakeoverRequest): Promise<TakeoverEnd | undefined> {
  const { number, contractId, region, purchaseId, providerId, drafterId } = course.input;
  const { takeoverId, seq, drill } = await recorded(contractId, request);
  if (course.takeovers.has(takeoverId)) return undefined;
  course.takeovers.add(takeoverId);
  course.takenOver = !drill;
  try {
    return await executeChild<typeof contingency>('contingency', {
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
  } finally {
    course.takenOver = false;
  }
}

async function recorded(contractId: string, request: TakeoverRequest): Promise<RecordedTakeover> {
  return 'takeoverId' in request ? request : local.recordTakeoverRequest({ contractId, ...request });
}
