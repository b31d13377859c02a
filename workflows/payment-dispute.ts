import { setCurrentDetails, setHandler, sleep, upsertSearchAttributes } from '@temporalio/workflow';
import { workflowId } from '../domain/workflow-id.ts';
import { local } from './activity-proxies.ts';
import { humanTask } from './human-task.ts';
import { statusQuery } from './messages.ts';
import { SEARCH } from './search-attributes.ts';
import { TaskDesk } from './task-desk.ts';

/** Ids only: amounts and reasons stand in the row. */
export interface PaymentDisputeInput {
  readonly contractId: string;
  readonly contractNumber: string;
  readonly seq: number;
  readonly purchaseId: string;
  readonly region: string;
  /** Does not decide on it. */
  readonly withheldBy: string;
}

type DisputeEnd = 'kept' | 'paid';

/** Wall clock. A freeze ends with its takeover, which does not tell a payment of it. */
const LOOK_AGAIN_MS = 3_600_000;

/**
 * What was withheld of an instalment in dispute: somebody else decides on it, and what is owed is paid once (DL-08, DL-10). A
 * frozen contract's payment waits. Id: `dispute:<contract number>:<instalment>`.
 */
export async function paymentDispute(input: PaymentDisputeInput): Promise<DisputeEnd> {
  const { contractId, contractNumber, seq, purchaseId, region, withheldBy } = input;
  const desk = new TaskDesk(workflowId.paymentDispute(contractNumber, seq));
  let state: DisputeEnd | 'open' | 'released' = 'open';
  setHandler(statusQuery, () => ({ stage: 'payment-dispute', state, waitingFor: desk.waiting() }));
  const asked = { purchaseId, region, subject: { contractId, seq } };
  const decided = await humanTask(desk, { ...asked, kind: 'decide-dispute', excluded: [withheldBy] });
  const request = { purchaseId, contractId, seq };
  state = await local.decideDispute.executeWithOptions({ summary: 'dispute decided' }, [
    { ...request, taskId: decided.taskId, outcome: decided.outcome === 'release' ? 'release' : 'keep' },
  ]);
  while (state === 'released') {
    const payment = await humanTask(desk, { ...asked, kind: 'pay-dispute' });
    const result = await local.payDispute({ ...request, taskId: payment.taskId });
    if (result === 'paid') state = 'paid';
    else if (result === 'frozen') await sleep(LOOK_AGAIN_MS, { summary: 'payments are frozen' });
  }
  upsertSearchAttributes([{ key: SEARCH.stage, value: state }]);
  setCurrentDetails(`dispute of instalment **${seq}** · ${state}`);
  return state;
}
