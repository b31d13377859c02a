import { contractClauses, type ContractFacts, type ContractTerms } from '../domain/contracts/clauses.ts';
import { signedRate } from '../domain/contracts/late-rate.ts';
import { instalmentsOf } from '../domain/procurement/instalments.ts';
import { sha256 } from '../domain/procurement/sha-256.ts';
import { endOfTerm } from '../domain/procurement/term.ts';
import { addDays, dayOf, type Day } from '../domain/time/shanghai.ts';
import type { Database, Tx } from '../prisma/database.ts';
import { contractFacts, termOfLot } from '../prisma/contract-facts.ts';
import type { Contract, Prisma } from '../prisma/generated/client.ts';
import { lendingRateOf } from '../prisma/lending-rate.ts';
import { coverRecipients, createServiceOrders } from './coverage.ts';
import { standingHolds } from './holds.ts';
import type { LegalTime } from './legal-time.ts';
import { found } from './not-found.ts';
import { formOf, publish, recordEvent, type PurchaseRef } from './purchase-record.ts';

/** Drafts from before the template have only the takeover plan, the standby providers, the acceptance and the start. */
type ContractForm = Omit<Partial<ContractTerms>, 'takeoverPlan' | 'standby'> & {
  readonly takeoverPlan: Prisma.InputJsonObject;
  readonly standbyProviderIds: readonly string[];
  readonly acceptancePlan: string;
  /** Days from signing to the first day of service, 0–30. */
  readonly startInDays: number;
};

export interface ContractRef {
  readonly contractId: string;
  readonly number: string;
  /** True where the documents demand a performance bond before the provider signs (CO-05). */
  readonly bond?: boolean;
}

export function contractingActivities({ prisma }: Database, time: LegalTime) {
  return {
    /** The draft of this award's contract; a returned draft is replaced, its number stays. */
    async adoptContractDraft(
      request: PurchaseRef & { readonly lotId: string; readonly awardId: string; readonly taskId: string },
    ): Promise<ContractRef> {
      const { purchaseId, lotId, awardId, taskId } = request;
      const on = dayOf(await time.businessNow(purchaseId));
      return prisma.$transaction(async (tx) => {
        const form = await formOf<ContractForm>(tx, taskId);
        const award = await tx.award.findUniqueOrThrow({ where: { id: awardId } });
        const facts = await contractFacts(tx, awardId, on);
        const terms = {
          takeoverPlan: { ...form.takeoverPlan, startInDays: form.startInDays },
          acceptancePlan: form.acceptancePlan,
          ...paymentTerms(form, award.amountFen),
          ...(await writtenOut(tx, facts, form)),
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
        await agreeDeductions(tx, contract.id, form.deductions ?? []);
        await tx.standbyProvider.deleteMany({ where: { contractId: contract.id } });
        await tx.standbyProvider.createMany({
          data: form.standbyProviderIds.map((providerId, i) => ({
            contractId: contract.id,
            position: i + 1,
            providerId,
          })),
        });
        return { contractId: contract.id, number: contract.number, bond: facts.bondPercent > 0 };
      });
    },

    /**
     * Both sides have signed: the contract runs, its instalments are scheduled, and from this transaction on its
     * provider is responsible for every recipient of the lot (an earlier provider's responsibility ends in it). While a
     * challenge or complaint holds the purchase up nothing changes (CO-11); the database would refuse it.
     */
    async signContract({
      purchaseId,
      contractId,
    }: PurchaseRef & { readonly contractId: string }): Promise<'signed' | 'held'> {
      const signedAt = await time.businessNow(purchaseId);
      const calendar = await time.calendar();
      return prisma.$transaction(
        async (tx) => {
          await tx.$queryRaw`SELECT take_hold_turn(${purchaseId}::uuid)::text`;
          await tx.$queryRaw`SELECT 1 FROM contract WHERE id = ${contractId}::uuid FOR UPDATE`;
          const contract = await tx.contract.findUniqueOrThrow({ where: { id: contractId }, include: { lot: true } });
          if (contract.state !== 'draft') return 'signed';
          if ((await standingHolds(tx, purchaseId)).length > 0) return 'held';
          const plan = contract.takeoverPlan as { readonly startInDays: number };
          const startsOn = addDays(dayOf(signedAt), plan.startInDays);
          const endsOn = endOfTerm(termOfLot(contract.lot), startsOn, calendar);
          const dates = { startsOn: dateOf(startsOn), endsOn: dateOf(endsOn) };
          const lateRateBasisPoints = await rateAtSigning(tx, contract, dayOf(signedAt));
          const data = { state: 'running', signedAt, ...dates, lateRateBasisPoints };
          await tx.contract.update({ where: { id: contractId }, data });
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
          return 'signed';
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
          ...(contract.startsOn && { startsOn: contract.startsOn.toISOString().slice(0, 10) }),
          ...(contract.endsOn && { endsOn: contract.endsOn.toISOString().slice(0, 10) }),
        };
        await publish(tx, { purchaseId, kind: 'contract-notice', part: contract.lotId, body });
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

/** The text that both sides sign, and its hash: the same from here on, whatever a form or the directory says later (CO-01). */
async function writtenOut(tx: Tx, facts: ContractFacts, form: ContractForm) {
  const { buyerRepresentative, providerRepresentative, servicePlace, paymentDays, liability, disputes } = form;
  // Without them the draft is from before the template, and has no text of its own.
  if (buyerRepresentative === undefined || liability === undefined) return {};
  const named = await tx.organisation.findMany({ where: { id: { in: [...form.standbyProviderIds] } } });
  const standby = form.standbyProviderIds.map((id) =>
    found(named.find((one) => one.id === id)?.name, 'standby provider'),
  );
  const clauses = contractClauses(facts, { ...form, standby });
  const text = clauses.map(({ title, paragraphs }) => ({ title, paragraphs: [...paragraphs] }));
  const { acceptanceDays, deductionCapPercent, lateRateBasisPoints } = form;
  const terms = {
    ...{ buyerRepresentative, providerRepresentative, servicePlace, paymentDays, liability, disputes },
    ...{ acceptanceDays, deductionCapPercent, lateRateBasisPoints },
  };
  return { terms, text, textHash: sha256(JSON.stringify(text)) };
}

/** What acceptance, deductions and payment go by from the signature on (DL-05, DL-08, DL-11); nothing in older drafts. */
function paymentTerms(form: ContractForm, amountFen: bigint) {
  const { acceptanceDays, paymentDays, deductionCapPercent, lateRateBasisPoints } = form;
  return {
    acceptanceDays: acceptanceDays ?? null,
    paymentDays: paymentDays ?? null,
    lateRateBasisPoints: lateRateBasisPoints ?? null,
    deductionCapFen: deductionCapPercent === undefined ? null : (amountFen * BigInt(deductionCapPercent)) / 100n,
  };
}

/** Never less than the LPR of the day, which may have risen since the draft (PAY 15). */
async function rateAtSigning(
  tx: Tx,
  { lateRateBasisPoints: agreed, regionCode }: Contract,
  on: Day,
): Promise<number | null> {
  if (agreed === null) return null;
  const { basisPoints } = found((await lendingRateOf(tx, regionCode, on)) ?? null, 'lending rate');
  return signedRate(agreed, basisPoints);
}

/** The indicators of a draft with the deductions that it agrees on; what an earlier draft said is gone. */
async function agreeDeductions(tx: Tx, contractId: string, agreed: ContractTerms['deductions']): Promise<void> {
  const percents = new Map(agreed.map(({ item, percent }) => [Number(item), percent ?? 0]));
  for (const { seq } of await tx.contractIndicator.findMany({ where: { contractId } })) {
    const data = { deductionBasisPoints: (percents.get(seq) ?? 0) * 100 };
    await tx.contractIndicator.update({ where: { contractId_seq: { contractId, seq } }, data });
  }
}

/** `<purchase number>-<lot>`; a contract after a refusal adds how many came before it. */
async function numbered(tx: Tx, purchaseId: string, lotId: string) {
  const purchase = found(await tx.purchase.findUnique({ where: { id: purchaseId } }), 'purchase');
  const lot = await tx.lot.findUniqueOrThrow({ where: { id: lotId } });
  const earlier = await tx.contract.count({ where: { lotId, kind: 'main' } });
  const number = `${purchase.number}-${lot.seq}${earlier === 0 ? '' : `-${earlier + 1}`}`;
  return { number, purchaseId, regionCode: purchase.regionCode };
}

async function scheduleInstalments(
  tx: Tx,
  contractId: string,
  amountFen: bigint,
  startsOn: Day,
  endsOn: Day,
): Promise<void> {
  await tx.payment.createMany({
    data: instalmentsOf(amountFen, startsOn, endsOn).map((instalment) => {
      return { ...instalment, contractId, dueOn: dateOf(instalment.dueOn) };
    }),
    skipDuplicates: true,
  });
}

/** A day for a `date` column. */
export function dateOf(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}
