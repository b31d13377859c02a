import type pg from 'pg';
import { OFFICE_ID } from './place.ts';

const INSERT = `
  WITH opened AS (
    INSERT INTO purchase (number, name, method, region_code, buyer_id, drafter_id, budget_fen, budget_year, fund_source,
                          clock_epoch, started_at)
    SELECT $1 || '-' || n, '采购社会救助经办服务（示例）', 'competitive-consultation', $2, $3, $4, 70000000, 2027,
           '困难群众救助补助资金（示例）', now(), CASE WHEN $6 THEN now() END
    FROM generate_series(1, $5::int) n
    RETURNING id
  ), divided AS (
    INSERT INTO lot (purchase_id, seq, name, budget_fen, term_unit, term_count, catalogue_items, townships)
    SELECT id, 1, '标段（示例）', 70000000, 'month', 12, '{A01,B01}', '{}' FROM opened
  )
  SELECT id FROM opened`;

export interface PurchaseRows {
  readonly prefix: string;
  readonly region: string;
  readonly drafterId: string;
  readonly count: number;
  /** As if their workflow ran already, so that the relay leaves them alone. */
  readonly started: boolean;
}

/** Purchases put straight into the database. Returns their ids. */
export async function insertPurchases(
  pool: pg.Pool,
  { prefix, region, drafterId, count, started }: PurchaseRows,
): Promise<string[]> {
  const values = [prefix, region, OFFICE_ID, drafterId, count, started];
  const { rows } = await pool.query<{ id: string }>(INSERT, values);
  return rows.map(({ id }) => id);
}

/** Removes accepted purchases that nobody has started. */
export async function dropUnstarted(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ ids: string[] | null }>(
    'SELECT array_agg(id) AS ids FROM purchase WHERE started_at IS NULL',
  );
  await pool.query('DELETE FROM lot WHERE purchase_id = ANY ($1)', [rows[0]?.ids ?? []]);
  await pool.query('DELETE FROM purchase WHERE id = ANY ($1)', [rows[0]?.ids ?? []]);
}
