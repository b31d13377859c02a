import type { z } from 'zod';
import type { Tx } from '../../prisma/database.ts';
import type { SigningKey } from '../../prisma/signing-key.ts';
import { invalid } from '../http/input-errors.ts';
import { admit, late, readBidding } from './bid-admission.ts';
import { sealedEnvelope, type Envelope } from './envelope.ts';
import { placeBid, type BidPlace } from './place-bid.ts';
import { OWN_BID_COLUMNS, receiptOf, type receiptSchema } from './receipt.ts';

/** Throws Problem `invalid-input` for what is no age file. */
export function checkedEnvelope(bytes: Buffer): Envelope {
  const envelope = sealedEnvelope(bytes);
  if (envelope !== undefined) return envelope;
  const message = '不是密封文件，请从投标页重新密封后提交。 / Not a sealed envelope: seal it again on the bid page.';
  throw invalid([{ pointer: '/envelope', in: 'body', code: 'not_sealed', message, rule: 'EV-02' }]);
}

/**
 * Takes a bid that its bidder has sealed, and gives the receipt. The service never sees what the envelope says: the ceiling
 * (PB-02) is checked when it is opened (EV-24).
 */
export async function placeSealed(
  tx: Tx,
  place: BidPlace,
  envelope: Envelope,
  signingKey: SigningKey,
): Promise<z.input<typeof receiptSchema>> {
  const bidding = await readBidding(tx, place.purchaseId, place.lotId, place.providerId);
  const open = admit(bidding);
  const placed = await placeBid(tx, place, envelope);
  if (placed === undefined) throw late(bidding!);
  const bid = await tx.bid.findUniqueOrThrow({ where: { id: placed.id }, select: OWN_BID_COLUMNS });
  return receiptOf(bid, open, signingKey);
}
