import { addDays, addMonths, dayOf, type Day } from '../domain/time/shanghai.ts';
import { addWorkingDays, type WorkingCalendar } from '../domain/time/working-calendar.ts';
import type { Database, Tx } from '../prisma/database.ts';
import type { Lot, Prisma } from '../prisma/generated/client.ts';
import { coverRecipients, createServiceOrders } from './coverage.ts';
import type { LegalTime } from './legal-time.ts';
import { found } from './not-found.ts';
import { formOf, publish, recordEvent, type PurchaseRef } from './purchase-record.ts';

interface ContractForm {
  readonly takeoverPlan: Prisma.InputJsonObject;
  readonly standbyProviderIds: readonly string[];
  readonly acceptancePlan: string;
  /** Days from signing to the first day of service, 0–30. */
  readonly startInDays: number;
}

export interface ContractRef {
  readonly contractId: string;
  readonly number: string;
}

type Term = Pick<Lot, 'termUnit' | 'termCount' | 'termUntil'>;

/** Months of service that one instalment covers. */
const INSTALMENT_MONTHS = 3;

export function contractingActivities({ prisma }: Database, time: LegalTime) {
  return {
    /** The draft of this award's contract; a returned draft is replaced, its number stays. */
    async adoptContractDraft(
      request: PurchaseRef & { readonly lotId: string; readonly awardId: string; readonly taskId: string },
    ): Promise<ContractRef> {
      const { purchaseId, lotId, awardId, taskId } = request;
      return prisma.$transaction(async (tx) => {
        const form = await formOf<ContractForm>(tx, taskId);
        const award = await tx.award.findUniqueOrThrow({ where: { id: awardId } });
        const terms = {
          takeoverPlan: { ...form.takeoverPlan, startInDays: form.startInDays },
          acceptancePlan: form.acceptancePlan,
        };
        const existing = await tx.contract.findUnique({ where: { awardId } });
        const contract = existing
          ? await tx.contract.update({ where: { awardId }, data: terms })
          : await tx.contract.create({
              data: {
                ...terms,
                ...(await numbered(tx, purchaseId, lotId)),
                lotId,
                awardId,
                providerId: award.providerId,
                amountFen: award.amountFen,
              },
            });
        await tx.standbyProvider.deleteMany({ where: { contractId: contract.id } });
        await tx.standbyProvider.createMany({
          data: form.standbyProviderIds.map((providerId, i) => ({
            contractId: contract.id,
            position: i + 1,
            providerId,
          })),
        });
        return { contractId: contract.id, number: contract.number };
      });
    },

    /**
     * Both sides have signed: the contract runs, its instalments are scheduled, and from this transaction on its
     * provider is responsible for every recipient of the lot (an earlier provider's responsibility ends in it).
     */
    async signContract({ purchaseId, contractId }: PurchaseRef & { readonly contractId: string }): Promise<void> {
      const signedAt = await time.businessNow(purchaseId);
      const calendar = await time.calendar();
      await prisma.$transaction(
        async (tx) => {
          await tx.$queryRaw`SELECT 1 FROM contract WHERE id = ${contractId}::uuid FOR UPDATE`;
          const contract = await tx.contract.findUniqueOrThrow({ where: { id: contractId }, include: { lot: true } });
          if (contract.state !== 'draft') return;
          const plan = contract.takeoverPlan as { readonly startInDays: number };
          const startsOn = addDays(dayOf(signedAt), plan.startInDays);
          const endsOn = endOfTerm(contract.lot, startsOn, calendar);
          const dates = { startsOn: dateOf(startsOn), endsOn: dateOf(endsOn) };
          await tx.contract.update({ where: { id: contractId }, data: { state: 'running', signedAt, ...dates } });
          await tx.lot.update({ where: { id: contract.lotId }, data: { state: 'contracted' } });
          await scheduleInstalments(tx, contractId, contract.amountFen, startsOn, endsOn);
          await createServiceOrders(tx, { contractId, lotId: contract.lotId, region: contract.regionCode });
          await coverRecipients(tx, { contractId, providerId: contract.providerId });
          await recordEvent(tx, {
            purchaseId,
            key: `signed:${contractId}`,
            kind: 'contract-signed',
            lotId: contract.lotId,
            rule: 'CO-01',
            detail: { contractId, number: contract.number, startsOn, endsOn },
          });
        },
        { timeout: 60_000 },
      );
    },

    async publishContract({ purchaseId, contractId }: PurchaseRef & { readonly contractId: string }): Promise<void> {
      await prisma.$transaction(async (tx) => {
        const contract = await tx.contract.findUniqueOrThrow({
          where: { id: contractId },
          include: { provider: true, lot: true },
        });
        const body = {
          number: contract.number,
          lot: contract.lot.seq,
          provider: contract.provider.name,
          amountFen: Number(contract.amountFen),
        };
        await publish(tx, { purchaseId, kind: 'contract-notice', lotId: contract.lotId, body });
        await recordEvent(tx, {
          purchaseId,
          key: `contract-notice:${contractId}`,
          kind: 'notice',
          lotId: contract.lotId,
          rule: 'CO-02',
        });
      });
    },
  };
}

/** `<purchase number>-<lot>`; a contract after a refusal adds how many came before it. */
async function numbered(tx: Tx, purchaseId: string, lotId: string) {
  const purchase = found(await tx.purchase.findUnique({ where: { id: purchaseId } }), 'purchase');
  const lot = await tx.lot.findUniqueOrThrow({ where: { id: lotId } });
  const earlier = await tx.contract.count({ where: { lotId, kind: 'main' } });
  const number = `${purchase.number}-${lot.seq}${earlier === 0 ? '' : `-${earlier + 1}`}`;
  return { number, purchaseId, regionCode: purchase.regionCode };
}

/** Last day of service. A term of n months ends the day before the same date n months on. */
function endOfTerm(lot: Term, startsOn: Day, calendar: WorkingCalendar): Day {
  if (lot.termUnit === 'until') {
    const until = lot.termUntil!.toISOString().slice(0, 10) as Day;
    return until > startsOn ? until : startsOn;
  }
  const count = lot.termCount!;
  if (lot.termUnit === 'month') return addDays(addMonths(startsOn, count), -1);
  // The first day of service counts, unlike in a legal period (CN-01).
  const counted = count - 1;
  return lot.termUnit === 'day' ? addDays(startsOn, counted) : addWorkingDays(calendar, startsOn, counted).day;
}

/** Equal instalments, one after every three months of service and one at the end; the last takes the remainder. */
async function scheduleInstalments(
  tx: Tx,
  contractId: string,
  amountFen: bigint,
  startsOn: Day,
  endsOn: Day,
): Promise<void> {
  const dueDays: Day[] = [];
  for (let n = 1; ; n += 1) {
    const day = addDays(addMonths(startsOn, n * INSTALMENT_MONTHS), -1);
    if (day >= endsOn) break;
    dueDays.push(day);
  }
  dueDays.push(endsOn);
  const each = amountFen / BigInt(dueDays.length);
  const rest = amountFen - each * BigInt(dueDays.length - 1);
  await tx.payment.createMany({
    data: dueDays.map((day, i) => ({
      contractId,
      seq: i + 1,
      dueOn: dateOf(day),
      amountFen: i === dueDays.length - 1 ? rest : each,
    })),
    skipDuplicates: true,
  });
}

/** A day for a `date` column. */
export function dateOf(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}
