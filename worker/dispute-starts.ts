import { workflowId } from '../domain/workflow-id.ts';
import type { Database } from '../prisma/database.ts';
import type { PaymentDisputeInput } from '../workflows/payment-dispute.ts';
import { BATCH } from './outbox.ts';
import type { WaitingCase } from './waiting-case.ts';

/** A disputed amount that waits for its workflow. */
export type DisputeCase = WaitingCase<'paymentDispute', PaymentDisputeInput>;

/** Disputed amounts that nobody is asked of yet; the rows are their own outbox. */
export async function waitingDisputes({ prisma }: Database): Promise<DisputeCase[]> {
  const rows = await prisma.paymentDispute.findMany({
    where: { startedAt: null },
    orderBy: { withheldAt: 'asc' },
    take: BATCH,
    include: { payment: { select: { contract: { select: { number: true, purchaseId: true, regionCode: true } } } } },
  });
  return rows.map(({ contractId, paymentSeq: seq, withheldBy, payment: { contract } }) => {
    const { number: contractNumber, purchaseId, regionCode: region } = contract;
    const where = { contractId_paymentSeq: { contractId, paymentSeq: seq } };
    return {
      ...{ type: 'paymentDispute', workflowId: workflowId.paymentDispute(contractNumber, seq), region },
      input: { contractId, contractNumber, seq, purchaseId, region, withheldBy },
      summary: `disputed part of instalment ${seq} of ${contractNumber}`,
      accepted: () => prisma.paymentDispute.update({ where, data: { startedAt: new Date() } }),
    };
  });
}
