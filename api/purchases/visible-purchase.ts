import { z } from 'zod';
import type { Database } from '../../prisma/database.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import { hasRole, type Caller } from '../access/caller.ts';
import { disclosedScope, purchaseScope } from '../access/scope.ts';
import { notFound, type Problem } from '../problem.ts';

export const purchaseParams = z.object({ purchaseId: z.uuid() });

/** The purchase, if the caller may know of it. */
export function visiblePurchase(caller: Caller, purchaseId: string): Prisma.PurchaseWhereInput {
  return { AND: [{ id: purchaseId }, purchaseScope(caller)] };
}

/** The purchase, if the caller may read its documents and its course: to a supplier who is not invited it is not there. */
export function disclosedPurchase(caller: Caller, purchaseId: string): Prisma.PurchaseWhereInput {
  return { AND: [{ id: purchaseId }, disclosedScope(caller)] };
}

/** Which of these purchases the caller knows of and may not look into. */
export async function withheldFrom(
  { prisma }: Database,
  caller: Caller,
  purchaseIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (!hasRole(caller, 'provider')) return new Set();
  const disclosed = await prisma.purchase.findMany({
    where: { AND: [{ id: { in: [...purchaseIds] } }, disclosedScope(caller)] },
    select: { id: true },
  });
  const open = new Set(disclosed.map(({ id }) => id));
  return new Set(purchaseIds.filter((id) => !open.has(id)));
}

export function purchaseNotFound(): Problem {
  return notFound({ zh: '该采购', en: 'This purchase' });
}
