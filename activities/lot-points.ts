import type { EffectPoint } from '../domain/procurement/case-effects.ts';
import type { Day } from '../domain/time/shanghai.ts';
import type { Tx } from '../prisma/database.ts';

export interface LotPoint {
  readonly lotId: string;
  readonly seq: number;
  readonly point: EffectPoint;
}

/**
 * How far each lot of a purchase has come that has not ended, on a business day: a contract counts as performed from its
 * first day of service (M94 31-32).
 */
export async function lotPoints(tx: Tx, purchaseId: string, on: Day): Promise<LotPoint[]> {
  return tx.$queryRaw<LotPoint[]>`
    SELECT l.id AS "lotId", l.seq,
           CASE WHEN c.starts_on <= ${on}::date THEN 'performed'
                WHEN c.id IS NOT NULL THEN 'signed'
                WHEN a.id IS NOT NULL THEN 'winner'
                ELSE 'no-winner' END AS point
    FROM lot l
    LEFT JOIN award a ON a.lot_id = l.id AND a.state = 'live'
    LEFT JOIN contract c ON c.lot_id = l.id AND c.kind = 'main' AND c.state IN ('running', 'suspended')
    WHERE l.purchase_id = ${purchaseId}::uuid AND l.state NOT IN ('failed', 'closed', 'terminated')
    ORDER BY l.seq`;
}
