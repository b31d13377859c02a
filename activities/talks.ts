import type { Database, Tx } from '../prisma/database.ts';
import type { LegalTime } from './legal-time.ts';
import { notify } from './notify.ts';
import { formOf, recordEvent, type PurchaseRef } from './purchase-record.ts';

interface LotTask extends PurchaseRef {
  readonly lotId: string;
  readonly taskId: string;
}

interface TalksForm {
  readonly record: string;
  readonly changedNeeds?: string;
}

export function talksActivities({ prisma }: Database, time: LegalTime) {
  return {
    /** Keeps the record of one round; what it changed is told to every supplier at once, in writing (M74 32, K214 20). */
    async adoptTalks({ purchaseId, lotId, taskId, round }: LotTask & { readonly round: number }): Promise<void> {
      const heldAt = await time.businessNow(purchaseId);
      await prisma.$transaction(async (tx) => {
        const { record, changedNeeds } = await formOf<TalksForm>(tx, taskId);
        const known = await tx.talksRound.findUnique({ where: { lotId_round: { lotId, round } } });
        if (known !== null) return;
        await tx.talksRound.create({
          data: { lotId, round, record, changedNeeds: changedNeeds ?? null, taskId, heldAt },
        });
        if (changedNeeds !== undefined) await tellAll(tx, { purchaseId, lotId, round });
        const detail = { round, changed: changedNeeds !== undefined };
        await recordEvent(tx, {
          ...{ purchaseId, key: `talks:${lotId}:${round}`, kind: 'talks', lotId, taskId, rule: 'ME-36', detail },
        });
      });
    },

    /** The price that was agreed with a single source (M74 41). */
    async adoptAgreedPrice({ lotId, taskId }: LotTask): Promise<void> {
      const { priceFen } = await formOf<{ readonly priceFen: number }>(prisma, taskId);
      await prisma.bid.updateMany({ where: { lotId, qualified: true }, data: { lastPriceFen: priceFen } });
    },
  };
}

async function tellAll(
  tx: Tx,
  { purchaseId, lotId, round }: PurchaseRef & { readonly lotId: string; readonly round: number },
): Promise<void> {
  const { regionCode: region } = await tx.purchase.findUniqueOrThrow({ where: { id: purchaseId } });
  const bids = await tx.bid.findMany({ where: { lotId, qualified: true } });
  for (const { providerId } of bids) {
    const inbox = { role: 'provider', region, organisationId: providerId };
    const key = `${lotId}/talks-changed/${round}/${providerId}`;
    await notify(tx, { key, inbox, kind: 'talks-changed', subject: { purchaseId, lotId } });
  }
}
