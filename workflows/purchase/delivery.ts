import { TypedSearchAttributes } from '@temporalio/common';
import { condition, ParentClosePolicy, setHandler, startChild } from '@temporalio/workflow';
import type { serviceContract } from '../contract/service-contract.ts';
import { workflowId } from '../../domain/workflow-id.ts';
import { acceptanceReached } from '../messages.ts';
import { SEARCH } from '../search-attributes.ts';
import type { Course, PurchaseEnd } from './course.ts';
import type { LotCourse } from './lot.ts';

/** Each contract runs as a workflow of its own; this stage lasts until every one has come to its acceptance or end. */
export async function monitoring(course: Course): Promise<PurchaseEnd | undefined> {
  const delivering = new Set(course.openLots.map((lot) => lot.lotId));
  setHandler(acceptanceReached, ({ lotId }) => void delivering.delete(lotId));
  for (const lot of course.openLots) {
    const delivery = deliver(course, lot).finally(() => delivering.delete(lot.lotId));
    course.deliveries.push(delivery);
  }
  await Promise.race([condition(() => delivering.size === 0), Promise.all(course.deliveries)]);
  return undefined;
}

/** Waits for the acceptance of every contract, which its own workflow conducts (DL-01 to DL-03). */
export async function acceptance(course: Course): Promise<PurchaseEnd | undefined> {
  await Promise.all(course.deliveries);
  return undefined;
}

/** Closed when any lot was delivered and accepted; terminated when none was. */
export function endOfLots(course: Course): PurchaseEnd {
  return course.lots.some((lot) => lot.phase === 'closed') ? 'closed' : 'terminated';
}

async function deliver(course: Course, lot: LotCourse): Promise<void> {
  const { contractId, number, providerId, bond } = lot.contract!;
  const held = bond === true ? { bond } : {};
  const child = await startChild<typeof serviceContract>('serviceContract', {
    workflowId: workflowId.contract(number),
    args: [
      { ...course.task, contractId, number, lotId: lot.lotId, drafterId: course.input.drafterId, providerId, ...held },
    ],
    staticSummary: `contract ${number}`,
    // A contract outlives a purchase workflow that an operator had to terminate: recipients depend on it.
    parentClosePolicy: ParentClosePolicy.ABANDON,
    typedSearchAttributes: new TypedSearchAttributes([
      { key: SEARCH.stage, value: 'monitoring' },
      { key: SEARCH.region, value: course.input.region },
      { key: SEARCH.providerId, value: providerId },
    ]),
  });
  lot.phase = await child.result();
  course.note(`lot ${lot.seq}: contract ${number} ${lot.phase}`);
}
