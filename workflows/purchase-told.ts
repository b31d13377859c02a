import { getExternalWorkflowHandle } from '@temporalio/workflow';
import { workflowId } from '../domain/workflow-id.ts';
import { local } from './activity-proxies.ts';
import { holdEnded } from './messages.ts';

/** Tells a purchase that a hold of its may be over. One that has ended meanwhile has nothing to wait for. */
export async function tellPurchase(purchaseNumber: string): Promise<void> {
  await tell(workflowId.purchase(purchaseNumber));
}

/**
 * The same, and everything else that the hold kept waiting: time to sign that stood still, and bridges that stand in for a
 * suspended contract.
 */
export async function tellHeld(held: { readonly purchaseId: string; readonly purchaseNumber: string }): Promise<void> {
  await tellPurchase(held.purchaseNumber);
  await tellBridges(held.purchaseId);
}

/** Signatures are due later by the days of the hold, and each bridge looks whether it is still needed (CO-01, CT-07). */
export async function tellBridges(purchaseId: string): Promise<void> {
  const { bridges } = await local.releaseHeld({ purchaseId });
  for (const bridge of bridges) await tell(bridge);
}

async function tell(id: string): Promise<void> {
  await getExternalWorkflowHandle(id)
    .signal(holdEnded)
    .catch(() => undefined);
}
