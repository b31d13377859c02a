import type { Database } from '../../prisma/database.ts';

/** Recipients' services of one contract: how many there are, and how many have a responsible provider now. */
export interface CoverageNow {
  readonly covered: number;
  readonly total: number;
}

/**
 * A main contract's orders, whoever is responsible for them at this moment; an interim contract has no orders of its
 * own but the services that its provider took over.
 */
export async function coverageNow({ pool }: Database, contractId: string): Promise<CoverageNow> {
  const { rows } = await pool.query<CoverageNow>({ name: 'coverage-now', text: COVERAGE, values: [contractId] });
  return rows[0] ?? { covered: 0, total: 0 };
}

const COVERAGE = `
  WITH owed AS (
    SELECT recipient_id, service_code FROM service_order WHERE contract_id = $1 AND state = 'active'
    UNION
    SELECT recipient_id, service_code FROM coverage WHERE contract_id = $1 AND period @> now()
  )
  SELECT count(*)::int AS total,
         count(*) FILTER (WHERE EXISTS (
           SELECT 1 FROM coverage c
           WHERE c.recipient_id = owed.recipient_id AND c.service_code = owed.service_code AND c.period @> now()
         ))::int AS covered
  FROM owed`;
