import { z } from 'zod';
import { LONGEST_TEXT_ENVELOPE } from '../../domain/procurement/bid-content.ts';
import { route } from '../route.ts';
import { purchaseParams } from '../purchases/visible-purchase.ts';
import { checkedEnvelope, placeSealed } from './place-sealed.ts';
import { receiptSchema } from './receipt.ts';

/** Base64 takes four characters for three bytes. */
const LONGEST_BASE64 = Math.ceil(LONGEST_TEXT_ENVELOPE / 3) * 4;

const sealedBidInput = z
  .strictObject({
    lotId: z.uuid(),
    envelope: z.base64().max(LONGEST_BASE64).meta({
      description:
        'An age file for the recipient of GET …/bidding, in base64, that holds lotId, providerId, priceFen, proposal and a salt as JSON',
    }),
  })
  .meta({
    id: 'SealedBidInput',
    example: {
      lotId: '00000000-0000-4000-8000-d00000000001',
      envelope: Buffer.from('age-encryption.org/v1\n-> X25519 示例\n').toString('base64'),
    },
  });

export const submitSealedBid = route({
  method: 'post',
  path: '/purchases/{purchaseId}/bids/sealed',
  operationId: 'submitSealedBid',
  summary: '提交已密封的响应文件 · Submit a bid that the bidder has sealed',
  description: 'As the console does. A later bid of the same provider for the same lot replaces the earlier one.',
  tag: 'bids',
  access: ['create', 'Bid'],
  params: purchaseParams,
  body: sealedBidInput,
  success: { status: 201, schema: receiptSchema, description: 'The receipt' },
  problems: [
    'not-found',
    'bid-late',
    'bids-not-open',
    'provider-not-eligible',
    'idempotency-conflict',
    'idempotency-in-flight',
  ],
  creates: true,
  async handle({ params: { purchaseId }, body: { lotId, envelope: base64 }, caller, create }, { environment }) {
    const envelope = checkedEnvelope(Buffer.from(base64, 'base64'));
    const place = { purchaseId, lotId, providerId: caller.organisationId };
    return create((tx) => placeSealed(tx, place, envelope, environment.signingKey));
  },
});
