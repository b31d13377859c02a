import { z } from 'zod';
import { route } from '../route.ts';
import { purchaseNotFound, purchaseParams, visiblePurchase } from '../purchases/visible-purchase.ts';
import { receiptShape } from './submit-bid.ts';

const ownBidsSchema = z
  .object({ items: z.array(z.object({ ...receiptShape, state: z.enum(['current', 'replaced']) })) })
  .meta({ id: 'OwnBids' });

export const ownBids = route({
  method: 'get',
  path: '/purchases/{purchaseId}/bids/mine',
  operationId: 'ownBids',
  summary: '本单位的回执 · Receipts of the own organisation',
  description: 'Nothing of what anybody else did, before or after the deadline.',
  tag: 'bids',
  access: ['read', 'Bid'],
  params: purchaseParams,
  success: { status: 200, schema: ownBidsSchema, description: 'Receipts, the newest first' },
  problems: ['not-found'],
  async handle({ params: { purchaseId }, caller }, { database: { prisma } }) {
    const purchase = await prisma.purchase.findFirst({
      where: visiblePurchase(caller, purchaseId),
      select: { id: true },
    });
    if (purchase === null) throw purchaseNotFound();
    const rows = await prisma.bid.findMany({
      where: { purchaseId, providerId: caller.organisationId },
      select: { id: true, lotId: true, envelopeHash: true, receivedAt: true, state: true },
      orderBy: [{ receivedAt: 'desc' }, { id: 'asc' }],
    });
    return {
      items: rows.map(({ id, lotId, envelopeHash, receivedAt, state }) => ({
        bidId: id,
        lotId,
        envelopeHash,
        receivedAt: receivedAt.toISOString(),
        state: state === 'current' ? ('current' as const) : ('replaced' as const),
      })),
    };
  },
});
