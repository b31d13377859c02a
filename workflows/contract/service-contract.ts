import {
  CancellationScope,
  condition,
  getExternalWorkflowHandle,
  isCancellation,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import { local, writesMade } from '../activity-proxies.ts';
import { workflowId } from '../../domain/workflow-id.ts';
import { acceptanceReached, changeContract, requestTakeover, statusQuery, type TakeoverRequest } from '../messages.ts';
import { SEARCH } from '../search-attributes.ts';
import { TaskDesk } from '../task-desk.ts';
import { settledBond } from '../bond.ts';
import { accept } from './acceptance.ts';
import { contractChanges, untilChangesDelivered } from './changes.ts';
import type { ContractCourse, ContractEnd, ServiceContractInput } from './course.ts';
import { instalments } from './instalments.ts';
import { monthlyInspections } from './inspections.ts';
import { newTakeover, takeOver } from './takeovers.ts';

/**
 * One contract in force: inspections every month, payments by schedule, takeovers when asked for, and the
 * acceptance at the end. Id: `contract:<number>`. A term of three years is some 200 events a year, far below the
 * limit at which a history would have to continue as new.
 */
export async function serviceContract(input: ServiceContractInput): Promise<ContractEnd> {
  const requests: TakeoverRequest[] = [];
  setHandler(requestTakeover, (request) => void requests.push(request));
  const course: ContractCourse = {
    input,
    desk: new TaskDesk(workflowId.contract(input.number)),
    task: { purchaseId: input.purchaseId, region: input.region },
    takenOver: false,
    takeovers: new Set(),
    changes: [],
    added: [],
  };
  const proposed = new Set<string>();
  setHandler(changeContract, (request) => {
    if (!proposed.has(request.changeId)) course.changes.push(request);
    proposed.add(request.changeId);
  });
  const enter = stageBoard(course);
  enter('monitoring');

  const delivery = new CancellationScope();
  let delivered = false;
  const running = delivery.run(async () => {
    await besideChanges(course, () => deliver(course));
    delivered = true;
    enter('acceptance');
    await announceAcceptance(input);
    await accept(course);
  });
  const ended = await untilEnd(course, running, requests, delivery);
  enter(ended, delivered);
  if (input.bond === true) await settledBond(course.desk, course.task, input.contractId);
  return ended;
}

/** Changes are decided as long as the service is delivered; whatever is open then is cancelled with its task. */
async function besideChanges(course: ContractCourse, delivery: () => Promise<void>): Promise<void> {
  const changing = new CancellationScope();
  const changes = changing
    .run(() => contractChanges(course))
    .catch((error: unknown) => {
      if (!isCancellation(error)) throw error;
    });
  try {
    await delivery();
  } finally {
    changing.cancel();
    await changes;
  }
}

async function deliver(course: ContractCourse): Promise<void> {
  const schedule = await local.contractSchedule({ contractId: course.input.contractId });
  await Promise.all([monthlyInspections(course, schedule.months), instalments(course, schedule.payments)]);
  await untilChangesDelivered(course);
}

/** Runs takeovers beside the delivery, real ones one after the other; a termination cancels the delivery and its tasks. */
async function untilEnd(
  course: ContractCourse,
  running: Promise<void>,
  requests: TakeoverRequest[],
  delivery: CancellationScope,
): Promise<ContractEnd> {
  let settled = false;
  const settle = running.finally(() => (settled = true));
  settle.catch(() => undefined);
  for (;;) {
    await condition(() => settled || requests.length > 0);
    const request = requests.shift();
    if (request === undefined) {
      await settle;
      return 'closed';
    }
    const takeover = await newTakeover(course, request);
    if (takeover?.drill) {
      // Runs beside everything else: a real takeover must never wait behind an exercise.
      takeOver(course, takeover).catch(() => undefined);
    } else if (takeover !== undefined && (await takeOver(course, takeover)) === 'terminated') {
      delivery.cancel();
      await settle.catch((error: unknown) => {
        if (!isCancellation(error)) throw error;
      });
      await writesMade();
      return 'terminated';
    }
  }
}

/** Tells the purchase, if it still runs, that this lot has come to its acceptance. */
async function announceAcceptance(input: ServiceContractInput): Promise<void> {
  const parent = workflowInfo().parent;
  if (parent === undefined) return;
  const handle = getExternalWorkflowHandle(parent.workflowId);
  await handle.signal(acceptanceReached, { lotId: input.lotId }).catch(() => undefined);
}

function stageBoard(course: ContractCourse): (stage: string, delivered?: boolean) => void {
  let stage = 'monitoring';
  setHandler(statusQuery, () => ({ stage, state: stage, waitingFor: course.desk.waiting() }));
  return (next, delivered = false) => {
    stage = next;
    upsertSearchAttributes([{ key: SEARCH.stage, value: next }]);
    setCurrentDetails(`contract **${course.input.number}** · ${next}${delivered ? ' · service delivered' : ''}`);
  };
}
