import { z } from 'zod';
import { METHODS_IN_USE } from '../../domain/procurement/methods.ts';
import { PURCHASE_STATES, STAGES } from '../../domain/procurement/stages.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import { purchaseScope } from '../access/scope.ts';
import { route } from '../route.ts';
import { keyIn, page, pageOf, pageQuery } from '../http/page.ts';
import { purchaseItem, purchaseItemSchema } from './purchase-answer.ts';

const query = z.object({
  stage: z.enum(STAGES).optional(),
  state: z.enum(PURCHASE_STATES).optional(),
  method: z.enum(METHODS_IN_USE).optional(),
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
  success: { status: 200, schema: pageOf(purchaseItemSchema), description: 'A page of purchases in the own scope' },
  problems: [],
  async handle({ query: wanted, caller }, { database }) {
    const rows = await database.prisma.purchase.findMany({
      where: { AND: [purchaseScope(caller), filter(wanted), after(wanted.cursor)] },
      include: { buyer: { select: { id: true, name: true } } },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: wanted.limit + 1,
    });
    return page(rows, wanted.limit, (row) => [row.createdAt.toISOString(), row.id], purchaseItem);
  },
});

function filter({ stage, state, method, q, open }: z.output<typeof query>): Prisma.PurchaseWhereInput {
  const some: Prisma.PurchaseWhereInput[] = [];
  if (stage !== undefined) some.push({ stage });
  if (state !== undefined) some.push({ state });
  if (method !== undefined) some.push({ method });
  if (q !== undefined) {
    some.push({
      OR: [{ name: { contains: q, mode: 'insensitive' } }, { number: { contains: q, mode: 'insensitive' } }],
    });
  }
  if (open === 'true') some.push({ stage: 'bidding', state: 'running', bidDeadlineAt: { gt: new Date() } });
  return { AND: some };
}

function after(cursor: string | undefined): Prisma.PurchaseWhereInput {
  const key = keyIn(cursor, keySchema);
  if (key === undefined) return {};
  const [createdAt, id] = key;
  return { OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: id } }] };
}
