import { patched, setCurrentDetails, setHandler, upsertSearchAttributes } from '@temporalio/workflow';
import type { ChallengeOutcome } from '../domain/procurement/challenge.ts';
import type { Instant } from '../domain/time/shanghai.ts';
import { workflowId } from '../domain/workflow-id.ts';
import { local } from './activity-proxies.ts';
import { humanTask } from './human-task.ts';
import { statusQuery } from './messages.ts';
import { orderPurchase } from './orders.ts';
import { performanceDecided } from './performance.ts';
import { tellHeld, tellPurchase } from './purchase-told.ts';
import { SEARCH } from './search-attributes.ts';
import { TaskDesk } from './task-desk.ts';

/** No challenger: before the opening nobody may learn from a history who is interested (令87 art. 28). */
export interface ChallengeInput {
  readonly challengeId: string;
  readonly purchaseId: string;
  readonly purchaseNumber: string;
  readonly seq: number;
  readonly region: string;
  /** Business instant; the answer period counts from it (CH-03). */
  readonly receivedAt: Instant;
}

/**
 * A challenge from its receipt to its written answer, which is served on the challenger and told to the suppliers concerned
 * (GPL 52-53; M94 13). Id: `challenge:<purchase number>:<n>`.
 */
export async function challenge(input: ChallengeInput): Promise<ChallengeOutcome> {
  const { challengeId, purchaseId, purchaseNumber, seq, region, receivedAt } = input;
  const desk = new TaskDesk(workflowId.challenge(purchaseNumber, seq));
  let state: ChallengeOutcome | 'received' = 'received';
  setHandler(statusQuery, () => ({ stage: 'challenge', state, waitingFor: desk.waiting() }));
  await local.recordChallenge.executeWithOptions({ summary: 'received' }, [{ purchaseId, challengeId }]);
  const performance = patched('2026-11-performance') ? performanceDecided(desk, input) : undefined;
  const decision = await humanTask(desk, {
    ...{ purchaseId, region, kind: 'answer-challenge', since: receivedAt },
    subject: { challengeId },
  });
  await performance?.over();
  const outcome = decision.outcome === 'uphold' ? 'upheld' : 'rejected';
  state = outcome;
  const served = await local.serveAnswer.executeWithOptions({ summary: outcome }, [
    { purchaseId, challengeId, taskId: decision.taskId, outcome },
  ]);
  if (patched('2026-11-holds')) {
    if (served.holds) await carriedOut(desk, input);
    if (patched('2026-11-held-time')) await tellHeld(input);
    else await tellPurchase(purchaseNumber);
  }
  upsertSearchAttributes([{ key: SEARCH.stage, value: outcome }]);
  setCurrentDetails(`challenge **${seq}** to purchase **${purchaseNumber}** · ${outcome}`);
  return outcome;
}

/** An upheld challenge that affects the result holds the purchase up until somebody has put it right (CH-04). */
async function carriedOut(desk: TaskDesk, input: ChallengeInput): Promise<void> {
  const { purchaseId, purchaseNumber, challengeId, region } = input;
  const subject = { challengeId };
  const { taskId } = await humanTask(desk, { purchaseId, region, kind: 'carry-out-answer', subject });
  const request = { purchaseId, challengeId, taskId };
  const order = await local.carryOutAnswer.executeWithOptions({ summary: 'carried out' }, [request]);
  // Histories from before there were orders have none.
  if (!order || !patched('2026-11-orders')) return;
  if (!(await orderPurchase(purchaseNumber, order))) await local.orderCarriedOut({ purchaseId, ...order });
}
