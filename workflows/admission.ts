import { setCurrentDetails, setHandler, upsertSearchAttributes } from '@temporalio/workflow';
import type { AdmissionEnd } from '../domain/providers/admission-state.ts';
import type { BusinessClock } from '../domain/time/business-clock.ts';
import { workflowId } from '../domain/workflow-id.ts';
import { local } from './activity-proxies.ts';
import { humanTask } from './human-task.ts';
import { statusQuery } from './messages.ts';
import { SEARCH } from './search-attributes.ts';
import { TaskDesk } from './task-desk.ts';

export interface AdmissionInput {
  readonly admissionId: string;
  readonly organisationId: string;
  readonly seq: number;
  readonly region: string;
  /** May not decide on it. */
  readonly appliedBy: string;
  readonly clock: BusinessClock;
}

const ENDS = { admit: 'admitted', return: 'returned', refuse: 'refused' } as const;

/**
 * One application of a provider for admission (§1.3, §2.3): a person examines it; a returned one ends here and is handed in
 * anew. Id: `admission:<organisation>:<n>`.
 */
export async function admission(input: AdmissionInput): Promise<AdmissionEnd> {
  const { admissionId, organisationId, seq, region, appliedBy, clock } = input;
  const desk = new TaskDesk(workflowId.admission(organisationId, seq));
  let state: AdmissionEnd | 'reviewing' = 'reviewing';
  setHandler(statusQuery, () => ({ stage: 'admission', state, waitingFor: desk.waiting() }));
  const decision = await humanTask(desk, {
    ...{ clock, region, kind: 'review-admission', excluded: [appliedBy] },
    subject: { admissionId, providerId: organisationId },
  });
  if (decision.outcome === 'expired') throw new Error('an admission is never decided by silence');
  state = ENDS[decision.outcome];
  await local.concludeAdmission.executeWithOptions({ summary: state }, [
    { admissionId, taskId: decision.taskId, state },
  ]);
  upsertSearchAttributes([{ key: SEARCH.stage, value: state }]);
  setCurrentDetails(`admission **${seq}** of its provider · ${state}`);
  return state;
}
