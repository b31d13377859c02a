import { acceptBy, paymentClock, type PaymentFacts } from '../domain/contracts/payment-clock.ts';
import { dayOf, endOfDay, type Instant } from '../domain/time/shanghai.ts';
import { dayColumn } from '../prisma/day-column.ts';
import type { Database, Tx } from '../prisma/database.ts';
import { deductionProposal } from '../prisma/deduction-proposal.ts';
import { keepAcceptance } from './acceptance.ts';
import { dateOf } from './contracting.ts';
import type { LegalTime } from './legal-time.ts';
import { notify } from './notify.ts';
import { formOf, type PurchaseRef } from './purchase-record.ts';

interface InstalmentRef extends PurchaseRef {
  readonly contractId: string;
  readonly seq: number;
}

interface InstalmentTask extends InstalmentRef {
  readonly taskId: string;
}

interface DeductionForm {
  readonly deductions: readonly { readonly item: string; readonly amountFen: number; readonly reason?: string }[];
}

/** The period of an instalment: accepted item by item, deducted by indicator, its payment counted from there (DL-05, DL-08). */
export function stageAcceptanceActivities({ prisma }: Database, time: LegalTime) {
  return {
    /** Last business instant of the acceptance that the contract agrees on (DL-11); null where it agrees on none. */
    async acceptanceLimit({ contractId, seq }: InstalmentRef): Promise<{ readonly until: Instant | null }> {
      const limit = acceptBy(await paymentFacts(prisma, contractId, seq));
      return { until: limit === null ? null : endOfDay(limit) };
    },

    /** Keeps the acceptance and starts the clock of the payment, once; says whether the contract's rules take anything off. */
    async recordStage(request: InstalmentTask): Promise<{ readonly deducts: boolean; readonly payUntil: Instant }> {
      const { purchaseId, contractId, seq, taskId } = request;
      const today = dayOf(await time.businessNow(purchaseId));
      return prisma.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM contract WHERE id = ${contractId}::uuid FOR UPDATE`;
        const facts = await paymentFacts(tx, contractId, seq);
        const acceptedOn = facts.acceptedOn ?? today;
        const { payBy } = paymentClock({ ...facts, acceptedOn }, acceptedOn)!;
        if (facts.acceptedOn === null) {
          await keepAcceptance(tx, { contractId, taskId, result: 'accept', paymentSeq: seq });
          const data = { acceptedOn: dateOf(acceptedOn), payBy: dateOf(payBy) };
          await tx.payment.update({ where: { contractId_seq: { contractId, seq } }, data });
        }
        const deducts = (await deductionProposal(tx, contractId, seq)).length > 0;
        return { deducts, payUntil: endOfDay(payBy) };
      });
    },

    /** Takes off what was decided, line by line, once; the contractor is told and reads every line with its reason. */
    async recordDeductions({ contractId, seq, taskId }: InstalmentTask): Promise<void> {
      const { deductions } = await formOf<DeductionForm>(prisma, taskId);
      await prisma.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM contract WHERE id = ${contractId}::uuid FOR UPDATE`;
        if ((await tx.deductionLine.count({ where: { contractId, paymentSeq: seq } })) > 0) return;
        const decided = new Map(deductions.map((row) => [Number(row.item), row]));
        const lines = (await deductionProposal(tx, contractId, seq)).map(({ seq: item, fen: proposedFen, found }) => {
          const { amountFen, reason } = decided.get(item) ?? {};
          const fen = amountFen === undefined ? proposedFen : BigInt(amountFen);
          return { contractId, paymentSeq: seq, seq: item, proposedFen, fen, found, reason: reason ?? null };
        });
        await tx.deductionLine.createMany({ data: lines });
        const deductedFen = lines.reduce((sum, { fen }) => sum + fen, 0n);
        const where = { contractId_seq: { contractId, seq } };
        await tx.payment.update({ where, data: { deductedFen } });
        const { providerId, regionCode: region } = await tx.contract.findUniqueOrThrow({ where: { id: contractId } });
        await notify(tx, {
          key: `${contractId}/deductions/${seq}`,
          inbox: { role: 'provider', region, organisationId: providerId },
          kind: 'deductions-decided',
          subject: { contractId },
        });
      });
    },
  };
}

/** What the days of an instalment are counted from. */
export async function paymentFacts(tx: Pick<Tx, 'payment'>, contractId: string, seq: number) {
  const { contract, dueOn, acceptedOn } = await tx.payment.findUniqueOrThrow({
    where: { contractId_seq: { contractId, seq } },
    include: { contract: { select: { acceptanceDays: true, paymentDays: true } } },
  });
  return {
    dueOn: dayColumn(dueOn),
    acceptedOn: acceptedOn === null ? null : dayColumn(acceptedOn),
    ...contract,
  } satisfies PaymentFacts;
}
