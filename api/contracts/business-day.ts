import { dayOf, instantOfMillis, type Day } from '../../domain/time/shanghai.ts';
import type { Tx } from '../../prisma/database.ts';

/** Today on the purchase's own clock: its legal day. */
export async function businessDay(tx: Pick<Tx, '$queryRaw'>, purchaseId: string): Promise<Day> {
  const [row] = await tx.$queryRaw<[{ now: Date }]>`
    SELECT business_time(clock_epoch, clock_scale, clock_catches_up, clock_timestamp()) AS now
    FROM purchase WHERE id = ${purchaseId}::uuid`;
  return dayOf(instantOfMillis(row.now.getTime()));
}
