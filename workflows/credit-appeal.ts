import { setCurrentDetails, setHandler, upsertSearchAttributes } from '@temporalio/workflow';
import type { AppealEnd, AppealKind } from '../domain/providers/credit-appeal.ts';
import type { BusinessClock } from '../domain/time/business-clock.ts';
import { workflowId } from '../domain/workflow-id.ts';
import { local } from './activity-proxies.ts';
import { humanTask } from './human-task.ts';
import { statusQuery } from './messages.ts';
import { SEARCH } from './search-attributes.ts';
import { TaskDesk } from './task-desk.ts';

/** Ids only: what the provider says stands in the row. */
export interface CreditAppealInput {
  readonly appealId: string;
  readonly organisationId: string;
  readonly seq: number;
  readonly region: string;
  readonly kind: AppealKind;
  /** Who made the event, where a person did, and who handed the appeal in: they do not decide. */
  readonly excluded: readonly string[];
  readonly clock: BusinessClock;
}

/** What a provider says against an event of its credit file, until it is decided (CR-03). Id: `credit:<organisation>:<n>`. */
export async function creditAppeal(input: CreditAppealInput): Promise<AppealEnd> {
  const { appealId, organisationId, seq, region, kind, excluded, clock } = input;
  const desk = new TaskDesk(workflowId.creditAppeal(organisationId, seq));
  let state: AppealEnd | 'open' = 'open';
  setHandler(statusQuery, () => ({ stage: 'credit-appeal', state, waitingFor: desk.waiting() }));
  const { outcome, taskId } = await humanTask(desk, {
    ...{ clock, region, kind: 'decide-credit-appeal', excluded },
    subject: { appealId, providerId: organisationId },
  });
  state = outcome === 'uphold' ? 'upheld' : 'rejected';
  await local.concludeCreditAppeal.executeWithOptions({ summary: state }, [{ appealId, taskId, state }]);
  upsertSearchAttributes([{ key: SEARCH.stage, value: state }]);
  setCurrentDetails(`${kind} **${seq}** to a credit file · ${state}`);
  return state;
}
