import { z } from 'zod';
import type { Prisma } from '../../prisma/generated/client.ts';
import type { Caller } from '../access/caller.ts';
import { purchaseScope } from '../access/scope.ts';
import { notFound, type Problem } from '../problem.ts';

export const purchaseParams = z.object({ purchaseId: z.uuid() });

/** The purchase, if the caller may know of it. */
export function visiblePurchase(caller: Caller, purchaseId: string): Prisma.PurchaseWhereInput {
  return { AND: [{ id: purchaseId }, purchaseScope(caller)] };
}

export function purchaseNotFound(): Problem {
  return notFound({ zh: '该采购', en: 'This purchase' });
}
