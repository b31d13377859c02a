import { lateInterest } from '../domain/contracts/payment-clock.ts';
import { addMonths, addDays, dayOf, endOfDay, type Day } from '../domain/time/shanghai.ts';
import { toWall } from '../domain/time/business-clock.ts';
import type { Database, Tx } from '../prisma/database.ts';
import type { Contract } from '../prisma/generated/client.ts';
import { keepAcceptance } from './acceptance.ts';
import { endService } from './coverage.ts';
import { withinEarmark } from './earmark.ts';
import type { LegalTime } from './legal-time.ts';
import { found } from './not-found.ts';
import { notify } from './notify.ts';
import { formOf, publish, recordEvent, type PurchaseRef } from './purchase-record.ts';

export interface ContractSchedule {
  readonly months: readonly { readonly month: number; readonly endsAt: string }[];
  readonly payments: readonly { readonly seq: number; readonly payableAt: string }[];
}

interface InspectionForm {
  readonly visitsPlanned: number;
  readonly visitsDone: number;
  readonly satisfaction: number;
  readonly notes: string;
}

interface ContractTask extends PurchaseRef {
  readonly contractId: string;
  readonly taskId: string;
}

export function deliveryActivities({ prisma }: Database, time: LegalTime) {
  return {
    /** Wall-clock instants at which each month of service is over and each instalment may be paid. */
    async contractSchedule({ contractId }: { readonly contractId: string }): Promise<ContractSchedule> {
      const contract = found(
        await prisma.contract.findUnique({
          where: { id: contractId },
          include: { payments: { orderBy: { seq: 'asc' } } },
        }),
        'contract',
      );
      const clock = await time.clockOf(contract.purchaseId);
      const wall = (day: Day): string => toWall(clock, endOfDay(day));
      const months = monthEnds(dayColumn(contract.startsOn), dayColumn(contract.endsOn));
      return {
        months: months.map((day, i) => ({ month: i + 1, endsAt: wall(day) })),
        payments: contract.payments.map(({ seq, dueOn }) => ({ seq, payableAt: wall(dayColumn(dueOn)) })),
      };
    },

    /** Keeps the month's findings; a second run keeps the first. */
    async recordInspection({ contractId, month, taskId }: ContractTask & { readonly month: number }): Promise<void> {
      const task = await prisma.task.findUniqueOrThrow({ where: { id: taskId } });
      const { visitsPlanned, visitsDone, satisfaction, notes } = await formOf<InspectionForm>(prisma, taskId);
      await prisma.inspection.createMany({
        data: [
          {
            contractId,
            month,
            result: task.outcome!,
            visitsPlanned,
            visitsDone,
            satisfaction,
            notes,
            inspectedAt: new Date(),
          },
        ],
        skipDuplicates: true,
      });
    },

    /**
     * Pays or withholds one instalment, once. `frozen` when a takeover froze payments in between, `outside` when people were
     * served whom no declared source may pay for (BU-03): nothing is paid.
     * The row's state decides, so repeated signals and a killed worker cannot pay twice.
     */
    async settleInstalment(
      request: ContractTask & { readonly seq: number },
    ): Promise<'paid' | 'withheld' | 'frozen' | 'outside'> {
      const { contractId, seq, taskId, purchaseId } = request;
      const today = dayOf(await time.businessNow(purchaseId));
      return prisma.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM contract WHERE id = ${contractId}::uuid FOR SHARE`;
        const task = await tx.task.findUniqueOrThrow({ where: { id: taskId } });
        const contract = await tx.contract.findUniqueOrThrow({ where: { id: contractId } });
        await tx.$queryRaw`SELECT 1 FROM payment WHERE contract_id = ${contractId}::uuid AND seq = ${seq} FOR UPDATE`;
        const payment = await tx.payment.findUniqueOrThrow({ where: { contractId_seq: { contractId, seq } } });
        if (payment.state !== 'scheduled') return payment.state === 'paid' ? 'paid' : 'withheld';
        const payableFen = payment.amountFen - payment.deductedFen;
        const disputedFen = task.outcome === 'pay' ? 0n : disputedOf(task.form, payableFen);
        const where = { contractId_seq: { contractId, seq } };
        // Its own outbox: somebody else decides on it, whatever becomes of the contract meanwhile.
        const dispute = () =>
          tx.paymentDispute.create({
            data: { contractId, paymentSeq: seq, disputedFen, withheldBy: task.submittedBy! },
          });
        if (disputedFen === payableFen && task.outcome !== 'pay') {
          await tx.payment.update({ where, data: { state: 'withheld', disputedFen } });
          await dispute();
          return 'withheld';
        }
        if (contract.paymentsFrozenAt !== null) return 'frozen';
        // What is not in dispute is paid anyway, with interest for every day after the last (DL-08).
        const due = payableFen - disputedFen;
        if (due > 0n && !(await withinEarmark(tx, request))) return 'outside';
        const interestFen =
          payment.payBy === null
            ? 0n
            : lateInterest(due, dayColumn(payment.payBy), today, contract.lateRateBasisPoints);
        await tx.payment.update({
          where,
          data: { state: 'paid', paidAt: new Date(), paidBy: task.submittedBy, disputedFen, interestFen },
        });
        if (disputedFen > 0n) await dispute();
        return 'paid';
      });
    },

    /** Not accepted, and approved as that: the result is published, and the contract goes on (DL-01, DL-02). */
    async publishRefusal({ purchaseId, contractId, taskId }: ContractTask): Promise<void> {
      await prisma.$transaction(async (tx) => {
        const contract = await tx.contract.findUniqueOrThrow({ where: { id: contractId }, include: { lot: true } });
        const { number, lotId, lot } = contract;
        const found = await keepAcceptance(tx, { contractId, taskId, result: 'refuse' });
        const body = { number, lot: lot.seq, accepted: false, ...found };
        await publish(tx, { purchaseId, kind: 'acceptance-notice', part: taskId, body });
        await recordEvent(tx, { purchaseId, key: `refused:${taskId}`, kind: 'notice', lotId, rule: 'DL-02' });
      });
    },

    /** Accepted and approved: the contract closes, its result is published, the service orders end (DL-01 to DL-03). */
    async closeContract({ purchaseId, contractId, taskId }: ContractTask): Promise<void> {
      await prisma.$transaction(
        async (tx) => {
          const contract = await tx.contract.findUniqueOrThrow({ where: { id: contractId }, include: { lot: true } });
          if (contract.state === 'closed') return;
          const found = await keepAcceptance(tx, { contractId, taskId, result: 'accept' });
          const body = { number: contract.number, lot: contract.lot.seq, accepted: true, ...found };
          await tx.contract.update({ where: { id: contractId }, data: { state: 'closed' } });
          await tx.lot.update({ where: { id: contract.lotId }, data: { state: 'closed' } });
          await remindOfEvaluation(tx, contract);
          await endService(tx, contractId);
          await publish(tx, { purchaseId, kind: 'acceptance-notice', part: contract.lotId, body });
          await recordEvent(tx, {
            purchaseId,
            key: `accepted:${contractId}`,
            kind: 'accepted',
            lotId: contract.lotId,
            rule: 'DL-03',
          });
        },
        { timeout: 60_000 },
      );
    },
  };
}

/** Fen that a withholding disputes; all of it in decisions from before the dispute had an amount. */
function disputedOf(form: unknown, payableFen: bigint): bigint {
  const { disputedFen } = (form ?? {}) as { readonly disputedFen?: number };
  return disputedFen === undefined ? payableFen : BigInt(disputedFen);
}

/** At its end a contract is evaluated (DL-07): the office hears that it is time, and chooses third party and period. */
async function remindOfEvaluation(tx: Tx, { id, kind, regionCode: region }: Contract): Promise<void> {
  if (kind !== 'main') return;
  await notify(tx, {
    key: `${id}/evaluation-due`,
    inbox: { role: 'officer', region },
    kind: 'evaluation-due',
    subject: { contractId: id },
  });
}

/** Last days of the months of service; a shorter last month counts as one. */
function monthEnds(startsOn: Day, endsOn: Day): Day[] {
  const ends: Day[] = [];
  for (let n = 1; ; n += 1) {
    const day = addDays(addMonths(startsOn, n), -1);
    if (day >= endsOn) return [...ends, endsOn];
    ends.push(day);
  }
}

function dayColumn(date: Date | null): Day {
  return found(date, 'contract date').toISOString().slice(0, 10) as Day;
}
