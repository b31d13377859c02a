import { bondOf } from '../domain/contracts/change.ts';
import type { Database, Tx } from '../prisma/database.ts';
import type { LegalTime } from './legal-time.ts';
import { newestDocuments } from '../prisma/newest-documents.ts';
import { found } from './not-found.ts';
import { formOf, recordEvent, type PurchaseRef } from './purchase-record.ts';

interface BondTask extends PurchaseRef {
  readonly contractId: string;
  readonly taskId: string;
}

interface ReceivedForm {
  readonly form: string;
  readonly reference: string;
  readonly receivedOn: string;
}

export function bondActivities({ prisma }: Database, time: LegalTime) {
  return {
    /** The bond as finance has found it on the account; its amount follows from documents and price. Once a contract. */
    async recordBond({ purchaseId, contractId, taskId }: BondTask): Promise<void> {
      await prisma.$transaction(async (tx) => {
        const { submittedBy } = await tx.task.findUniqueOrThrow({ where: { id: taskId } });
        const { form, reference, receivedOn } = await formOf<ReceivedForm>(tx, taskId);
        const contract = await tx.contract.findUniqueOrThrow({ where: { id: contractId } });
        const amountFen = bondOf(contract.amountFen, await bondPercentOf(tx, purchaseId));
        const received = { form, reference, receivedOn: new Date(`${receivedOn}T00:00:00Z`) };
        const data = { contractId, amountFen, ...received, recordedBy: found(submittedBy, 'who recorded the bond') };
        await tx.performanceBond.createMany({ data: [data], skipDuplicates: true });
        const line = {
          key: `bond:${contractId}`,
          kind: 'bond-received',
          lotId: contract.lotId,
          rule: 'CO-05',
        } as const;
        await recordEvent(tx, { purchaseId, ...line, taskId, detail: { contractId } });
      });
    },

    /** Returned, or kept where somebody else has approved it; settled once. */
    async settleBond(request: BondTask & { readonly approvedBy?: string }): Promise<void> {
      const { purchaseId, contractId, taskId, approvedBy } = request;
      const settledAt = await time.businessNow(purchaseId);
      await prisma.$transaction(async (tx) => {
        const { submittedBy: settledBy } = await tx.task.findUniqueOrThrow({ where: { id: taskId } });
        const { reason } = await formOf<{ readonly reason?: string }>(tx, taskId);
        const state = approvedBy === undefined ? 'returned' : 'forfeited';
        const decided = { state, settledBy, settledAt, reason: reason ?? null, approvedBy: approvedBy ?? null };
        const { count } = await tx.performanceBond.updateMany({ where: { contractId, state: 'held' }, data: decided });
        if (count === 0) return;
        const line = { key: `bond-settled:${contractId}`, kind: 'bond-settled', rule: 'CO-05' } as const;
        await recordEvent(tx, { purchaseId, ...line, taskId, detail: { contractId, state } });
      });
    },
  };
}

/** Per cent of the price that the newest documents demand; 0 for none. */
export async function bondPercentOf(tx: Pick<Tx, 'procurementDocument'>, purchaseId: string): Promise<number> {
  const documents = await newestDocuments(tx, purchaseId);
  return documents?.performanceBondPercent ?? 0;
}
