import type { SmeReserve } from '../domain/procurement/sme-reserve.ts';
import type { Database } from '../prisma/database.ts';
import { formOf, type PurchaseRef } from './purchase-record.ts';

/** What of a plan's form counts for the purchase itself (api/contract/task-forms/plan-forms.ts). */
interface PlanForm {
  readonly smeReserve?: 'reserved' | 'open';
  readonly smeException?: Exclude<SmeReserve, 'reserved' | 'open'>;
  readonly smeReason?: string;
  readonly designers?: readonly { readonly name: string; readonly creditCode: string }[];
}

export function planActivities({ prisma }: Database) {
  return {
    /**
     * Keeps what the plan decides for the whole purchase: for whom it is (PL-15), and who prepared it and may not bid
     * (PB-12). A plan that is drafted again takes its place.
     */
    async adoptPlan({ purchaseId, taskId }: PurchaseRef & { readonly taskId: string }): Promise<void> {
      const { designers = [], ...reserve } = await formOf<PlanForm>(prisma, taskId);
      await prisma.$transaction(async (tx) => {
        await tx.purchase.updateMany({ where: { id: purchaseId }, data: reserveIn(reserve) });
        await tx.purchaseDesigner.deleteMany({ where: { purchaseId } });
        await tx.purchaseDesigner.createMany({ data: designers.map((one) => ({ ...one, purchaseId })) });
      });
    },
  };
}

function reserveIn({ smeReserve = 'open', smeException, smeReason }: PlanForm) {
  const excepted = smeReserve === 'open' && smeException !== undefined;
  return excepted ? { smeReserve: smeException, smeReason: smeReason ?? null } : { smeReserve, smeReason: null };
}
