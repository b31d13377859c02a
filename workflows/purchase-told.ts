import { getExternalWorkflowHandle } from '@temporalio/workflow';
import { workflowId } from '../domain/workflow-id.ts';
import { holdEnded } from './messages.ts';

/** Tells a purchase that a hold of its may be over. One that has ended meanwhile has nothing to wait for. */
export async function tellPurchase(purchaseNumber: string): Promise<void> {
  const purchase = getExternalWorkflowHandle(workflowId.purchase(purchaseNumber));
  await purchase.signal(holdEnded).catch(() => undefined);
}
