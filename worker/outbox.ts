import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { WorkflowExecutionAlreadyStartedError, WorkflowIdReusePolicy, TypedSearchAttributes } from '@temporalio/common';
import type { Logger } from 'pino';
import { termsOf } from '../domain/procurement/method-grounds.ts';
import type { InvitationWay, MethodCode } from '../domain/procurement/methods.ts';
import { formatInstant, type Instant } from '../domain/time/shanghai.ts';
import type { Database } from '../prisma/database.ts';
import { workflowId } from '../domain/workflow-id.ts';
import {
  changeContract,
  changeDocuments,
  completeTask,
  requestEnding,
  requestSuspension,
  requestTakeover,
  resumePurchase,
} from '../workflows/messages.ts';
import type { PurchaseInput } from '../workflows/purchase/course.ts';
import { SEARCH } from '../workflows/search-attributes.ts';

export const TASK_QUEUE = 'jieli';

/** What one look into the outbox did. */
export interface Delivery {
  readonly delivered: number;
  readonly failed: number;
}

interface Decision {
  readonly id: string;
  readonly workflow_id: string;
  readonly outcome: string;
  readonly submitted_by: string;
}

/** Rows taken at one look. */
export const BATCH = 64;

/** A busy workflow may need this long for what Temporal has accepted; sending again sooner would only add to its work. */
const LEASE_SECONDS = 15;

/**
 * Decisions that their workflow has not yet taken. Taking a row leases it: it is sent again, by whichever worker comes
 * first, when the workflow has not closed it by the end of the lease. One that Temporal has refused comes back sooner
 * (later with every attempt, after five seconds at most).
 */
const TAKE_DECISIONS = `
  UPDATE task SET signalled_at = clock_timestamp(), signal_attempts = signal_attempts + 1
  WHERE id IN (
    SELECT id FROM task
    WHERE state = 'submitted' AND (signalled_at IS NULL
      OR signalled_at < clock_timestamp() - interval '1 second' *
           CASE WHEN signal_problem IS NULL THEN ${LEASE_SECONDS} ELSE least(5, 1 + signal_attempts) END)
    ORDER BY signalled_at NULLS FIRST LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
  RETURNING id, workflow_id, outcome, submitted_by`;

/** Signals submitted decisions to their workflows: the rows are their own outbox, nothing is lost while Temporal is away. */
export async function deliverDecisions({ pool }: Database, client: Client, log: Logger): Promise<Delivery> {
  const { rows } = await pool.query<Decision>({ name: 'take-decisions', text: TAKE_DECISIONS });
  return deliverAll(rows, async ({ id, workflow_id, outcome, submitted_by }) => {
    try {
      const decision = { taskId: id, outcome, by: submitted_by };
      await client.workflow.getHandle(workflow_id).signal(completeTask, decision);
    } catch (error) {
      const problem = problemOf(error);
      log.warn({ taskId: id, problem }, 'a decision could not be delivered');
      await pool.query('UPDATE task SET signal_problem = $2 WHERE id = $1 AND state = $3', [id, problem, 'submitted']);
      throw error;
    }
  });
}

/** Starts the workflows of accepted purchases. Starting one twice is refused by its id, so no lease is needed. */
export async function startPurchases({ prisma }: Database, client: Client, log: Logger): Promise<Delivery> {
  const purchases = await prisma.purchase.findMany({
    where: { startedAt: null },
    orderBy: { createdAt: 'asc' },
    take: BATCH,
    include: { lots: { orderBy: { seq: 'asc' }, select: { id: true, seq: true } } },
  });
  return deliverAll(purchases, async (purchase) => {
    const { id, number, regionCode: region, method, budgetYear, drafterId, clockScale, intentionRequired } = purchase;
    const lots = purchase.lots.map((lot) => ({ lotId: lot.id, seq: lot.seq }));
    const { methodGround: ground, atThreshold } = purchase;
    const choice = {
      method: method as MethodCode,
      invitation: purchase.invitation as InvitationWay,
      ground,
      atThreshold,
    };
    const input = {
      ...{ purchaseId: id, number, region, method: choice.method, budgetYear, drafterId, lots, clockScale },
      ...(intentionRequired ? { intention: true as const } : {}),
      terms: termsOf(choice),
    };
    try {
      await client.workflow.start('purchase', {
        workflowId: workflowId.purchase(number),
        taskQueue: TASK_QUEUE,
        args: [input satisfies PurchaseInput],
        workflowIdReusePolicy: WorkflowIdReusePolicy.REJECT_DUPLICATE,
        staticSummary: `${number} · ${method} · ${lots.length} lot(s)`,
        staticDetails: `accepted ${formatInstant(purchase.createdAt.toISOString() as Instant)} (Asia/Shanghai)`,
        typedSearchAttributes: new TypedSearchAttributes([
          { key: SEARCH.stage, value: 'planning' },
          { key: SEARCH.region, value: region },
          { key: SEARCH.method, value: method },
          { key: SEARCH.budgetYear, value: budgetYear },
        ]),
      });
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) {
        log.warn({ purchaseId: id, problem: problemOf(error) }, 'a purchase could not be started');
        throw error;
      }
    }
    await prisma.purchase.update({ where: { id }, data: { startedAt: new Date() } });
  });
}

/** Hands requested takeovers to their contract's workflow, which ignores one that it has already. */
export async function deliverTakeovers({ prisma }: Database, client: Client, log: Logger): Promise<Delivery> {
  const takeovers = await prisma.takeover.findMany({
    where: { deliveredAt: null },
    orderBy: { requestedAt: 'asc' },
    take: BATCH,
    include: { contract: { select: { number: true } } },
  });
  return deliverAll(takeovers, async ({ id, seq, drill, contract }) => {
    try {
      const handle = client.workflow.getHandle(workflowId.contract(contract.number));
      await handle.signal(requestTakeover, { takeoverId: id, seq, drill });
    } catch (error) {
      log.warn({ takeoverId: id, problem: problemOf(error) }, 'a takeover could not be delivered');
      throw error;
    }
    await prisma.takeover.update({ where: { id }, data: { deliveredAt: new Date() } });
  });
}

/** Tells purchases of changed documents, of requests to end or suspend them, and of their going on; a workflow ignores one that it has already. */
export async function deliverToPurchases({ prisma }: Database, client: Client, log: Logger): Promise<Delivery> {
  const waiting = { where: { deliveredAt: null }, take: BATCH, include: { purchase: { select: { number: true } } } };
  const changes = await prisma.documentChange.findMany({ ...waiting, orderBy: { at: 'asc' } });
  const endings = await prisma.purchaseEnding.findMany({ ...waiting, orderBy: { requestedAt: 'asc' } });
  const running = { state: 'running' };
  const suspensions = await prisma.forceMajeure.findMany({
    ...waiting,
    where: { deliveredAt: null, state: 'requested', purchase: running },
    orderBy: { requestedAt: 'asc' },
  });
  const resumptions = await prisma.forceMajeure.findMany({
    ...waiting,
    where: { resumeDeliveredAt: null, resumeReason: { not: null }, state: 'standing', purchase: running },
    orderBy: { requestedAt: 'asc' },
  });
  const told = (number: string) => client.workflow.getHandle(workflowId.purchase(number));
  const delivered = { deliveredAt: new Date() };
  const rows = [
    ...changes.map(({ id, purchase: { number } }) => async () => {
      await told(number).signal(changeDocuments, { changeId: id });
      await prisma.documentChange.update({ where: { id }, data: delivered });
    }),
    ...endings.map(({ id, requestedBy: by, purchase: { number } }) => async () => {
      await told(number).signal(requestEnding, { endingId: id, by });
      await prisma.purchaseEnding.update({ where: { id }, data: delivered });
    }),
    ...suspensions.map(({ id, requestedBy: by, purchase: { number } }) => async () => {
      await told(number).signal(requestSuspension, { suspensionId: id, by });
      await prisma.forceMajeure.update({ where: { id }, data: delivered });
    }),
    ...resumptions.map(({ id, purchase: { number } }) => async () => {
      await told(number).signal(resumePurchase, { suspensionId: id });
      await prisma.forceMajeure.update({ where: { id }, data: { resumeDeliveredAt: new Date() } });
    }),
  ];
  return deliverAll(rows, async (deliver) => {
    await deliver().catch((error: unknown) => {
      log.warn({ problem: problemOf(error) }, 'a purchase could not be told');
      throw error;
    });
  });
}

/** Hands proposed changes to their contract's workflow, which ignores one that it has already. */
export async function deliverChanges({ prisma }: Database, client: Client, log: Logger): Promise<Delivery> {
  const changes = await prisma.contractChange.findMany({
    where: { deliveredAt: null },
    orderBy: { proposedAt: 'asc' },
    take: BATCH,
    include: { contract: { select: { number: true } } },
  });
  return deliverAll(changes, async ({ id, proposedBy: by, contract: { number } }) => {
    try {
      await client.workflow.getHandle(workflowId.contract(number)).signal(changeContract, { changeId: id, by });
    } catch (error) {
      log.warn({ changeId: id, problem: problemOf(error) }, 'a change of a contract could not be delivered');
      throw error;
    }
    await prisma.contractChange.update({ where: { id }, data: { deliveredAt: new Date() } });
  });
}

/** Delivers every row at once; one that fails keeps no other back. */
export async function deliverAll<Row>(rows: readonly Row[], deliver: (row: Row) => Promise<void>): Promise<Delivery> {
  const results = await Promise.allSettled(rows.map(deliver));
  const failed = results.filter((result) => result.status === 'rejected').length;
  return { delivered: rows.length - failed, failed };
}

/** A word for the operator; never the message, which might hold data. */
export function problemOf(error: unknown): string {
  if (error instanceof WorkflowNotFoundError) return 'workflow-not-running';
  return error instanceof Error ? error.name : 'unknown';
}
