import { bidDeadline, deadline, questionsEnd } from '../domain/procurement/deadlines.ts';
import type { MethodCode } from '../domain/procurement/methods.ts';
import { dayOf } from '../domain/time/shanghai.ts';
import type { Database, Tx } from '../prisma/database.ts';
import type { Prisma, Purchase } from '../prisma/generated/client.ts';
import type { LegalInstant, LegalTime } from './legal-time.ts';
import { found } from './not-found.ts';
import { notify } from './notify.ts';
import { formOf, publish, recordEvent, type PurchaseRef } from './purchase-record.ts';
import { newOpeningSeal, type OpeningSeal } from './opening-seal.ts';
import type { SealKey } from './seal.ts';
import { tenderContent } from './tender-content.ts';

/** One criterion of the published documents. Weights are whole points and sum to 100. */
export interface Criterion {
  readonly code: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly weight: number;
  readonly kind: 'price' | 'technical';
}

interface IntentionForm {
  readonly summary: string;
  readonly expectedMonth: string;
}

export interface DocumentsForm {
  readonly requirements: string;
  /** Absent where the method does not score. */
  readonly criteria?: readonly Criterion[];
  /** Per cent of the contract price; absent or 0 for no bond (CO-05). */
  readonly performanceBondPercent?: number;
  /** Per cent of a lot's budget; absent or 0 for no bond (PB-08). */
  readonly bidBondPercent?: number;
  /** Per cent off the prices of small and micro enterprises; absent or 0 for none (PL-16). */
  readonly smallDeductionPercent?: number;
  /** Contracts of the same kind as a qualification; absent or 0 for none (PL-13). */
  readonly pastContracts?: number;
}

type Deadlines = Pick<
  Prisma.PurchaseUpdateInput,
  'bidDeadlineAt' | 'bidDeadlineLegal' | 'questionsUntilAt' | 'questionsUntilLegal'
>;

export function publicationActivities({ prisma }: Database, time: LegalTime, sealKey: SealKey) {
  return {
    /** Keeps this draft as the newest version of the documents; its task id makes it one version, however often run. */
    async adoptDocuments({ purchaseId, taskId }: PurchaseRef & { readonly taskId: string }): Promise<void> {
      const version = Number(taskId.slice(taskId.lastIndexOf('/') + 1));
      const form = await formOf<DocumentsForm>(prisma, taskId);
      const content = {
        requirements: form.requirements,
        criteria: (form.criteria ?? []) as unknown as Prisma.InputJsonArray,
        performanceBondPercent: form.performanceBondPercent ?? 0,
        bidBondPercent: form.bidBondPercent ?? 0,
        smallDeductionPercent: form.smallDeductionPercent ?? 0,
        pastContracts: form.pastContracts ?? 0,
      };
      await prisma.procurementDocument.upsert({
        where: { purchaseId_version: { purchaseId, version } },
        create: { purchaseId, version, ...content },
        update: {},
      });
    },

    /**
     * Publishes the intention and says from when on the procurement may start (PL-14): the lead is counted from the day
     * of publication. A second run finds the instant set and returns it.
     */
    async publishIntention({ purchaseId, taskId }: PurchaseRef & { readonly taskId: string }): Promise<LegalInstant> {
      const { summary, expectedMonth } = await formOf<IntentionForm>(prisma, taskId);
      const on = dayOf(await time.businessNow(purchaseId));
      const calendar = await time.calendar();
      const date = deadline('PL-14', 'lead', on, calendar, on);
      const until = await time.onBothClocks(purchaseId, date);
      await prisma.$transaction(async (tx) => {
        const { count } = await tx.purchase.updateMany({
          where: { id: purchaseId, intentionUntilAt: null },
          data: { intentionUntilAt: until.wall, intentionUntilLegal: until.legal },
        });
        if (count === 0) return;
        const purchase = await tx.purchase.findUniqueOrThrow({ where: { id: purchaseId }, include: { lots: true } });
        const lots = purchase.lots.map(({ seq, name, budgetFen }) => ({ seq, name, budgetFen: Number(budgetFen) }));
        const body = { summary, expectedMonth, budgetFen: Number(purchase.budgetFen), until: until.legal, lots };
        await publish(tx, { purchaseId, kind: 'intention-notice', body });
        await recordEvent(tx, {
          ...{ purchaseId, key: 'intention-notice', kind: 'notice', rule: date.rule, taskId },
          detail: { until: until.legal, provisional: until.provisional },
        });
      });
      const row = await prisma.purchase.findUniqueOrThrow({ where: { id: purchaseId } });
      return {
        ...until,
        wall: row.intentionUntilAt!.toISOString() as LegalInstant['wall'],
        legal: row.intentionUntilLegal!.toISOString() as LegalInstant['legal'],
      };
    },

    /**
     * Publishes the tender notice, or tells the invited and nobody else; makes the opening key of the holders whom the
     * publisher has named, and sets the deadline after which the database refuses bids (ME-06 to ME-08). A second run finds
     * the deadline set and returns it.
     */
    async publishTenderNotice({ purchaseId }: PurchaseRef): Promise<LegalInstant> {
      const purchase = found(
        await prisma.purchase.findUnique({
          where: { id: purchaseId },
          include: { lots: { orderBy: { seq: 'asc' } } },
        }),
        'purchase',
      );
      const issuedOn = dayOf(await time.businessNow(purchaseId));
      const calendar = await time.calendar();
      const date = bidDeadline(purchase.method as MethodCode, issuedOn, calendar);
      const computed = await time.onBothClocks(purchaseId, date);
      const questions = await time.onBothClocks(purchaseId, questionsEnd(date.on, calendar, issuedOn));
      const seal = await newOpeningSeal(prisma, sealKey, purchase);
      await prisma.$transaction(async (tx) => {
        const deadlines = {
          bidDeadlineAt: computed.wall,
          bidDeadlineLegal: computed.legal,
          questionsUntilAt: questions.wall,
          questionsUntilLegal: questions.legal,
        };
        if (!(await openBidding(tx, purchaseId, deadlines, seal))) return;
        const body = {
          number: purchase.number,
          method: purchase.method,
          deadline: computed.legal,
          rule: computed.rule,
          questionsUntil: questions.legal,
          ...(seal.published === undefined ? {} : { openingKey: seal.published }),
          ...(await tenderContent(tx, purchase, { on: issuedOn, calendar })),
        };
        if (purchase.invitation === 'notice') await publish(tx, { purchaseId, kind: 'tender-notice', body });
        else await sendInvitations(tx, purchase);
        await recordEvent(tx, {
          purchaseId,
          key: 'tender-notice',
          kind: 'notice',
          rule: date.rule,
          detail: { deadline: computed.legal, provisional: computed.provisional },
        });
      });
      return storedDeadline(purchaseId, computed);
    },
  };

  /** False when it is open already: the first run's key stays. */
  async function openBidding(tx: Tx, id: string, deadlines: Deadlines, seal: OpeningSeal): Promise<boolean> {
    await tx.$queryRaw`SELECT 1 FROM purchase WHERE id = ${id}::uuid FOR UPDATE`;
    if ((await tx.purchase.count({ where: { id, bidDeadlineAt: null } })) === 0) return false;
    await seal.keep(tx);
    await tx.purchase.update({ where: { id }, data: { ...deadlines, ...seal.columns } });
    return true;
  }

  async function storedDeadline(purchaseId: string, computed: LegalInstant): Promise<LegalInstant> {
    const row = await prisma.purchase.findUniqueOrThrow({ where: { id: purchaseId } });
    return {
      ...computed,
      wall: row.bidDeadlineAt!.toISOString() as LegalInstant['wall'],
      legal: row.bidDeadlineLegal!.toISOString() as LegalInstant['legal'],
    };
  }
}

/** Only who is invited learns of it (M87 14); a single source is invited with its documents. */
async function sendInvitations(tx: Tx, { id: purchaseId, regionCode: region }: Purchase): Promise<void> {
  await tx.supplierCandidate.updateMany({
    where: { purchaseId, origin: 'named', invitedAt: null },
    data: { invitedAt: new Date() },
  });
  const invited = await tx.supplierCandidate.findMany({ where: { purchaseId, invitedAt: { not: null } } });
  for (const { providerId } of invited) {
    const inbox = { role: 'provider', region, organisationId: providerId };
    await notify(tx, { key: `${purchaseId}/invited/${providerId}`, inbox, kind: 'invited', subject: { purchaseId } });
  }
}
