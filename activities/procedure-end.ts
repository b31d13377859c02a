import type { Database, Tx } from '../prisma/database.ts';
import { endSuspensions } from './suspension-end.ts';
import { found } from './not-found.ts';
import { notify } from './notify.ts';
import { publish, recordEvent, type PurchaseRef } from './purchase-record.ts';
import { closeUnopened } from './unopened.ts';

interface Ending extends PurchaseRef {
  readonly endingId: string;
}

/** The end of a purchase before its contracts, by decision (PB-06). */
export function procedureEndActivities({ prisma }: Database) {
  return {
    /** The request was refused: it stays on record, and another may follow. */
    async refuseEnding({ endingId }: Ending): Promise<void> {
      await prisma.purchaseEnding.updateMany({
        where: { id: endingId, state: 'requested' },
        data: { state: 'refused' },
      });
    },

    /**
     * Publishes why the purchase ends, tells every supplier concerned, and closes its lots. Bonds fall due for refund with
     * the event, within the working days of PB-06. A second run changes nothing.
     */
    async announceEnding({ purchaseId, endingId }: Ending): Promise<void> {
      await prisma.$transaction(async (tx) => {
        const ending = found(await tx.purchaseEnding.findUnique({ where: { id: endingId } }), 'ending');
        if (ending.state !== 'requested') return;
        await tx.purchaseEnding.update({ where: { id: endingId }, data: { state: 'approved' } });
        await tx.award.updateMany({
          where: { lot: { purchaseId }, state: 'live' },
          data: { state: 'void', voidReason: 'purchase-ended' },
        });
        await tx.contract.updateMany({ where: { purchaseId, state: 'draft' }, data: { state: 'terminated' } });
        await tx.lot.updateMany({
          where: { purchaseId, state: { in: ['open', 'awarded'] } },
          data: { state: 'terminated' },
        });
        await endSuspensions(tx, purchaseId);
        await closeUnopened(tx, purchaseId, 'PB-06');
        const { kind, reason } = ending;
        await publish(tx, { purchaseId, kind: 'termination-notice', body: { kind, reason, rule: 'PB-06' } });
        await recordEvent(tx, { purchaseId, key: 'termination', kind: 'notice', rule: 'PB-06', detail: { kind } });
        await tellSuppliers(tx, purchaseId);
      });
    },
  };
}

/** Those with a bid, an invitation, an application or a question: each in its own inbox, nobody learns of another. */
async function tellSuppliers(tx: Tx, purchaseId: string): Promise<void> {
  const { regionCode: region } = await tx.purchase.findUniqueOrThrow({ where: { id: purchaseId } });
  for (const organisationId of await suppliersConcerned(tx, purchaseId)) {
    const inbox = { role: 'provider', region, organisationId };
    const key = `${purchaseId}/terminated/${organisationId}`;
    await notify(tx, { key, inbox, kind: 'purchase-terminated', subject: { purchaseId } });
  }
}

/** Ids of the suppliers that are known to take an interest; never shown to anybody. */
export async function suppliersConcerned(tx: Tx, purchaseId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT provider_id AS id FROM bid WHERE purchase_id = ${purchaseId}::uuid AND state = 'current'
    UNION SELECT provider_id FROM supplier_candidate WHERE purchase_id = ${purchaseId}::uuid
      AND (invited_at IS NOT NULL OR origin = 'application')
    UNION SELECT provider_id FROM question WHERE purchase_id = ${purchaseId}::uuid
    ORDER BY id`;
  return rows.map(({ id }) => id);
}
