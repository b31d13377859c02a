import { setCurrentDetails, setHandler, upsertSearchAttributes } from '@temporalio/workflow';
import type { RecordRuleCode } from '../domain/contracts/record-rules.ts';
import { workflowId } from '../domain/workflow-id.ts';
import { local } from './activity-proxies.ts';
import { humanTask } from './human-task.ts';
import { statusQuery } from './messages.ts';
import { SEARCH } from './search-attributes.ts';
import { TaskDesk } from './task-desk.ts';

/** Ids only: what was found stands in the row, the records in their table. */
export interface RecordAlertInput {
  readonly alertId: string;
  readonly contractId: string;
  readonly purchaseId: string;
  readonly region: string;
  readonly rule: RecordRuleCode;
  readonly month: number;
}

type AlertEnd = 'explained' | 'confirmed';

/** Something that records of service say against a contract, until a supervisor has looked into it. Id: `alert:<alert>`. */
export async function recordAlert(input: RecordAlertInput): Promise<AlertEnd> {
  const { alertId, contractId, purchaseId, region, rule, month } = input;
  const desk = new TaskDesk(workflowId.recordAlert(alertId));
  let state: AlertEnd | 'open' = 'open';
  setHandler(statusQuery, () => ({ stage: 'record-alert', state, waitingFor: desk.waiting() }));
  const subject = { contractId, alertId, month };
  const decision = await humanTask(desk, { purchaseId, region, kind: 'look-into-records', subject });
  state = decision.outcome === 'confirm' ? 'confirmed' : 'explained';
  await local.concludeAlert.executeWithOptions({ summary: state }, [{ alertId, taskId: decision.taskId, state }]);
  upsertSearchAttributes([{ key: SEARCH.stage, value: state }]);
  setCurrentDetails(`alert **${rule}** of a month · ${state}`);
  return state;
}
