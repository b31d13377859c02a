import { z } from 'zod';
import type { MethodCode } from '../../domain/procurement/methods.ts';
import { openingIsPublic } from '../../domain/procurement/notice-kinds.ts';
import type { Database } from '../../prisma/database.ts';
import { itemsOfPurchase } from '../../prisma/directory-items.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import { workflowId } from '../../domain/workflow-id.ts';
import type { Caller } from '../access/caller.ts';
import { disclosedScope, seesRegion } from '../access/scope.ts';
import type { ApiContext } from '../context.ts';
import { earmarkAnswer, earmarkSchema } from '../contracts/earmark-answer.ts';
import { route } from '../route.ts';
import { workflowUrl } from '../workflow-url.ts';
import { openedBids, openedBidSchema } from './opened-bids.ts';
import { lotAnswer, lotSchema, purchaseItem, purchaseItemSchema } from './purchase-answer.ts';
import { purchaseNotFound, purchaseParams, visiblePurchase, withheldFrom } from './visible-purchase.ts';

const criterionSchema = z.object({
  code: z.string(),
  titleZh: z.string(),
  titleEn: z.string(),
  weight: z.int(),
  kind: z.enum(['price', 'technical']),
});

const documentSchema = z
  .object({
    version: z.int(),
    createdAt: z.iso.datetime(),
    requirements: z.string(),
    criteria: z.array(criterionSchema),
    bidBondPercent: z.int().meta({ description: 'Of a lot’s budget; 0 where none is demanded (PB-08)' }),
    smallDeductionPercent: z.int().meta({
      description: 'Taken off the prices of small and micro enterprises before they are compared; 0 for none (PL-16)',
    }),
    pastContracts: z
      .int()
      .meta({ description: 'Contracts of the same kind asked for as a qualification; 0 for none (PL-13)' }),
    consortiumRefused: z.boolean().meta({ description: 'No consortium is accepted (PB-11)' }),
    performanceBondPercent: z.int().meta({ description: 'Of the contract price; 0 where none is demanded (CO-05)' }),
  })
  .meta({ id: 'ProcurementDocuments' });

const detailSchema = purchaseItemSchema
  .extend({
    fundSource: z.string(),
    earmarks: z.array(earmarkSchema).meta({ description: 'Empty in purchases from before the declaration (BU-03)' }),
    smeReserved: z.boolean().meta({ description: 'For small and medium enterprises alone (PL-15)' }),
    designers: z
      .array(z.object({ name: z.string(), creditCode: z.string() }))
      .meta({ description: 'Who prepared it and may not bid (PB-12); for officials' }),
    lots: z.array(lotSchema),
    edition: z
      .object({ id: z.uuid(), label: z.string() })
      .nullable()
      .meta({ description: 'Of the guidance directory, under which it was planned; it keeps it' }),
    items: z
      .array(z.object({ code: z.string(), nameZh: z.string(), nameEn: z.string() }))
      .meta({ description: 'What its lots buy, as that edition has it' }),
    openedBy: z.string().nullable().meta({ description: 'Who opened it; for officials' }),
    documents: documentSchema.nullable().meta({ description: 'Newest version of the procurement documents' }),
    earlierDocuments: z
      .array(documentSchema)
      .meta({ description: 'Versions that were returned or replaced, the newest first; for officials' }),
    notices: z.array(
      z.object({
        id: z.uuid(),
        kind: z.string(),
        title: z.string(),
        publishedAt: z.iso.datetime(),
        body: z.record(z.string(), z.unknown()).meta({ description: 'What was published, by kind of notice' }),
      }),
    ),
    awards: z
      .array(
        z.object({
          id: z.uuid(),
          lotId: z.uuid(),
          provider: z.string(),
          amountFen: z.int(),
          state: z.enum(['live', 'void']),
          deemed: z.boolean().meta({ description: 'By five working days of silence (EV-15)' }),
          decidedAt: z.iso.datetime(),
        }),
      )
      .meta({ description: 'To officials at once, to others with the published result' }),
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

const withAll = (caller: Caller) =>
  ({
    buyer: { select: { id: true, name: true } },
    region: { select: { name: true } },
    lots: { orderBy: { seq: 'asc' }, include: { awards: { include: { provider: { select: { name: true } } } } } },
    documents: { where: { purchase: disclosedScope(caller) }, orderBy: { version: 'desc' } },
    notices: { orderBy: [{ publishedAt: 'asc' }, { id: 'asc' }] },
    contracts: { include: { provider: { select: { id: true, name: true } } }, orderBy: { number: 'asc' } },
    directoryVersion: { select: { id: true, label: true } },
    designers: { select: { name: true, creditCode: true }, orderBy: { creditCode: 'asc' } },
  }) satisfies Prisma.PurchaseInclude;

type PurchaseRow = Prisma.PurchaseGetPayload<{ include: ReturnType<typeof withAll> }>;

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
      include: withAll(caller),
    });
    if (row === null) throw purchaseNotFound();
    const official = seesRegion(caller, row.regionCode);
    const withheld = (await withheldFrom(context.database, caller, [row.id])).has(row.id);
    const resultPublished = row.notices.some(
      ({ kind, withdrawnAt }) => kind === 'result-notice' && withdrawnAt === null,
    );
    const [newest, ...earlier] = row.documents;
    return {
      ...purchaseItem(row, withheld),
      fundSource: row.fundSource,
      earmarks: await earmarkAnswer(context.database.pool, row.id),
      smeReserved: row.smeReserve === 'reserved',
      designers: official ? row.designers : [],
      lots: row.lots.map((lot) => lotAnswer(lot, withheld)),
      edition: row.directoryVersion,
      items: await itemsNamed(prisma, row),
      openedBy: official ? await nameOf(context, row.drafterId) : null,
      documents: newest === undefined ? null : documentAnswer(newest),
      earlierDocuments: official ? earlier.map(documentAnswer) : [],
      notices: noticesFor(row, official, official || resultPublished).map(({ id, kind, title, publishedAt, body }) => {
        return { id, kind, title, publishedAt: publishedAt.toISOString(), body: body as Prisma.JsonObject };
      }),
      awards: official || resultPublished ? awardsOf(row, official) : [],
      bidsOpenedAt: row.bidsOpenedAt?.toISOString() ?? null,
      bids: await openedBids(context.database, { ...row, resultPublished }, { ...caller, official }),
      contracts: contractsOf(row, official ? undefined : caller.organisationId),
      temporalUrl: official ? workflowUrl(context.environment, workflowId.purchase(row.number)) : null,
    };
  },
});

/**
 * Withdrawn notices stay with the office. The record of an opening that is not public names bids and prices: to whoever
 * competes it comes with the result.
 */
function noticesFor({ method, notices }: PurchaseRow, official: boolean, informed: boolean): PurchaseRow['notices'] {
  const standing = notices.filter(({ withdrawnAt }) => official || withdrawnAt === null);
  if (informed || openingIsPublic(method as MethodCode)) return standing;
  return standing.filter(({ kind }) => kind !== 'opening-record');
}

function documentAnswer(row: PurchaseRow['documents'][number]): z.input<typeof documentSchema> {
  const { version, createdAt, requirements, criteria, ...terms } = row;
  const { bidBondPercent, smallDeductionPercent, pastContracts, consortiumRefused, performanceBondPercent } = terms;
  return {
    ...{ version, createdAt: createdAt.toISOString(), requirements },
    criteria: z.array(criterionSchema).parse(criteria),
    ...{ bidBondPercent, smallDeductionPercent, pastContracts, consortiumRefused, performanceBondPercent },
  };
}

function awardsOf({ lots }: PurchaseRow, official: boolean): Detail['awards'] {
  return lots
    .flatMap(({ awards }) => awards)
    .filter(({ state }) => official || state === 'live')
    .map(({ id, lotId, provider, amountFen, state, deemed, decidedAt }) => ({
      ...{ id, lotId, provider: provider.name, amountFen: Number(amountFen), deemed },
      state: state === 'void' ? 'void' : 'live',
      decidedAt: decidedAt.toISOString(),
    }));
}

async function itemsNamed(prisma: Database['prisma'], { id, lots }: PurchaseRow): Promise<Detail['items']> {
  const codes = lots.flatMap(({ catalogueItems }) => catalogueItems);
  return (await itemsOfPurchase(prisma, id, codes)).map(({ code, nameZh, nameEn }) => ({ code, nameZh, nameEn }));
}

async function nameOf({ database: { prisma } }: ApiContext, userId: string): Promise<string | null> {
  const user = await prisma.user.findUnique({ where: { id: userId }, select: { displayName: true } });
  return user?.displayName ?? null;
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
