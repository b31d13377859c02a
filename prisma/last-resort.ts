import { lastResortOf, type LastResort } from '../domain/contracts/last-resort.ts';
import type { Tx } from './database.ts';

/** Who would serve the recipients of a contract today whom nobody else takes. */
export async function lastResortOfContract(
  tx: Pick<Tx, 'contract' | 'organisation'>,
  contractId: string,
): Promise<LastResort> {
  const { regionCode, purchase } = await tx.contract.findUniqueOrThrow({
    where: { id: contractId },
    select: { regionCode: true, purchase: { select: { buyer: { select: { id: true, name: true } } } } },
  });
  const units = await tx.organisation.findMany({
    where: { kind: 'last-resort', regionCode: { startsWith: regionCode.slice(0, 2) } },
    select: { id: true, name: true, regionCode: true },
  });
  return lastResortOf(
    regionCode,
    units.map(({ regionCode: region, ...unit }) => ({ ...unit, region })),
    purchase.buyer,
  );
}
