import type pg from 'pg';
import { DEMO_COUNTY, DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';

const BATCH = 'many-tasks';

const PURCHASE = `
  INSERT INTO purchase (number, name, method, region_code, buyer_id, drafter_id, budget_fen, budget_year, fund_source,
                        clock_epoch, started_at)
  SELECT 'MANY-' || n, '示例采购（千行列表）', 'competitive-consultation', $1, $2, $2, 100, 2027, '示例', now(), now()
  FROM generate_series(1, 1) n RETURNING id`;

const TASKS = `
  INSERT INTO task (id, workflow_id, kind, region_code, purchase_id, candidate_role, inbox, excluded, due_at, due_legal, due_rule)
  SELECT $1 || '/confirm-budget/' || n, $1, 'confirm-budget', $2, $3, 'finance', 'role:finance@' || $2, '{}', due, due, 'HS-01'
  FROM generate_series(1, $4::int) n, LATERAL (SELECT now() + interval '3 days' + n * interval '7 minutes') AS at (due)`;

/** So many open tasks of finance without a workflow behind them: a list to look at, not to decide. */
export async function manyTasks(pool: pg.Pool, count: number): Promise<void> {
  const { rows } = await pool.query<{ id: string }>(PURCHASE, [DEMO_COUNTY, DEMO_ORGANISATIONS.buyer.id]);
  await pool.query(TASKS, [BATCH, DEMO_COUNTY, rows[0]!.id, count]);
}

/** The relay must not look for workflows that never were. */
export async function dropLines(pool: pg.Pool): Promise<void> {
  await pool.query('DELETE FROM task WHERE workflow_id = $1', [BATCH]);
  await pool.query('DELETE FROM purchase WHERE number = $1', ['MANY-1']);
}
