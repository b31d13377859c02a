import { bidDeadline } from '../domain/procurement/deadlines.ts';
import type { MethodCode } from '../domain/procurement/methods.ts';
import { dayOf } from '../domain/time/shanghai.ts';
import type { Database } from '../prisma/database.ts';
import type { Prisma } from '../prisma/generated/client.ts';
import type { LegalInstant, LegalTime } from './legal-time.ts';
import { found } from './not-found.ts';
import { formOf, publish, recordEvent, type PurchaseRef } from './purchase-record.ts';
import { newOpeningKey, type SealKey } from './seal.ts';

/** One criterion of the published documents. Weights are whole points and sum to 100. */
export interface Criterion {
  readonly code: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly weight: number;
  readonly kind: 'price' | 'technical';
}

export interface DocumentsForm {
  readonly requirements: string;
  readonly criteria: readonly Criterion[];
}

export function publicationActivities({ prisma }: Database, time: LegalTime, sealKey: SealKey) {
  return {
    /** Keeps this draft as the newest version of the documents; its task id makes it one version, however often run. */
    async adoptDocuments({ purchaseId, taskId }: PurchaseRef & { readonly taskId: string }): Promise<void> {
      const version = Number(taskId.slice(taskId.lastIndexOf('/') + 1));
      const form = await formOf<DocumentsForm>(prisma, taskId);
      const content = { requirements: form.requirements, criteria: form.criteria as unknown as Prisma.InputJsonArray };
      await prisma.procurementDocument.upsert({
        where: { purchaseId_version: { purchaseId, version } },
        create: { purchaseId, version, ...content },
        update: {},
      });
    },

    /**
     * Publishes the tender notice, makes the opening key and sets the deadline after which the database refuses bids
     * (ME-06, ME-08). A second run finds the deadline set and returns it.
     */
    async publishTenderNotice({ purchaseId }: PurchaseRef): Promise<LegalInstant> {
      const purchase = found(
        await prisma.purchase.findUnique({ where: { id: purchaseId }, include: { lots: true } }),
        'purchase',
      );
      const issuedOn = dayOf(await time.businessNow(purchaseId));
      const date = bidDeadline(purchase.method as MethodCode, issuedOn, await time.calendar());
      const computed = await time.onBothClocks(purchaseId, date);
      const key = await newOpeningKey(sealKey, purchaseId);
      await prisma.$transaction(async (tx) => {
        const { count } = await tx.purchase.updateMany({
          where: { id: purchaseId, bidDeadlineAt: null },
          data: {
            bidDeadlineAt: computed.wall,
            bidDeadlineLegal: computed.legal,
            sealRecipient: key.recipient,
            sealedIdentity: key.sealedIdentity,
          },
        });
        if (count === 0) return;
        const lots = purchase.lots.map((lot) => ({
          seq: lot.seq,
          name: lot.name,
          budgetFen: Number(lot.budgetFen),
          ceilingFen: Number(lot.ceilingFen ?? lot.budgetFen),
        }));
        const body = {
          number: purchase.number,
          method: purchase.method,
          deadline: computed.legal,
          rule: computed.rule,
          lots,
        };
        await publish(tx, { purchaseId, kind: 'tender-notice', body });
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

  async function storedDeadline(purchaseId: string, computed: LegalInstant): Promise<LegalInstant> {
    const row = await prisma.purchase.findUniqueOrThrow({ where: { id: purchaseId } });
    return {
      ...computed,
      wall: row.bidDeadlineAt!.toISOString() as LegalInstant['wall'],
      legal: row.bidDeadlineLegal!.toISOString() as LegalInstant['legal'],
    };
  }
}
