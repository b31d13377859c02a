import { CancellationScope, getExternalWorkflowHandle, isCancellation } from '@temporalio/workflow';
import { workflowId } from '../domain/workflow-id.ts';
import { local } from './activity-proxies.ts';
import { humanTask } from './human-task.ts';
import { requestTakeover } from './messages.ts';
import type { TaskDesk } from './task-desk.ts';

interface Case {
  readonly purchaseId: string;
  readonly region: string;
  readonly challengeId: string;
}

/**
 * Performance under way is suspended while the case is open (CO-11; REG 54): each contract in force is told, and gives its
 * recipients a bridge first (CT-07).
 */
export async function suspendedPerformance({ purchaseId }: { readonly purchaseId: string }): Promise<void> {
  for (const { contractId } of await local.contractsUnderWay({ purchaseId })) await suspendContract(contractId);
}

/**
 * Somebody decides for each contract in force whether the challenge may affect its result, so that its performance is
 * suspended (REG 54). `over`: the challenge is answered, and what is undecided then needs no decision any more.
 */
export function performanceDecided(desk: TaskDesk, { purchaseId, region, challengeId }: Case) {
  const deciding = new CancellationScope();
  const decided = deciding.run(async () => {
    const contracts = await local.contractsUnderWay({ purchaseId });
    await Promise.all(
      contracts.map(async ({ contractId }) => {
        const subject = { challengeId, contractId };
        const { outcome } = await humanTask(desk, { purchaseId, region, kind: 'decide-performance', subject });
        if (outcome === 'suspend') await suspendContract(contractId);
      }),
    );
  });
  decided.catch(() => undefined);
  return {
    async over(): Promise<void> {
      deciding.cancel();
      await decided.catch((error: unknown) => {
        if (!isCancellation(error)) throw error;
      });
    },
  };
}

/** One contract; nothing happens where it is taken over or suspended already, or has ended meanwhile. */
async function suspendContract(contractId: string): Promise<void> {
  const bridge = await local.recordBridge({ contractId });
  if (bridge === null) return;
  const { number, ...takeover } = bridge;
  const contract = getExternalWorkflowHandle(workflowId.contract(number));
  await contract.signal(requestTakeover, takeover).catch(() => undefined);
}
