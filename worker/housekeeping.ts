import type { Logger } from 'pino';
import { READ_NOTIFICATION_DAYS } from '../domain/tasks/notification-retention.ts';
import type { Database } from '../prisma/database.ts';
import { giveBackAfterLeaves } from './leaves-over.ts';
import { repeat } from './repeat.ts';
import { watchRecords } from './watch-records.ts';

const EVERY_MS = 3_600_000;
/** At a time, so that no statement holds many rows for long. */
const BATCH = 5_000;

const READ_LONG_AGO = `
  DELETE FROM notification WHERE id IN (
    SELECT id FROM notification WHERE read_at < now() - ${READ_NOTIFICATION_DAYS} * interval '1 day' LIMIT ${BATCH})`;

/** A task whose day has come back is in its list anyway. */
const BACK_AGAIN = 'DELETE FROM task_deferral WHERE until < now()';

/** Removes what nobody needs any longer: notifications read long ago, never an unread one; days of tasks put off that have come. */
export async function tidy({ pool }: Database): Promise<number> {
  let removed = (await pool.query(BACK_AGAIN)).rowCount ?? 0;
  for (;;) {
    const { rowCount } = await pool.query(READ_LONG_AGO);
    removed += rowCount ?? 0;
    if ((rowCount ?? 0) < BATCH) return removed;
  }
}

/** Gives back what leaves that are over left with substitutes, tidies, and looks through the records of service, now and every hour; several workers may do so at once. Returns what ends it. */
export function startHousekeeping(database: Database, log: Logger): () => Promise<void> {
  const look = async () => {
    await giveBackAfterLeaves(database);
    const removed = await tidy(database);
    if (removed > 0) log.info({ removed }, 'housekeeping');
    const found = await watchRecords(database);
    if (found > 0) log.info({ found }, 'records of service were pointed out');
  };
  return repeat(EVERY_MS, 'housekeeping', look, log);
}
