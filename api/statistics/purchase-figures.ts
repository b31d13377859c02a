import type pg from 'pg';
import type { PurchaseState, Stage } from '../../domain/procurement/stages.ts';
import type { Area } from './area.ts';

/** Purchases that were opened in one month, by how far they have come since. */
export interface PurchaseFigure {
  /** 'YYYY-MM', business time. */
  readonly month: string;
  readonly stage: Stage;
  readonly state: PurchaseState;
  readonly purchases: number;
  readonly budgetFen: number;
}

/** The purchases of a year, by the month they were opened in and the stage they have reached. */
export async function purchaseFigures(pool: pg.Pool, [lowest, highest]: Area, year: number): Promise<PurchaseFigure[]> {
  const values = [lowest, highest, year];
  const { rows } = await pool.query<PurchaseFigure>({ name: 'statistics-purchases', text: FIGURES, values });
  return rows;
}

const FIGURES = `
  WITH opened AS MATERIALIZED (
    SELECT stage, state, budget_fen, business_time(clock_epoch, clock_scale, clock_catches_up, created_at) AS at
    FROM purchase WHERE region_code BETWEEN $1 AND $2
  ), by_month AS (
    SELECT date_trunc('month', at AT TIME ZONE 'Asia/Shanghai') AS month, stage, state, count(*)::int AS purchases,
           sum(budget_fen)::float8 AS "budgetFen"
    FROM opened
    WHERE at >= make_timestamptz($3::int, 1, 1, 0, 0, 0, 'Asia/Shanghai')
      AND at < make_timestamptz($3::int + 1, 1, 1, 0, 0, 0, 'Asia/Shanghai')
    GROUP BY 1, stage, state
  )
  SELECT to_char(month, 'YYYY-MM') AS month, stage, state, purchases, "budgetFen"
  FROM by_month ORDER BY month, stage, state`;
