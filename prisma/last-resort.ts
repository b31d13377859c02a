import { lastResortOf, type LastResort, type LastResortUnit } from '../domain/contracts/last-resort.ts';
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
  return lastResortOf(regionCode, await lastResortUnits(tx, regionCode), purchase.buyer);
}

/** Every unit of the province that a region lies in. */
export async function lastResortUnits(
  tx: Pick<Tx, 'organisation'>,
  regionCode: string,
): Promise<readonly LastResortUnit[]> {
  const units = await tx.organisation.findMany({
    where: { kind: 'last-resort', regionCode: { startsWith: regionCode.slice(0, 2) } },
    select: { id: true, name: true, regionCode: true },
  });
  return units.map(({ regionCode: region, ...unit }) => ({ ...unit, region }));
}
