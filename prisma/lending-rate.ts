import type { Day } from '../domain/time/shanghai.ts';
import type { Tx } from './database.ts';
import type { PrismaClient } from './generated/client.ts';

/** The one-year LPR as an office has entered it: hundredths of a per cent a year, and where it stands. */
export interface LendingRateInForce {
  readonly basisPoints: number;
  readonly effectiveFrom: Day;
  readonly source: string;
  readonly regionName: string;
}

/** The nearest office's newest for the region on that day; undefined where nobody has entered one. */
export async function lendingRateOf(
  sql: Pick<Tx | PrismaClient, '$queryRaw'>,
  region: string,
  on: Day,
): Promise<LendingRateInForce | undefined> {
  const [row] = await sql.$queryRaw<LendingRateInForce[]>`
    SELECT l.basis_points AS "basisPoints", l.effective_from::text AS "effectiveFrom", l.source, r.name AS "regionName"
    FROM lending_rate_in_force(${region}, ${on}::date) l JOIN region r ON r.code = l.region_code`;
  return row;
}
