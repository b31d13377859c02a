import { getExternalWorkflowHandle } from '@temporalio/workflow';
import type { CaseOrder } from '../domain/procurement/case-effects.ts';
import { workflowId } from '../domain/workflow-id.ts';
import { carryOutOrder } from './messages.ts';

/**
 * Tells a purchase what an upheld challenge or complaint orders for its lots. False when it has ended: there is nothing left
 * that could be carried out.
 */
export async function orderPurchase(purchaseNumber: string, order: CaseOrder): Promise<boolean> {
  const purchase = getExternalWorkflowHandle(workflowId.purchase(purchaseNumber));
  return purchase.signal(carryOutOrder, order).then(
    () => true,
    () => false,
  );
}
