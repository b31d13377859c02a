import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { workflowId } from '../domain/workflow-id.ts';
import type { Database } from '../prisma/database.ts';
import type { SuccessionInput } from '../workflows/contingency/succession.ts';
import { standbyFailed, successorCame } from '../workflows/messages.ts';
import { BATCH, deliverAll, problemOf, type Delivery } from './outbox.ts';
import type { WaitingCase } from './waiting-case.ts';

const OF_TAKEOVER = { select: { seq: true, state: true, contract: { select: { number: true } } } } as const;

interface Told {
  readonly seq: number;
  readonly state: string;
  readonly contract: { readonly number: string };
}

/** A takeover whose contract is terminated and whose succession does not run yet. */
export type SuccessionCase = WaitingCase<'succession', SuccessionInput>;

export async function waitingSuccessions({ prisma }: Database): Promise<SuccessionCase[]> {
  const rows = await prisma.takeover.findMany({
    where: { state: 'bridging', successionStartedAt: null },
    orderBy: { closedAt: 'asc' },
    take: BATCH,
    include: { contract: { select: { number: true, purchaseId: true, purchase: { select: { drafterId: true } } } } },
  });
  return rows.map(({ id, seq, contractId, regionCode: region, urgency, contract }) => {
    const { number: contractNumber, purchaseId, purchase } = contract;
    const ids = { takeoverId: id, seq, contractId, contractNumber, purchaseId, drafterId: purchase.drafterId };
    return {
      ...{ type: 'succession', workflowId: workflowId.succession(contractNumber, seq), region },
      input: { ...ids, region, urgent: urgency === 'urgent' },
      summary: `permanent providers after takeover ${seq} of ${contractNumber}`,
      accepted: () => prisma.takeover.update({ where: { id }, data: { successionStartedAt: new Date() } }),
    };
  });
}

/**
 * Tells takeovers that a provider which stands in has failed, and that permanent providers have come. Until the contract is
 * terminated that is the takeover's own workflow, afterwards its succession; one that has just ended is told at the next look.
 */
export async function deliverTakeoverSteps({ prisma }: Database, client: Client, log: Logger): Promise<Delivery> {
  const failures = await prisma.bridgeFailure.findMany({
    where: { deliveredAt: null },
    orderBy: { reportedAt: 'asc' },
    take: BATCH,
    include: { takeover: OF_TAKEOVER },
  });
  const come = await prisma.takeover.findMany({
    where: { state: 'bridging', successorTold: { lt: prisma.takeover.fields.successorSeq } },
    take: BATCH,
    select: { id: true, successorSeq: true, ...OF_TAKEOVER.select },
  });
  const handle = (takeover: Told) => client.workflow.getHandle(idOf(takeover));
  const rows = [
    ...failures.map(({ id, takeover }) => async () => {
      await handle(takeover).signal(standbyFailed, { failureId: id });
      await prisma.bridgeFailure.update({ where: { id }, data: { deliveredAt: new Date() } });
    }),
    ...come.map((takeover) => async () => {
      await handle(takeover).signal(successorCame);
      await prisma.takeover.update({ where: { id: takeover.id }, data: { successorTold: takeover.successorSeq } });
    }),
  ];
  return deliverAll(rows, async (deliver) => {
    await deliver().catch((error: unknown) => {
      log.warn({ problem: problemOf(error) }, 'a takeover could not be told');
      throw error;
    });
  });
}

function idOf({ seq, state, contract }: Told): string {
  return state === 'bridging' ? workflowId.succession(contract.number, seq) : workflowId.takeover(contract.number, seq);
}
