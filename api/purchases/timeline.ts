import { z } from 'zod';
import { STAGES, type Stage } from '../../domain/procurement/stages.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import { seesRegion } from '../access/scope.ts';
import { route } from '../route.ts';
import type { Database } from '../../prisma/database.ts';
import { PRIVATE_UNTIL_RANKED } from '../tasks/task-item.ts';
import { keyIn, page, pageOf, pageQuery } from '../http/page.ts';
import { disclosedPurchase, purchaseNotFound, purchaseParams } from './visible-purchase.ts';

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
    detail: z
      .record(z.string(), z.unknown())
      .meta({ description: 'Codes and ids; of points and last offers no outcome before their lot is ranked' }),
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
  async handle({ params, query, caller }, { database }) {
    const where = disclosedPurchase(caller, params.purchaseId);
    const { prisma } = database;
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
    const sealed = await sealedTasks(database, purchase.id);
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
        detail: toldOf(row, sealed),
      }),
    );
  },
});

/** Tasks about points and last offers of lots that are not ranked: nobody, no official either, learns what came of them. */
async function sealedTasks({ prisma }: Database, purchaseId: string): Promise<ReadonlySet<string>> {
  const lots = await prisma.lot.findMany({
    where: { purchaseId, rankings: { some: {} } },
    select: { id: true },
  });
  const ranked = new Set<unknown>(lots.map(({ id }) => id));
  const tasks = await prisma.task.findMany({
    where: { purchaseId, kind: { in: [...PRIVATE_UNTIL_RANKED] } },
    select: { id: true, subject: true },
  });
  return new Set(
    tasks.filter(({ subject }) => !ranked.has((subject as Prisma.JsonObject)['lotId'])).map(({ id }) => id),
  );
}

/** The codes of an event. Whether a bidder withdrew, or an expert signed, is as private as the offer itself (EV-06, EV-11). */
function toldOf(
  { taskId, detail }: { readonly taskId: string | null; readonly detail: unknown },
  sealed: ReadonlySet<string>,
): Prisma.JsonObject {
  const { outcome, ...told } = detail as Prisma.JsonObject;
  return outcome === undefined || (taskId !== null && sealed.has(taskId)) ? told : { ...told, outcome };
}

/** What is published anyway. */
export const PUBLIC_KINDS = ['stage', 'notice', 'opening', 'lot-failed', 'contract-signed', 'accepted', 'end'];
