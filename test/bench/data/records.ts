import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { DEMO_ORGANISATIONS } from '../../../prisma/seed/demo/organisations.ts';
import { REGION } from './place.ts';

/** Contracts of one provider, each with as many recipients, served for a year. */
interface ServedSize {
  readonly contracts: number;
  /** Of each contract. */
  readonly recipients: number;
}

const PROVIDER_ID = DEMO_ORGANISATIONS.provider1.id;

const CONTRACTS = `
  WITH bought AS (
    INSERT INTO purchase (number, name, method, region_code, buyer_id, drafter_id, budget_fen, budget_year, fund_source,
                          stage, clock_epoch, started_at)
    SELECT 'BENCH-RECORDS-' || n, '居家照料服务（示例）', 'competitive-consultation', $1, $2, $3, 70000000,
           extract(year FROM now())::int, '困难群众救助补助资金（示例）', 'monitoring', now(), now()
    FROM generate_series(1, $5::int) n RETURNING id, number
  ), lots AS (
    INSERT INTO lot (purchase_id, seq, name, budget_fen, term_unit, term_count, catalogue_items, townships, state)
    SELECT id, 1, '示例标段', 70000000, 'month', 12, '{B01}', '{}', 'contracted' FROM bought RETURNING id, purchase_id
  )
  INSERT INTO contract (number, purchase_id, lot_id, provider_id, region_code, amount_fen, state, starts_on, ends_on, signed_at)
  SELECT b.number || '-1', b.id, l.id, $4, $1, 68000000, 'running', current_date - 350, current_date + 14, now()
  FROM bought b JOIN lots l ON l.purchase_id = b.id
  RETURNING id, number`;

const RECIPIENTS = `
  INSERT INTO recipient (number, name, region_code, township, programme, dependency, fictitious)
  SELECT $1 || '-' || n, '示例' || n, $2, '示例' || n % 12 || '镇', 'extreme-poverty-support', 'partial', true
  FROM generate_series(1, $3::int) n`;

const SERVED = `
  WITH ordered AS (
    INSERT INTO service_order (recipient_id, service_code, lot_id, contract_id)
    SELECT r.id, 'B01', c.lot_id, c.id FROM contract c JOIN recipient r ON r.number LIKE c.number || '-%' WHERE c.id = $1
    RETURNING recipient_id
  )
  INSERT INTO coverage (recipient_id, service_code, provider_id, contract_id, basis, period)
  SELECT recipient_id, 'B01', $2, $1, 'contract', tstzrange(now() - interval '360 days', NULL) FROM ordered`;

const PLAN = `
  INSERT INTO visit_plan (contract_id, service_code, dependency, per_month, set_by) VALUES ($1, 'B01', 'partial', 8, $2)`;

export interface ServedContract {
  readonly id: string;
  readonly number: string;
}

export async function serveContracts(
  pool: pg.Pool,
  personId: string,
  officeId: string,
  { contracts, recipients }: ServedSize,
): Promise<readonly ServedContract[]> {
  const { rows } = await pool.query<ServedContract>(CONTRACTS, [REGION, officeId, personId, PROVIDER_ID, contracts]);
  for (const { id, number } of rows) {
    await pool.query(RECIPIENTS, [number, REGION, recipients]);
    await pool.query(SERVED, [id, PROVIDER_ID]);
    await pool.query(PLAN, [id, personId]);
  }
  await pool.query('ANALYZE recipient, coverage, service_order, contract');
  return rows;
}

const PROVIDER_PERSON = `
  WITH person AS (
    INSERT INTO app_user (username, display_name, password_hash, roles, organisation_id, region_code, demo)
    VALUES ('bench-provider', '示例承接主体测试员', 'none', '{provider}', $1, $2, true) RETURNING id
  )
  INSERT INTO session (token_hash, user_id, expires_at) SELECT $3, id, now() + interval '12 hours' FROM person`;

/** The bearer token of somebody of the provider. */
export async function hireProvider(pool: pg.Pool): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const hash = createHash('sha256').update(token).digest();
  await pool.query(PROVIDER_PERSON, [PROVIDER_ID, REGION, hash]);
  return token;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Days of service that the visits are spread over. */
const DAYS = 340;
const STAFF = 200;

/** The n-th visit of a contract as a line of NDJSON: a year’s visits, hour by hour, of two hundred people. */
export function visitLineOf(contract: ServedContract, recipients: number, n: number): string {
  const day = n % DAYS;
  const hour = 8 + (Math.floor(n / DAYS) % 9);
  const start = Math.floor(Date.now() / DAY_MS) * DAY_MS - (DAYS + 2 - day) * DAY_MS + (hour - 8) * HOUR_MS;
  return JSON.stringify({
    ...{ key: `${contract.number}/${n}`, recipient: `${contract.number}-${1 + (n % recipients)}`, service: 'B01' },
    ...{ staff: `示例护理员${n % STAFF}`, start: new Date(start).toISOString() },
    ...{ end: new Date(start + HOUR_MS * 0.75).toISOString(), place: `示例${n % STAFF}村` },
    done: `测量血压、协助洗浴、整理居室，情况良好（示例 ${n}）`,
  });
}
