import { serviceMonths, type ServiceMonth } from '../../domain/contracts/service-months.ts';
import type { Day } from '../../domain/time/shanghai.ts';
import type { Database } from '../../prisma/database.ts';
import { hasRole, type Caller } from '../access/caller.ts';
import { contractScope, seesRegion } from '../access/scope.ts';
import { contractNotFound } from '../contracts/visible-contract.ts';

/** What is asked of a contract before its records are read or written. */
export interface RecordedContract {
  readonly id: string;
  readonly number: string;
  readonly kind: string;
  readonly state: string;
  readonly providerId: string;
  readonly purchaseId: string;
  readonly regionCode: string;
  readonly startsOn: Date | null;
  readonly endsOn: Date | null;
}

/**
 * A contract whose records the caller may read: of the own region, or of the own organisation. A provider that only stands
 * by reads none: they are about people whom it does not serve.
 *
 * @throws Problem `not-found`
 */
export async function contractOfRecords(
  { prisma }: Database,
  caller: Caller,
  contractId: string,
): Promise<RecordedContract> {
  const contract = await prisma.contract.findFirst({
    where: { AND: [{ id: contractId }, contractScope(caller)] },
    select: {
      ...{ id: true, number: true, kind: true, state: true, providerId: true, purchaseId: true, regionCode: true },
      ...{ startsOn: true, endsOn: true },
    },
  });
  if (contract === null) throw contractNotFound();
  if (!isOwn(caller, contract) && !seesRegion(caller, contract.regionCode)) throw contractNotFound();
  return contract;
}

/** Whether the caller is of the contract's provider. */
export function isOwn(caller: Caller, { providerId }: Pick<RecordedContract, 'providerId'>): boolean {
  return hasRole(caller, 'provider') && providerId === caller.organisationId;
}

/** None before the signature, nor of an interim contract, whose takeover is watched by the hour. */
export function monthsOfContract({ startsOn, endsOn }: RecordedContract): readonly ServiceMonth[] {
  const day = (date: Date) => date.toISOString().slice(0, 10) as Day;
  return startsOn === null || endsOn === null ? [] : serviceMonths(day(startsOn), day(endsOn));
}
