import { z } from 'zod';
import { LONGEST_ENVELOPE } from '../../domain/procurement/bid-content.ts';
import { route } from '../route.ts';
import { checkedEnvelope, placeSealed } from './place-sealed.ts';
import { receiptSchema } from './receipt.ts';

/** An envelope with files is megabytes: it comes as it is. */
export const submitEnvelope = route({
  method: 'post',
  path: '/purchases/{purchaseId}/lots/{lotId}/envelope',
  operationId: 'submitEnvelope',
  summary: '提交带附件的密封响应文件 · Submit a sealed bid that holds files',
  description:
    'The bytes of an age file for the recipient of GET …/bidding: the JSON of …/bids/sealed with `files`, each a name and its content in base64. A later bid of the same provider for the same lot replaces the earlier one.',
  tag: 'bids',
  access: ['create', 'Bid'],
  params: z.object({ purchaseId: z.uuid(), lotId: z.uuid() }),
  bytes: LONGEST_ENVELOPE,
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
  async handle({ params: { purchaseId, lotId }, bytes, caller, create }, { environment }) {
    const envelope = checkedEnvelope(bytes);
    const place = { purchaseId, lotId, providerId: caller.organisationId };
    return create((tx) => placeSealed(tx, place, envelope, environment.signingKey));
  },
});
