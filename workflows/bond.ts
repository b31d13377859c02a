import { local } from './activity-proxies.ts';
import { humanTask } from './human-task.ts';
import type { TaskDesk } from './task-desk.ts';

/**
 * A bond that was received goes back, or is kept for a breach, which somebody else than who asks for it decides (CO-05). One
 * that is not kept comes back to whoever asked.
 */
export async function settledBond(
  desk: TaskDesk,
  task: { readonly purchaseId: string; readonly region: string },
  contractId: string,
): Promise<void> {
  const subject = { contractId };
  for (;;) {
    const { taskId, outcome, by } = await humanTask(desk, { ...task, kind: 'settle-bond', subject });
    if (outcome !== 'forfeit') {
      await local.settleBond.executeWithOptions({ summary: 'bond returned' }, [{ ...task, contractId, taskId }]);
      return;
    }
    const excluded = by === undefined ? [] : [by];
    const approval = await humanTask(desk, { ...task, kind: 'approve-forfeiture', subject, excluded });
    if (approval.outcome !== 'approve') continue;
    await local.settleBond.executeWithOptions({ summary: 'bond kept' }, [
      { ...task, contractId, taskId, approvedBy: approval.by! },
    ]);
    return;
  }
}
