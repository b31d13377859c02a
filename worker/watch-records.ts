import { findingsOf, type Limits, type MonthFacts, type RecordFinding } from '../domain/contracts/record-rules.ts';
import { reportDue, serviceMonths, type ServiceMonth } from '../domain/contracts/service-months.ts';
import { figure } from '../domain/procurement/rules.ts';
import { toBusiness } from '../domain/time/business-clock.ts';
import {
  addDays,
  addMonths,
  dayOf,
  instantOfMillis,
  startOfDay,
  type Day,
  type Instant,
} from '../domain/time/shanghai.ts';
import { calendarFromJson, type WorkingCalendar } from '../domain/time/working-calendar.ts';
import type { Database } from '../prisma/database.ts';
import { newestCalendar } from '../prisma/newest-calendar.ts';
import { countMonth, evidenceOf, type WatchedMonth } from './record-facts.ts';

/** The month that runs, and those whose report and late records may still be coming. */
const MONTHS = 3;
const PAGE = 200;

interface ContractRow {
  readonly id: string;
  readonly purchaseId: string;
  readonly providerId: string;
  readonly regionCode: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly clockEpoch: Date;
  readonly clockScale: number;
  readonly clockCatchesUp: boolean;
  readonly reported: readonly number[];
  readonly limits: Limits;
}

const CONTRACTS = `
  SELECT c.id, c.purchase_id AS "purchaseId", c.provider_id AS "providerId", c.region_code AS "regionCode",
         c.starts_on::text AS "startsOn", c.ends_on::text AS "endsOn", p.clock_epoch AS "clockEpoch",
         p.clock_scale AS "clockScale", p.clock_catches_up AS "clockCatchesUp",
         ARRAY(SELECT month FROM delivery_report r WHERE r.contract_id = c.id) AS reported,
         coalesce((SELECT jsonb_object_agg(rule, value) FROM watch_limit w WHERE w.contract_id = c.id), '{}') AS limits
  FROM contract c JOIN purchase p ON p.id = c.purchase_id
  WHERE c.kind = 'main' AND c.state IN ('running', 'suspended') AND c.starts_on IS NOT NULL AND c.ends_on IS NOT NULL
    AND ($1::uuid IS NULL OR c.id > $1)
  ORDER BY c.id LIMIT ${PAGE}`;

/**
 * Looks through the records of every contract in force and keeps what the rules find (HS-18); the relay then asks a
 * supervisor. Safe to run twice and at once: a finding is kept once. Returns how many are new.
 *
 * @throws AggregateError when some contracts could not be looked through; all others have been
 */
export async function watchRecords(database: Database): Promise<number> {
  const calendar = calendarFromJson(await newestCalendar(database));
  const failures: unknown[] = [];
  let found = 0;
  for await (const contract of contractsInForce(database)) {
    try {
      found += await watchContract(database, contract, calendar);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} contracts were not looked through`);
  return found;
}

async function* contractsInForce({ pool }: Database): AsyncGenerator<ContractRow> {
  for (let after: string | null = null; ;) {
    const { rows }: { rows: ContractRow[] } = await pool.query<ContractRow>(CONTRACTS, [after]);
    yield* rows;
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.id;
  }
}

async function watchContract(database: Database, contract: ContractRow, calendar: WorkingCalendar): Promise<number> {
  const now = businessNow(contract);
  const today = dayOf(now);
  const months = serviceMonths(contract.startsOn as Day, contract.endsOn as Day)
    .filter(({ from }) => from <= today)
    .slice(-MONTHS);
  let found = 0;
  for (const month of months) {
    const watched = watchedMonth(contract, month);
    const facts = await factsOf(database, contract, month, watched, reportDue(month, calendar).at <= now);
    for (const finding of findingsOf(facts, contract.limits, today)) {
      if (await keep(database, contract, watched, finding)) found += 1;
    }
  }
  return found;
}

function businessNow({ clockEpoch, clockScale: scale, clockCatchesUp: catchesUp }: ContractRow): Instant {
  return toBusiness({ epoch: instantOfMillis(clockEpoch.getTime()), scale, catchesUp }, instantOfMillis(Date.now()));
}

function watchedMonth({ id, purchaseId, providerId }: ContractRow, { from, to }: ServiceMonth): WatchedMonth {
  return {
    ...{ contractId: id, purchaseId, providerId, from: startOfDay(from) },
    ...{ fromBefore: startOfDay(addMonths(from, -1)), until: startOfDay(addDays(to, 1)) },
  };
}

async function factsOf(
  { pool }: Database,
  { reported }: ContractRow,
  { month }: ServiceMonth,
  watched: WatchedMonth,
  complete: boolean,
): Promise<MonthFacts> {
  const today = dayOf(instantOfMillis(Date.now()));
  const limits = {
    answers: figure('HS-18', 'ratingAnswers', today).count,
    longText: figure('HS-18', 'longText', today).count,
  };
  const counted = await countMonth(pool, watched, limits);
  return { ...counted, month, complete, reportOverdue: complete && !reported.includes(month) };
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
