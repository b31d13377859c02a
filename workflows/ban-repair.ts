import { setCurrentDetails, setHandler, upsertSearchAttributes } from '@temporalio/workflow';
import type { RepairEnd, RepairState } from '../domain/providers/ban-repair.ts';
import type { BusinessClock } from '../domain/time/business-clock.ts';
import { workflowId } from '../domain/workflow-id.ts';
import { local } from './activity-proxies.ts';
import { humanTask } from './human-task.ts';
import { statusQuery } from './messages.ts';
import { SEARCH } from './search-attributes.ts';
import { TaskDesk } from './task-desk.ts';

/** Ids only: what the provider says and shows stands in the row and its files. */
export interface BanRepairInput {
  readonly repairId: string;
  readonly organisationId: string;
  readonly seq: number;
  readonly region: string;
  /** Who handed it in, of the provider. */
  readonly askedBy: string;
  /** Who decided the ban, or recorded it: does not decide on its repair. */
  readonly banDecidedBy: string;
  readonly clock: BusinessClock;
}

/**
 * The repair of a ban (信用修复): one person examines the evidence and proposes, another decides. Id:
 * `repair:<organisation>:<n>`.
 */
export async function banRepair(input: BanRepairInput): Promise<RepairEnd> {
  const { repairId, organisationId, seq, region, askedBy, banDecidedBy, clock } = input;
  const desk = new TaskDesk(workflowId.repair(organisationId, seq));
  let state: RepairState = 'open';
  setHandler(statusQuery, () => ({ stage: 'ban-repair', state, waitingFor: desk.waiting() }));
  const enter = (next: RepairState): void => {
    state = next;
    upsertSearchAttributes([{ key: SEARCH.stage, value: next }]);
    setCurrentDetails(`repair **${seq}** of a ban · ${next}`);
  };
  const asked = { clock, region, subject: { repairId, providerId: organisationId } };
  const examined = await humanTask(desk, { ...asked, kind: 'examine-repair', excluded: [askedBy] });
  const { by } = await local.recordRepairExamination({
    ...{ repairId, taskId: examined.taskId },
    proposal: examined.outcome === 'grant' ? 'grant' : 'refuse',
  });
  enter('examined');
  const decision = await humanTask(desk, { ...asked, kind: 'decide-repair', excluded: [askedBy, by, banDecidedBy] });
  const outcome = decision.outcome === 'grant' ? 'granted' : 'refused';
  const { end } = await local.concludeRepair.executeWithOptions({ summary: outcome }, [
    { repairId, taskId: decision.taskId, outcome },
  ]);
  enter(end);
  return end;
}
