import type pg from 'pg';
import { DEMO_ORGANISATIONS } from '../../../prisma/seed/demo/organisations.ts';
import { OFFICE_ID, REGION } from './place.ts';

const PURCHASES = `
  INSERT INTO purchase (number, name, method, region_code, buyer_id, drafter_id, budget_fen, budget_year, fund_source, stage,
                        clock_epoch, started_at, created_at)
  SELECT 'BENCH-COUNTY-' || n, '采购社会救助经办服务（示例）', 'competitive-consultation', $1, $2, $3, 70000000,
         extract(year FROM now())::int, '困难群众救助补助资金（示例）',
         (ARRAY['planning','publication','bidding','evaluation','award','contract','monitoring','acceptance'])[1 + n % 8],
         opened, opened, opened
  FROM generate_series(1, $4::int) n, LATERAL (SELECT now() - (n % 300) * interval '1 day') AS t (opened)`;

/** One decided or overdue task a purchase. */
const TASKS = `
  INSERT INTO task (id, workflow_id, kind, region_code, purchase_id, candidate_role, inbox, excluded, created_at, due_at,
                    due_legal, due_rule, state, outcome, submitted_by, submitted_at, done_at)
  SELECT 'bench:county/' || p.number, 'bench:county', 'draft-plan', $1, p.id, 'officer', 'role:officer@other', '{}',
         p.created_at, due, due, 'HS-01', CASE WHEN late THEN 'open' ELSE 'done' END,
         CASE WHEN NOT late THEN 'submit' END, CASE WHEN NOT late THEN $2::uuid END,
         CASE WHEN NOT late THEN p.created_at + interval '1 day' END, CASE WHEN NOT late THEN now() END
  FROM purchase p, LATERAL (SELECT p.created_at + interval '3 days', hashtext(p.number) % 10 = 0) AS t (due, late)
  WHERE p.number LIKE 'BENCH-COUNTY-%'`;

const RECIPIENTS = `
  INSERT INTO recipient (number, name, region_code, township, programme, dependency, fictitious)
  SELECT 'BENCH-' || n, '示例' || n, $1, '示例' || n % 12 || '镇', 'subsistence-allowance', 'partial', true
  FROM generate_series(1, $2::int) n`;

const COVERAGE = `
  INSERT INTO coverage (recipient_id, service_code, provider_id, basis, period)
  SELECT id, 'B01', $1, 'contract', tstzrange(now() - interval '200 days', NULL) FROM recipient WHERE number LIKE 'BENCH-%'`;

export interface CountySize {
  /** Each with one task. */
  readonly purchases: number;
  /** Each with one service. */
  readonly recipients: number;
}

/** A county that has been at work for a while, for pages and statements that count. */
export async function fillCounty(
  pool: pg.Pool,
  drafterId: string,
  { purchases, recipients }: CountySize,
): Promise<void> {
  await pool.query(PURCHASES, [REGION, OFFICE_ID, drafterId, purchases]);
  await pool.query(TASKS, [REGION, drafterId]);
  await pool.query(RECIPIENTS, [REGION, recipients]);
  await pool.query(COVERAGE, [DEMO_ORGANISATIONS.provider1.id]);
  await pool.query('ANALYZE');
}
