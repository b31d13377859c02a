import type { Tx } from '../../prisma/database.ts';

export interface Refuser {
  readonly providerId: string;
  readonly name: string;
  /** Number of the purchase whose contract it refused. */
  readonly number: string;
}

/** Who may not take part because it refused to sign in the purchase that this one repeats, or in one before (CO-08). */
export async function refusersOf(tx: Pick<Tx, '$queryRaw'>, restartOfId: string | null): Promise<Refuser[]> {
  if (restartOfId === null) return [];
  return tx.$queryRaw<Refuser[]>`
    SELECT DISTINCT r.provider_id AS "providerId", o.name, r.number
    FROM refusers_of(${restartOfId}::uuid) r JOIN organisation o ON o.id = r.provider_id ORDER BY o.name, r.number`;
}

/** Number of the purchase in which the provider refused; undefined when it is not barred. */
export async function refusedBefore(
  tx: Pick<Tx, '$queryRaw'>,
  restartOfId: string | null,
  providerId: string,
): Promise<string | undefined> {
  return (await refusersOf(tx, restartOfId)).find((one) => one.providerId === providerId)?.number;
}
