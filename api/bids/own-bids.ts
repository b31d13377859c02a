import { z } from 'zod';
import { route } from '../route.ts';
import { keyIn, page, pageOf, pageQuery } from '../http/page.ts';
import { purchaseItem, purchaseItemSchema } from '../purchases/purchase-answer.ts';
import { purchaseNotFound, purchaseParams, visiblePurchase } from '../purchases/visible-purchase.ts';
import { ownBid, OWN_BID_COLUMNS, ownBidShape } from './receipt.ts';

const NEWEST_FIRST = [{ receivedAt: 'desc' }, { id: 'asc' }] as const;

export const ownBids = route({
  method: 'get',
  path: '/purchases/{purchaseId}/bids/mine',
  operationId: 'ownBids',
  summary: '本单位的回执 · Receipts of the own organisation',
  description: 'Nothing of what anybody else did, before or after the deadline.',
  tag: 'bids',
  access: ['read', 'Bid'],
  params: purchaseParams,
  success: {
    status: 200,
    schema: z.object({ items: z.array(z.object(ownBidShape)) }).meta({ id: 'OwnBids' }),
    description: 'Receipts, the newest first',
  },
  problems: ['not-found'],
  async handle({ params: { purchaseId }, caller }, { database: { prisma }, environment: { signingKey } }) {
    const purchase = await prisma.purchase.findFirst({
      where: visiblePurchase(caller, purchaseId),
      select: { id: true },
    });
    if (purchase === null) throw purchaseNotFound();
    const rows = await prisma.bid.findMany({
      where: { purchaseId, providerId: caller.organisationId },
      select: OWN_BID_COLUMNS,
      orderBy: [...NEWEST_FIRST],
    });
    return { items: rows.map((row) => ownBid(row, signingKey)) };
  },
});

const ownBidItem = z
  .object({ ...ownBidShape, lotName: z.string(), purchase: purchaseItemSchema })
  .meta({ id: 'OwnBidItem' });

export const listOwnBids = route({
  method: 'get',
  path: '/bids',
  operationId: 'listOwnBids',
  summary: '本单位的投标 · Bids of the own organisation, over all purchases',
  description: 'Those that stand or were withdrawn; replaced ones are told per purchase.',
  tag: 'bids',
  access: ['read', 'Bid'],
  query: z.object(pageQuery),
  success: { status: 200, schema: pageOf(ownBidItem), description: 'A page of bids, the newest first' },
  problems: [],
  async handle(
    { query: { limit, cursor }, caller: { organisationId } },
    { database: { prisma }, environment: { signingKey } },
  ) {
    const after = keyIn(cursor, z.tuple([z.iso.datetime(), z.uuid()]));
    const rows = await prisma.bid.findMany({
      where: {
        providerId: organisationId,
        state: { not: 'replaced' },
        ...(after === undefined
          ? {}
          : { OR: [{ receivedAt: { lt: after[0] } }, { receivedAt: after[0], id: { gt: after[1] } }] }),
      },
      select: {
        ...OWN_BID_COLUMNS,
        lot: { select: { seq: true, name: true } },
        purchase: { include: { buyer: { select: { id: true, name: true } }, region: { select: { name: true } } } },
      },
      orderBy: [...NEWEST_FIRST],
      take: limit + 1,
    });
    return page(
      rows,
      limit,
      ({ receivedAt, id }) => [receivedAt.toISOString(), id],
      (row) => ({ ...ownBid(row, signingKey), lotName: row.lot.name, purchase: purchaseItem(row.purchase) }),
    );
  },
});
