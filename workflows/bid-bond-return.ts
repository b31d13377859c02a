import { setHandler } from '@temporalio/workflow';
import { workflowId } from '../domain/workflow-id.ts';
import { local } from './activity-proxies.ts';
import { askedBy } from './human-task.ts';
import { statusQuery } from './messages.ts';
import { TaskDesk } from './task-desk.ts';

/** The id of a row and nothing else: before the opening the history tells neither the purchase nor who bids (PB-05). */
export interface BidBondReturnInput {
  readonly returnId: string;
}

type ReturnEnd = 'returned' | 'none' | 'moved';

const ENDS = { return: 'returned', none: 'none', moved: 'moved' } as const;

/**
 * The bond of a bid that was withdrawn or is never opened, until finance has recorded what became of it (PB-06, PB-09). A
 * workflow of its own, because that of the purchase knows of no bid before the opening. Id: `bid-bond-return:<row>`.
 */
export async function bidBondReturn({ returnId }: BidBondReturnInput): Promise<ReturnEnd> {
  const desk = new TaskDesk(workflowId.bidBondReturn(returnId));
  let state: ReturnEnd | 'open' = 'open';
  setHandler(statusQuery, () => ({ stage: 'bid-bond-return', state, waitingFor: desk.waiting() }));
  const { taskId, outcome } = await askedBy(desk, 'return-bid-bond', (id) =>
    local.askBondBack.executeWithOptions({ summary: 'ask finance' }, [
      { returnId, taskId: id, workflowId: desk.workflowId },
    ]),
  );
  if (outcome === 'expired') throw new Error('a bond is not settled by silence');
  state = ENDS[outcome];
  await local.settleBondReturn.executeWithOptions({ summary: state }, [{ returnId, taskId, state }]);
  return state;
}
