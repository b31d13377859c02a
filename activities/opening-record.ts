import { bidderInWords } from '../domain/procurement/consortium.ts';
import type { Tx } from '../prisma/database.ts';
import { keepRelations } from './bid-relations.ts';
import { checkOf } from './opening-key.ts';
import { publish, recordEvent } from './purchase-record.ts';
import { found } from './not-found.ts';
import { signed, type SigningKey } from '../prisma/signing-key.ts';

/** The bids are opened for all: the record is public, and no key of the purchase is left with the worker. */
export async function publishOpening(tx: Tx, purchaseId: string): Promise<void> {
  await keepRelations(tx, purchaseId);
  await tx.purchase.update({ where: { id: purchaseId }, data: { bidsOpenedAt: new Date(), sealedIdentity: null } });
  await publish(tx, { purchaseId, kind: 'opening-record', body: await openingRecord(tx, purchaseId) });
  await recordEvent(tx, { purchaseId, key: 'opening', kind: 'opening', rule: 'EV-01' });
}

async function openingRecord(tx: Tx, purchaseId: string) {
  const bids = await tx.bid.findMany({
    where: { purchaseId, state: 'current', returnedAt: null },
    include: { provider: true, lot: true, members: { orderBy: { seq: 'asc' } } },
    orderBy: [{ lotId: 'asc' }, { id: 'asc' }],
  });
  const entry = (bid: (typeof bids)[number]) => {
    return {
      lot: bid.lot.seq,
      provider: bidderInWords(bid.provider.name, bid.members),
      envelopeHash: bid.envelopeHash,
    };
  };
  return {
    bids: bids
      .filter(({ openedAt }) => openedAt !== null)
      .map((bid) => ({ ...entry(bid), priceFen: Number(bid.priceFen) })),
    refused: bids
      .filter(({ openedAt }) => openedAt === null)
      .map((bid) => ({ ...entry(bid), reason: bid.refusalReason })),
  };
}

/** Signs the text of the record as the database keeps it; once signed it stays as it is. */
export async function signOpening(tx: Tx, purchaseId: string, signingKey: SigningKey): Promise<void> {
  const [record] = await tx.$queryRaw<{ text: string }[]>`
    SELECT body::text AS text FROM notice WHERE purchase_id = ${purchaseId}::uuid AND key = 'opening-record'`;
  const { text } = found(record, 'opening record');
  await tx.openingKey.updateMany({
    where: { purchaseId, recordSignature: null },
    data: { recordHash: checkOf(text), recordSignature: signed(signingKey, text) },
  });
}
