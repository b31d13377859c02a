import type { StandbyFacts } from '../../domain/contracts/contract-facts.ts';
import type { Database } from '../../prisma/database.ts';

export interface Standby extends StandbyFacts {
  readonly position: number;
  readonly provider: { readonly id: string; readonly name: string };
}

/** In the order in which they are asked, with what they serve already. */
export async function standbyOf({ pool }: Database, contractId: string): Promise<Standby[]> {
  const { rows } = await pool.query<StandbyFacts & { position: number; id: string; name: string }>({
    name: 'standby-of-contract',
    text: `SELECT s.position, p.id, p.name, p.capacity,
                  (SELECT count(DISTINCT v.recipient_id)::int FROM coverage v
                   WHERE v.provider_id = p.id AND upper_inf(v.period)) AS serving
           FROM standby_provider s JOIN organisation p ON p.id = s.provider_id
           WHERE s.contract_id = $1 ORDER BY s.position`,
    values: [contractId],
  });
  return rows.map(({ id, name, ...rest }) => ({ ...rest, provider: { id, name } }));
}
