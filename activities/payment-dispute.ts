import { lateInterest } from '../domain/contracts/payment-clock.ts';
import { dayOf } from '../domain/time/shanghai.ts';
import type { Database } from '../prisma/database.ts';
import { dayColumn } from '../prisma/day-column.ts';
import type { LegalTime } from './legal-time.ts';
import { withinEarmark } from './earmark.ts';
import { notify } from './notify.ts';
import { formOf, type PurchaseRef } from './purchase-record.ts';

interface DisputeTask extends PurchaseRef {
  readonly contractId: string;
  readonly seq: number;
  readonly taskId: string;
}

interface ReleaseForm {
  readonly releasedFen?: number;
  readonly reason: string;
}

/** What becomes of the disputed part of an instalment (DL-08, DL-10). */
export function paymentDisputeActivities({ prisma }: Database, time: LegalTime) {
  return {
    /** Keeps the decision, once, and tells the contractor. */
    async decideDispute(request: DisputeTask & { readonly outcome: 'release' | 'keep' }): Promise<'released' | 'kept'> {
      const { contractId, seq, taskId, outcome } = request;
      return prisma.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM payment_dispute WHERE contract_id = ${contractId}::uuid AND payment_seq = ${seq} FOR UPDATE`;
        const where = { contractId_paymentSeq: { contractId, paymentSeq: seq } };
        const dispute = await tx.paymentDispute.findUniqueOrThrow({ where });
        if (dispute.state !== 'open') return dispute.state === 'kept' ? 'kept' : 'released';
        const state = outcome === 'release' ? 'released' : 'kept';
        const { submittedBy } = await tx.task.findUniqueOrThrow({ where: { id: taskId } });
        const { releasedFen = 0, reason } = await formOf<ReleaseForm>(tx, taskId);
        await tx.paymentDispute.update({
          where,
          data: { state, releasedFen: BigInt(releasedFen), reason, decidedBy: submittedBy, decidedAt: new Date() },
        });
        const { providerId, regionCode: region } = await tx.contract.findUniqueOrThrow({ where: { id: contractId } });
        await notify(tx, {
          key: `${contractId}/dispute/${seq}`,
          inbox: { role: 'provider', region, organisationId: providerId },
          kind: 'dispute-decided',
          subject: { contractId },
        });
        return state;
      });
    },

    /**
     * Pays what was released, once, with interest for every day after the last (DL-08). Frozen, or somebody was
     * served whom no declared source may pay for (BU-03): nothing is paid. The row's
     * state decides, so repeated signals and a killed worker cannot pay twice.
     */
    async payDispute(request: DisputeTask): Promise<'paid' | 'frozen' | 'outside'> {
      const { purchaseId, contractId, seq, taskId } = request;
      const today = dayOf(await time.businessNow(purchaseId));
      return prisma.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM contract WHERE id = ${contractId}::uuid FOR SHARE`;
        await tx.$queryRaw`SELECT 1 FROM payment_dispute WHERE contract_id = ${contractId}::uuid AND payment_seq = ${seq} FOR UPDATE`;
        const where = { contractId_paymentSeq: { contractId, paymentSeq: seq } };
        const dispute = await tx.paymentDispute.findUniqueOrThrow({
          where,
          include: { payment: { include: { contract: true } } },
        });
        if (dispute.state === 'paid') return 'paid';
        const { payBy, contract } = dispute.payment;
        if (contract.paymentsFrozenAt !== null) return 'frozen';
        if (!(await withinEarmark(tx, request))) return 'outside';
        const { submittedBy } = await tx.task.findUniqueOrThrow({ where: { id: taskId } });
        const { releasedFen } = dispute;
        const interestFen =
          payBy === null ? 0n : lateInterest(releasedFen!, dayColumn(payBy), today, contract.lateRateBasisPoints);
        const data = { state: 'paid', paidBy: submittedBy, paidAt: new Date(), interestFen };
        await tx.paymentDispute.update({ where, data });
        return 'paid';
      });
    },
  };
}
