import type { Caller } from '../access/caller.ts';
import type { Tx } from '../../prisma/database.ts';
import type { Purchase } from '../../prisma/generated/client.ts';
import { purchaseNotFound, visiblePurchase } from '../purchases/visible-purchase.ts';

/** The purchase, for the office that buys. @throws Problem `not-found` */
export async function ownPurchase(tx: Tx, caller: Caller, purchaseId: string): Promise<Purchase> {
  const purchase = await tx.purchase.findFirst({ where: visiblePurchase(caller, purchaseId) });
  if (purchase === null || purchase.buyerId !== caller.organisationId) throw purchaseNotFound();
  return purchase;
}
