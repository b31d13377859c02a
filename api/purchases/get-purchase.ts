import { z } from 'zod';
import type { Prisma } from '../../prisma/generated/client.ts';
import { workflowId } from '../../domain/workflow-id.ts';
import { seesRegion } from '../access/scope.ts';
import type { ApiContext } from '../context.ts';
import { route } from '../route.ts';
import { openedBids, openedBidSchema } from './opened-bids.ts';
import { lotAnswer, lotSchema, purchaseItem, purchaseItemSchema } from './purchase-answer.ts';
import { purchaseNotFound, purchaseParams, visiblePurchase } from './visible-purchase.ts';

const criterionSchema = z.object({
  code: z.string(),
  titleZh: z.string(),
  titleEn: z.string(),
  weight: z.int(),
  kind: z.enum(['price', 'technical']),
});

const detailSchema = purchaseItemSchema
  .extend({
    fundSource: z.string(),
    lots: z.array(lotSchema),
    documents: z
      .object({ version: z.int(), requirements: z.string(), criteria: z.array(criterionSchema) })
      .nullable()
      .meta({ description: 'Newest version of the procurement documents' }),
    notices: z.array(z.object({ id: z.uuid(), kind: z.string(), title: z.string(), publishedAt: z.iso.datetime() })),
    bidsOpenedAt: z.iso.datetime().nullable(),
    bids: z.array(openedBidSchema).nullable().meta({ description: 'Null until the opening, for everybody' }),
    contracts: z.array(
      z.object({
        id: z.uuid(),
        number: z.string(),
        lotId: z.uuid(),
        kind: z.enum(['main', 'interim']),
        state: z.string(),
        provider: z.object({ id: z.uuid(), name: z.string() }),
        amountFen: z.int(),
        workflowId: z.string().nullable(),
      }),
    ),
    temporalUrl: z.url().nullable().meta({ description: 'The workflow in the Temporal UI, for staff' }),
  })
  .meta({ id: 'Purchase' });

type Detail = z.input<typeof detailSchema>;

const WITH_ALL = {
  buyer: { select: { id: true, name: true } },
  lots: { orderBy: { seq: 'asc' } },
  documents: { orderBy: { version: 'desc' }, take: 1 },
  notices: { orderBy: [{ publishedAt: 'asc' }, { id: 'asc' }] },
  contracts: { include: { provider: { select: { id: true, name: true } } }, orderBy: { number: 'asc' } },
} satisfies Prisma.PurchaseInclude;

type PurchaseRow = Prisma.PurchaseGetPayload<{ include: typeof WITH_ALL }>;

export const getPurchase = route({
  method: 'get',
  path: '/purchases/{purchaseId}',
  operationId: 'getPurchase',
  summary: '采购详情 · One purchase',
  tag: 'purchases',
  access: ['read', 'Purchase'],
  params: purchaseParams,
  success: { status: 200, schema: detailSchema, description: 'The purchase' },
  problems: ['not-found'],
  async handle({ params, caller }, context) {
    const { prisma } = context.database;
    const row = await prisma.purchase.findFirst({
      where: visiblePurchase(caller, params.purchaseId),
      include: WITH_ALL,
    });
    if (row === null) throw purchaseNotFound();
    const official = seesRegion(caller, row.regionCode);
    const resultPublished = row.notices.some(({ kind }) => kind === 'result-notice');
    return {
      ...purchaseItem(row),
      fundSource: row.fundSource,
      lots: row.lots.map(lotAnswer),
      documents: documentsOf(row),
      notices: row.notices.map(({ id, kind, title, publishedAt }) => {
        return { id, kind, title, publishedAt: publishedAt.toISOString() };
      }),
      bidsOpenedAt: row.bidsOpenedAt?.toISOString() ?? null,
      bids: await openedBids(context.database, { ...row, resultPublished }, { ...caller, official }),
      contracts: contractsOf(row, official ? undefined : caller.organisationId),
      temporalUrl: official ? temporalUrl(context, workflowId.purchase(row.number)) : null,
    };
  },
});

function documentsOf({ documents: [newest] }: PurchaseRow): Detail['documents'] {
  if (newest === undefined) return null;
  const { version, requirements, criteria } = newest;
  return { version, requirements, criteria: z.array(criterionSchema).parse(criteria) };
}

/** Drafts are the buyer's and the winner's own business until they are signed. */
function contractsOf({ contracts }: PurchaseRow, outsiderId: string | undefined): Detail['contracts'] {
  return contracts
    .filter(({ state, providerId }) => {
      return outsiderId === undefined || state !== 'draft' || providerId === outsiderId;
    })
    .map(({ id, number, lotId, kind, state, provider, amountFen }) => ({
      id,
      number,
      lotId,
      kind: kind === 'interim' ? 'interim' : 'main',
      state,
      provider,
      amountFen: Number(amountFen),
      workflowId: kind === 'interim' ? null : workflowId.contract(number),
    }));
}

/** The worker uses the default namespace of the server (docs/operations.md). */
function temporalUrl({ environment }: ApiContext, id: string): string | null {
  if (environment.temporalUiUrl === undefined) return null;
  const base = environment.temporalUiUrl.replace(/\/$/, '');
  return `${base}/namespaces/default/workflows/${encodeURIComponent(id)}`;
}
