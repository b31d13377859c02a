import { z } from 'zod';
import { acceptBy, daysLate, lateInterest, paymentClock } from '../../domain/contracts/payment-clock.ts';
import type { LateRate } from '../../domain/contracts/late-rate.ts';
import { daysBetween, type Day } from '../../domain/time/shanghai.ts';
import { contractorIsSmall } from '../../prisma/contractor-size.ts';
import type { Database } from '../../prisma/database.ts';
import { dayColumn } from '../../prisma/day-column.ts';
import type { Contract, Payment, PaymentDispute } from '../../prisma/generated/client.ts';
import { businessDay } from './business-day.ts';

const day = z.iso.date();
const fen = z.int().meta({ description: 'Fen' });

export const paymentSchema = z
  .object({
    seq: z.int(),
    amountFen: fen,
    deductedFen: fen,
    disputedFen: fen.meta({ description: 'Withheld because it is in dispute; the rest is paid anyway (DL-08)' }),
    payableFen: fen.meta({ description: 'The amount less deductions and what is in dispute' }),
    dueOn: day,
    state: z.enum(['scheduled', 'paid', 'withheld']),
    paidAt: z.iso.datetime().nullable(),
    acceptBy: day.nullable().meta({ description: 'Agreed last day of the acceptance (DL-11)' }),
    acceptedOn: day.nullable(),
    clock: z
      .object({
        startsOn: day,
        delayed: z.boolean().meta({ description: 'From the agreed limit, because the acceptance came later' }),
        payBy: day,
        days: z.int(),
        elapsed: z.int().meta({ description: 'Days that have run, on the clock of the purchase' }),
        late: z.int().meta({ description: 'Days after the last' }),
      })
      .nullable()
      .meta({ description: 'Days of the payment; null before the acceptance and in contracts from before' }),
    interestFen: fen.meta({ description: 'Paid, or owed until today, for days after the last (DL-08)' }),
    dispute: z
      .object({
        state: z.enum(['open', 'released', 'kept', 'paid']),
        releasedFen: fen.nullable().meta({ description: 'Paid after all, or to be paid; null before the decision' }),
        reason: z.string().nullable(),
        paidAt: z.iso.datetime().nullable(),
        interestFen: fen,
      })
      .nullable()
      .meta({ description: 'What becomes of the disputed part' }),
    deductions: z.array(
      z.object({
        seq: z.int(),
        found: z.string().meta({ description: 'The finding and the rule of the contract' }),
        proposedFen: fen,
        fen,
        reason: z.string().nullable().meta({ description: 'Why less is deducted' }),
      }),
    ),
  })
  .meta({ id: 'ContractPayment' });

type PaymentAnswer = z.input<typeof paymentSchema>;

interface PaymentTerms {
  readonly payments: PaymentAnswer[];
  readonly smallEnterprise: boolean;
  readonly lateRateBasisPoints: LateRate;
}

/** The instalments of a contract as both parties see them, and whether the rules for small and medium enterprises hold. */
export async function contractPayments(
  { prisma }: Database,
  contract: Contract & { readonly payments: readonly Payment[] },
): Promise<PaymentTerms> {
  const lines = await prisma.deductionLine.findMany({ where: { contractId: contract.id }, orderBy: { seq: 'asc' } });
  const disputes = await prisma.paymentDispute.findMany({ where: { contractId: contract.id } });
  const today = await businessDay(prisma, contract.purchaseId);
  const payments = contract.payments.map((payment) => ({
    ...paymentAnswer(contract, payment, today),
    dispute: disputeAnswer(disputes.find(({ paymentSeq }) => paymentSeq === payment.seq)),
    deductions: lines
      .filter(({ paymentSeq }) => paymentSeq === payment.seq)
      .map(({ seq, found, proposedFen, fen: decided, reason }) => {
        return { seq, found, proposedFen: Number(proposedFen), fen: Number(decided), reason };
      }),
  }));
  const { lateRateBasisPoints } = contract;
  return { payments, lateRateBasisPoints, smallEnterprise: await contractorIsSmall(prisma, contract) };
}

function paymentAnswer(
  { acceptanceDays, paymentDays, lateRateBasisPoints }: Contract,
  payment: Payment,
  today: Day,
): Omit<PaymentAnswer, 'deductions' | 'dispute'> {
  const { seq, amountFen, deductedFen, disputedFen, state, paidAt } = payment;
  const acceptedOn = payment.acceptedOn === null ? null : dayColumn(payment.acceptedOn);
  const facts = { dueOn: dayColumn(payment.dueOn), acceptanceDays, paymentDays, acceptedOn };
  const payableFen = amountFen - deductedFen - disputedFen;
  const open = state === 'scheduled';
  const clock = open || acceptedOn !== null ? paymentClock(facts, today) : null;
  const owed =
    open && clock !== null ? lateInterest(payableFen, clock.payBy, today, lateRateBasisPoints) : payment.interestFen;
  return {
    ...{ seq, state: state as PaymentAnswer['state'], acceptedOn, dueOn: facts.dueOn, acceptBy: acceptBy(facts) },
    ...{ amountFen: Number(amountFen), deductedFen: Number(deductedFen), disputedFen: Number(disputedFen) },
    payableFen: Number(payableFen),
    paidAt: paidAt?.toISOString() ?? null,
    clock: clock && {
      ...clock,
      elapsed: Math.max(0, daysBetween(clock.startsOn, today)),
      late: open ? daysLate(clock.payBy, today) : 0,
    },
    interestFen: Number(owed),
  };
}

function disputeAnswer(dispute: PaymentDispute | undefined): PaymentAnswer['dispute'] {
  if (dispute === undefined) return null;
  const { reason, releasedFen, interestFen, paidAt } = dispute;
  return {
    state: dispute.state as NonNullable<PaymentAnswer['dispute']>['state'],
    releasedFen: releasedFen === null ? null : Number(releasedFen),
    ...{ reason, paidAt: paidAt?.toISOString() ?? null, interestFen: Number(interestFen) },
  };
}
