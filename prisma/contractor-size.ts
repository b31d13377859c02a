import type { Tx } from './database.ts';

/**
 * Whether the contractor has declared itself a small or medium enterprise in the bid that won the contract (PL-15, PL-16): whoever
 * asks for the statement asks here. False for contracts without an award of their own.
 */
export async function contractorIsSmall(
  tx: Pick<Tx, 'bid'>,
  { awardId }: { readonly awardId: string | null },
): Promise<boolean> {
  if (awardId === null) return false;
  const bid = await tx.bid.findFirst({
    where: { awards: { some: { id: awardId } } },
    select: { enterpriseSize: true },
  });
  return bid !== null && bid.enterpriseSize !== null;
}
