import type { Tx } from '../prisma/database.ts';

/** The purchase ends while it is suspended, or while somebody decides about that. Call it in the same transaction. */
export async function endSuspensions(tx: Tx, purchaseId: string): Promise<void> {
  await tx.forceMajeure.updateMany({ where: { purchaseId, state: 'requested' }, data: { state: 'refused' } });
  const standing = await tx.forceMajeure.findFirst({ where: { purchaseId, state: 'standing' }, select: { id: true } });
  if (standing === null) return;
  await tx.forceMajeure.update({ where: standing, data: { state: 'ended' } });
  await tx.$executeRaw`
    UPDATE hold h SET ended_because = 'purchase-ended',
           ended_at = greatest(h.since, business_time(p.clock_epoch, p.clock_scale, p.clock_catches_up, now()))
    FROM purchase p WHERE p.id = h.purchase_id AND h.case_id = ${standing.id}::uuid AND h.ended_at IS NULL`;
}
