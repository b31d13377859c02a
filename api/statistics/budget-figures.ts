import type pg from 'pg';
import type { MethodCode } from '../../domain/procurement/methods.ts';
import type { Area } from './area.ts';

/** What was planned, contracted and paid for the purchases of one budget year and method, in fen. */
export interface BudgetFigure {
  readonly budgetYear: number;
  readonly method: MethodCode;
  readonly purchases: number;
  readonly budgetFen: number;
  /** Signed main contracts; a bridge during a takeover is paid from the same money. */
  readonly contractedFen: number;
  readonly paidFen: number;
}

const YEARS_SHOWN = 5;

/** The budget years up to the given one. */
export async function budgetFigures(pool: pg.Pool, [lowest, highest]: Area, year: number): Promise<BudgetFigure[]> {
  const values = [lowest, highest, year - YEARS_SHOWN + 1, year];
  const { rows } = await pool.query<BudgetFigure>({ name: 'statistics-budget', text: FIGURES, values });
  return rows;
}

const FIGURES = `
  WITH planned AS (
    SELECT id, budget_year, method, budget_fen FROM purchase
    WHERE region_code BETWEEN $1 AND $2 AND budget_year BETWEEN $3 AND $4
  ), signed AS (
    SELECT c.purchase_id, sum(c.amount_fen) AS amount, sum(paid.amount) AS paid
    FROM contract c LEFT JOIN (
      SELECT contract_id, sum(amount_fen - deducted_fen - disputed_fen) AS amount FROM payment WHERE state = 'paid' GROUP BY contract_id
    ) paid ON paid.contract_id = c.id
    WHERE c.region_code BETWEEN $1 AND $2 AND c.kind = 'main' AND c.state <> 'draft'
    GROUP BY c.purchase_id
  )
  SELECT budget_year AS "budgetYear", method, count(*)::int AS purchases, sum(budget_fen)::float8 AS "budgetFen",
         coalesce(sum(signed.amount), 0)::float8 AS "contractedFen", coalesce(sum(signed.paid), 0)::float8 AS "paidFen"
  FROM planned LEFT JOIN signed ON signed.purchase_id = planned.id
  GROUP BY budget_year, method
  ORDER BY budget_year, method`;
