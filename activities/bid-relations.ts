import type { Tx } from '../prisma/database.ts';

/**
 * Writes down which opened bids of one lot come from related bidders (PB-12; REG 第十八条), as both had stated it at the
 * opening: whoever changes the statement afterwards changes nothing. Run again, it finds them written.
 */
export async function keepRelations(tx: Tx, purchaseId: string): Promise<void> {
  await tx.$executeRaw`
    WITH opened AS (
      SELECT b.id, b.lot_id, o.id AS provider, o.credit_code, o.responsible_digest
      FROM bid b JOIN organisation o ON o.id = b.provider_id
      WHERE b.purchase_id = ${purchaseId}::uuid AND b.state = 'current' AND b.opened_at IS NOT NULL
    )
    INSERT INTO bid_relation (bid_id, other_id, sign)
    SELECT one.id, other.id, s.sign
    FROM opened one JOIN opened other ON other.lot_id = one.lot_id AND other.id <> one.id
    CROSS JOIN LATERAL (
      SELECT 'responsible-person' AS sign WHERE one.responsible_digest = other.responsible_digest
      UNION
      SELECT l.kind FROM provider_link l
      WHERE (l.organisation_id = one.provider AND l.credit_code = other.credit_code)
         OR (l.organisation_id = other.provider AND l.credit_code = one.credit_code)
    ) s
    ON CONFLICT DO NOTHING`;
}
