import { z } from 'zod';
import { STAGES, type Stage } from '../../domain/procurement/stages.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import { seesRegion } from '../access/scope.ts';
import { route } from '../route.ts';
import { keyIn, page, pageOf, pageQuery } from '../http/page.ts';
import { purchaseNotFound, purchaseParams, visiblePurchase } from './visible-purchase.ts';

const eventSchema = z
  .object({
    id: z.string(),
    kind: z.string(),
    stage: z.enum(STAGES),
    lotId: z.uuid().nullable(),
    taskId: z.string().nullable(),
    ruleId: z.string().nullable().meta({ description: 'The rule it rests on' }),
    at: z.iso.datetime().meta({ description: 'Legal (business) instant' }),
    recordedAt: z.iso.datetime().meta({ description: 'Wall-clock instant' }),
    detail: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'PurchaseEvent' });

const MOST_EVENTS = 500;

export const purchaseTimeline = route({
  method: 'get',
  path: '/purchases/{purchaseId}/timeline',
  operationId: 'purchaseTimeline',
  summary: '采购进程 · What happened, the oldest first',
  tag: 'purchases',
  access: ['read', 'Purchase'],
  params: purchaseParams,
  query: z.object({ ...pageQuery, limit: z.coerce.number().int().min(1).max(MOST_EVENTS).default(MOST_EVENTS) }),
  success: { status: 200, schema: pageOf(eventSchema), description: 'A page of events' },
  problems: ['not-found'],
  async handle({ params, query, caller }, { database: { prisma } }) {
    const where = visiblePurchase(caller, params.purchaseId);
    const purchase = await prisma.purchase.findFirst({ where, select: { id: true, regionCode: true } });
    if (purchase === null) throw purchaseNotFound();
    const after = keyIn(query.cursor, z.tuple([z.string().regex(/^\d{1,18}$/)]));
    const rows = await prisma.purchaseEvent.findMany({
      where: {
        purchaseId: purchase.id,
        ...(after === undefined ? {} : { id: { gt: BigInt(after[0]) } }),
        // Who answered which task is the office's own business: a bidder would learn of the others' last offers.
        ...(seesRegion(caller, purchase.regionCode) ? {} : { kind: { in: PUBLIC_KINDS } }),
      },
      orderBy: { id: 'asc' },
      take: query.limit + 1,
    });
    return page(
      rows,
      query.limit,
      (row) => [String(row.id)],
      (row) => ({
        id: String(row.id),
        kind: row.kind,
        stage: row.stage as Stage,
        lotId: row.lotId,
        taskId: row.taskId,
        ruleId: row.ruleId,
        at: row.at.toISOString(),
        recordedAt: row.recordedAt.toISOString(),
        detail: row.detail as Prisma.JsonObject,
      }),
    );
  },
});

/** What is published anyway. */
const PUBLIC_KINDS = ['stage', 'notice', 'opening', 'lot-failed', 'contract-signed', 'accepted', 'end'];
