import type { SmeReserve } from '../domain/procurement/sme-reserve.ts';
import type { Database } from '../prisma/database.ts';
import { formOf, type PurchaseRef } from './purchase-record.ts';

/** What of a plan's form counts for the purchase itself (api/contract/task-forms/plan-forms.ts). */
interface PlanForm {
  readonly smeReserve?: 'reserved' | 'open';
  readonly smeException?: Exclude<SmeReserve, 'reserved' | 'open'>;
  readonly smeReason?: string;
}

export function planActivities({ prisma }: Database) {
  return {
    /** Keeps what the plan decides for the whole purchase (PL-15). A plan that is drafted again takes its place. */
    async adoptPlan({ purchaseId, taskId }: PurchaseRef & { readonly taskId: string }): Promise<void> {
      const { smeReserve = 'open', smeException, smeReason } = await formOf<PlanForm>(prisma, taskId);
      const excepted = smeReserve === 'open' && smeException !== undefined;
      const data = excepted
        ? { smeReserve: smeException, smeReason: smeReason ?? null }
        : { smeReserve, smeReason: null };
      await prisma.purchase.updateMany({ where: { id: purchaseId }, data });
    },
  };
}
