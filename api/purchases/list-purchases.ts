import { z } from 'zod';
import { METHOD_CODES } from '../../domain/procurement/methods.ts';
import { PURCHASE_STATES, STAGES } from '../../domain/procurement/stages.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import { disclosedScope, purchaseScope, regionPrefix } from '../access/scope.ts';
import { route } from '../route.ts';
import { keyIn, page, pageOf, pageQuery } from '../http/page.ts';
import { nextSteps, nextStepSchema } from './next-step.ts';
import { purchaseItem, purchaseItemSchema } from './purchase-answer.ts';
import { containing } from '../text-search.ts';
import { withheldFrom } from './visible-purchase.ts';

const listedSchema = purchaseItemSchema
  .extend({
    next: nextStepSchema.nullable().meta({ description: 'What it waits for; for officials of its region' }),
  })
  .meta({ id: 'PurchaseItem' });

const query = z.object({
  stage: z.enum(STAGES).optional(),
  state: z.enum(PURCHASE_STATES).optional(),
  method: z.enum(METHOD_CODES).optional(),
  year: z.coerce.number().int().min(2000).max(2100).optional().meta({ description: 'Budget year' }),
  region: z
    .string()
    .regex(/^\d{6}$/)
    .optional()
    .meta({ description: 'GB/T 2260 code: the region and what lies below it' }),
  q: z.string().trim().min(1).max(100).optional().meta({ description: 'Part of the name or the number' }),
  open: z
    .enum(['true', 'false'])
    .optional()
    .meta({ description: 'true: purchases that take bids now, of the whole province for providers' }),
  ...pageQuery,
});

const keySchema = z.tuple([z.iso.datetime(), z.uuid()]);

export const listPurchases = route({
  method: 'get',
  path: '/purchases',
  operationId: 'listPurchases',
  summary: '采购列表 · Purchases, the newest first',
  tag: 'purchases',
  access: ['read', 'Purchase'],
  query,
  success: { status: 200, schema: pageOf(listedSchema), description: 'A page of purchases in the own scope' },
  problems: [],
  async handle({ query: wanted, caller }, { database }) {
    const rows = await database.prisma.purchase.findMany({
      where: {
        // Whoever may not bid is not shown a purchase that takes bids as one of those.
        AND: [(wanted.open === 'true' ? disclosedScope : purchaseScope)(caller), filter(wanted), after(wanted.cursor)],
      },
      include: { buyer: { select: { id: true, name: true } }, region: { select: { name: true } } },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: wanted.limit + 1,
    });
    const ids = rows.map(({ id }) => id);
    const [next, withheld] = await Promise.all([
      nextSteps(database, caller, rows),
      withheldFrom(database, caller, ids),
    ]);
    return page(
      rows,
      wanted.limit,
      (row) => [row.createdAt.toISOString(), row.id],
      (row) => ({ ...purchaseItem(row, withheld.has(row.id)), next: next.get(row.id) ?? null }),
    );
  },
});

function filter({ stage, state, method, year, region, q, open }: z.output<typeof query>): Prisma.PurchaseWhereInput {
  const some: Prisma.PurchaseWhereInput[] = [];
  if (stage !== undefined) some.push({ stage });
  if (state !== undefined) some.push({ state });
  if (method !== undefined) some.push({ method });
  if (year !== undefined) some.push({ budgetYear: year });
  if (region !== undefined) some.push({ regionCode: { startsWith: regionPrefix(region) } });
  if (q !== undefined) some.push({ OR: [{ name: containing(q) }, { number: containing(q) }] });
  if (open === 'true') some.push({ stage: 'bidding', state: 'running', bidDeadlineAt: { gt: new Date() } });
  return { AND: some };
}

function after(cursor: string | undefined): Prisma.PurchaseWhereInput {
  const key = keyIn(cursor, keySchema);
  if (key === undefined) return {};
  const [createdAt, id] = key;
  return { OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: id } }] };
}
