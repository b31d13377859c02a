import { findingsOf, type Limits, type RecordFinding } from '../domain/contracts/record-rules.ts';
import { dayOf } from '../domain/time/shanghai.ts';
import { calendarFromJson, type WorkingCalendar } from '../domain/time/working-calendar.ts';
import type { Database } from '../prisma/database.ts';
import { newestCalendar } from '../prisma/newest-calendar.ts';
import { evidenceOf, type WatchedMonth } from '../prisma/record-facts.ts';
import { nowOf, WATCHED_CONTRACT, watchedMonths, type WatchedContract } from '../prisma/watched-months.ts';

const PAGE = 200;

interface ContractRow extends WatchedContract {
  readonly regionCode: string;
  readonly limits: Limits;
}

const CONTRACTS = `
  SELECT ${WATCHED_CONTRACT}, c.region_code AS "regionCode",
         coalesce(
           (SELECT jsonb_object_agg(rule, value)
            FROM (SELECT DISTINCT ON (rule) rule, value FROM watch_limit w WHERE w.contract_id = c.id ORDER BY rule, n DESC) own
            WHERE value IS NOT NULL),
           '{}') AS limits
  FROM contract c JOIN purchase p ON p.id = c.purchase_id
  WHERE c.kind = 'main' AND c.state IN ('running', 'suspended') AND c.starts_on IS NOT NULL AND c.ends_on IS NOT NULL
    AND ($1::uuid IS NULL OR c.id > $1) AND ($2::uuid[] IS NULL OR c.purchase_id = ANY ($2))
  ORDER BY c.id LIMIT ${PAGE}`;

/**
 * Looks through the records of every contract in force, or of those of the named purchases, and keeps what the rules find (HS-18); the relay then asks a
 * supervisor. Safe to run twice and at once: a finding is kept once. Returns how many are new.
 *
 * @throws AggregateError when some contracts could not be looked through; all others have been
 */
export async function watchRecords(database: Database, ofPurchases: readonly string[] | null = null): Promise<number> {
  const calendar = calendarFromJson(await newestCalendar(database));
  const failures: unknown[] = [];
  let found = 0;
  for await (const contract of contractsInForce(database, ofPurchases)) {
    try {
      found += await watchContract(database, contract, calendar);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} contracts were not looked through`);
  return found;
}

async function* contractsInForce(
  { pool }: Database,
  ofPurchases: readonly string[] | null,
): AsyncGenerator<ContractRow> {
  for (let after: string | null = null; ;) {
    const { rows }: { rows: ContractRow[] } = await pool.query<ContractRow>(CONTRACTS, [after, ofPurchases]);
    yield* rows;
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.id;
  }
}

async function watchContract(database: Database, contract: ContractRow, calendar: WorkingCalendar): Promise<number> {
  const today = dayOf(nowOf(contract));
  let found = 0;
  for await (const { watched, facts } of watchedMonths(database.pool, contract, calendar)) {
    for (const finding of findingsOf(facts, contract.limits, today)) {
      if (await keep(database, contract, watched, finding)) found += 1;
    }
  }
  return found;
}

const KNOWN = 'SELECT 1 FROM record_alert WHERE contract_id = $1 AND rule = $2 AND finding = $3';
const KEEP = `
  INSERT INTO record_alert (contract_id, region_code, rule, finding, month, evidence) VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (contract_id, rule, finding) DO NOTHING`;

async function keep(
  { pool }: Database,
  { id, regionCode }: ContractRow,
  watched: WatchedMonth,
  { rule, finding, month, figures }: RecordFinding,
): Promise<boolean> {
  if ((await pool.query(KNOWN, [id, rule, finding])).rowCount !== 0) return false;
  const evidence = { figures, visitIds: await evidenceOf(pool, rule, watched) };
  return (await pool.query(KEEP, [id, regionCode, rule, finding, month, evidence])).rowCount === 1;
}
