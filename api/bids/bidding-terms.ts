import { z } from 'zod';
import { route } from '../route.ts';
import { disclosedPurchase, purchaseNotFound, purchaseParams } from '../purchases/visible-purchase.ts';

const termsSchema = z
  .object({
    takesBids: z.boolean().meta({ description: 'Before the deadline, as far as stage and state go' }),
    sealRecipient: z.string().nullable().meta({ description: 'age recipient: what a bid is sealed to' }),
    deadline: z.object({ wall: z.iso.datetime(), legal: z.iso.datetime() }).nullable(),
    providerId: z.uuid().meta({ description: 'The own organisation, as the envelope names it' }),
  })
  .meta({ id: 'BiddingTerms' });

export const biddingTerms = route({
  method: 'get',
  path: '/purchases/{purchaseId}/bidding',
  operationId: 'biddingTerms',
  summary: '密封和截止 · What a bid is sealed to, and until when',
  tag: 'bids',
  access: ['read', 'Bid'],
  params: purchaseParams,
  success: { status: 200, schema: termsSchema, description: 'The same for every bidder' },
  problems: ['not-found'],
  async handle({ params: { purchaseId }, caller }, { database: { prisma } }) {
    const purchase = await prisma.purchase.findFirst({
      where: disclosedPurchase(caller, purchaseId),
      select: { stage: true, state: true, sealRecipient: true, bidDeadlineAt: true, bidDeadlineLegal: true },
    });
    if (purchase === null) throw purchaseNotFound();
    const { stage, state, sealRecipient, bidDeadlineAt, bidDeadlineLegal } = purchase;
    return {
      takesBids: stage === 'bidding' && state === 'running',
      sealRecipient,
      deadline:
        bidDeadlineAt && bidDeadlineLegal
          ? { wall: bidDeadlineAt.toISOString(), legal: bidDeadlineLegal.toISOString() }
          : null,
      providerId: caller.organisationId,
    };
  },
});
