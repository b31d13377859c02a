import type { Database } from '../../prisma/database.ts';

/**
 * Lets a bid deadline be at another instant, past the trigger that has deadlines only put off: a test does not wait ten
 * days. Everything else about the row is as the database demands.
 */
export async function moveDeadline({ pool }: Database, purchaseId: string, at: Date): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('ALTER TABLE purchase DISABLE TRIGGER purchase_deadline_only_later');
    const text = 'UPDATE purchase SET bid_deadline_at = $2 WHERE id = $1';
    await client.query(text, [purchaseId, at]);
    await client.query('ALTER TABLE purchase ENABLE TRIGGER purchase_deadline_only_later');
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}
