import { TypedSearchAttributes } from '@temporalio/common';
import { condition, ParentClosePolicy, setHandler, startChild, type ChildWorkflowHandle } from '@temporalio/workflow';
import type { serviceContract } from '../contract/service-contract.ts';
import { workflowId } from '../../domain/workflow-id.ts';
import { acceptanceReached, rescindContract } from '../messages.ts';
import { SEARCH } from '../search-attributes.ts';
import { signedContract } from './contract.ts';
import type { Course, PurchaseEnd } from './course.ts';
import type { LotCourse } from './lot.ts';
import { carriedOut, underOrders } from './orders.ts';

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

/** Closed when any lot was delivered and accepted; failed when every lot was declared a failure; else terminated. */
export function endOfLots(course: Course): PurchaseEnd {
  if (course.lots.some((lot) => lot.phase === 'closed')) return 'closed';
  return course.lots.every((lot) => lot.phase === 'failed') ? 'failed' : 'terminated';
}

/** One contract to its end; where it is rescinded before its performance, the next candidate's instead (CH-13). */
async function deliver(course: Course, lot: LotCourse): Promise<void> {
  while (!(await deliveredOrStands(course, lot))) {
    if (lot.phase === 'failed') return;
    await underOrders(course, lot, () => signedContract(course, lot));
    if (lot.contract === undefined) return;
  }
}

/** True when the contract's own workflow has come to its end; false when the contract was rescinded. */
async function deliveredOrStands(course: Course, lot: LotCourse): Promise<boolean> {
  const { number } = lot.contract!;
  const child = await started(course, lot);
  const ended = child.result();
  lot.endContract = async () => {
    await child.signal(rescindContract);
    await ended;
  };
  for (;;) {
    const ordered = condition(() => lot.orders.length > 0);
    const phase = await Promise.race([ended, ordered.then(() => undefined)]);
    if (phase !== undefined) {
      lot.phase = phase;
      course.note(`lot ${lot.seq}: contract ${number} ${lot.phase}`);
      return true;
    }
    await carriedOut(course, lot);
    if (lot.contract === undefined) return false;
  }
}

async function started(course: Course, lot: LotCourse): Promise<ChildWorkflowHandle<typeof serviceContract>> {
  const { contractId, number, providerId, bond } = lot.contract!;
  const held = bond === true ? { bond } : {};
  return startChild<typeof serviceContract>('serviceContract', {
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
}
