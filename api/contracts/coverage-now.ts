import { DEPENDENCY_ORDER, type Dependency } from '../../domain/contracts/dependency.ts';
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

/** What is owed under contract $1: its own orders, or, for an interim contract, what its provider took over. */
export const OWED = `
  SELECT recipient_id, service_code FROM service_order WHERE contract_id = $1 AND state = 'active'
  UNION
  SELECT recipient_id, service_code FROM coverage WHERE contract_id = $1 AND upper_inf(period)`;

const IS_COVERED = `EXISTS (
  SELECT 1 FROM coverage v
  WHERE v.recipient_id = owed.recipient_id AND v.service_code = owed.service_code AND upper_inf(v.period))`;

const COVERAGE = `
  WITH owed AS (${OWED})
  SELECT count(*)::int AS total, (count(*) FILTER (WHERE ${IS_COVERED}))::int AS covered FROM owed`;

/** Recipients' services of one contract in one township and of one dependency level. */
export interface RecipientGroup {
  readonly township: string;
  readonly dependency: Dependency;
  readonly recipients: number;
  readonly services: number;
  /** Services with a responsible provider now. */
  readonly covered: number;
}

/** Townships by name, the most dependent first in each. */
export async function recipientGroups({ pool }: Database, contractId: string): Promise<RecipientGroup[]> {
  const values = [contractId, DEPENDENCY_ORDER];
  const { rows } = await pool.query<RecipientGroup>({ name: 'recipient-groups', text: GROUPS, values });
  return rows;
}

const GROUPS = `
  WITH owed AS (${OWED})
  SELECT r.township, r.dependency, count(DISTINCT r.id)::int AS recipients, count(*)::int AS services,
         (count(*) FILTER (WHERE ${IS_COVERED}))::int AS covered
  FROM owed JOIN recipient r ON r.id = owed.recipient_id
  GROUP BY r.township, r.dependency
  ORDER BY r.township, array_position($2::text[], r.dependency)`;
