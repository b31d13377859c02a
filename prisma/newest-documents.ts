import type { Tx } from './database.ts';
import type { ProcurementDocument } from './generated/client.ts';

/** The documents of a purchase as they stand now; null before there are any. */
export async function newestDocuments(
  tx: Pick<Tx, 'procurementDocument'>,
  purchaseId: string,
): Promise<ProcurementDocument | null> {
  return tx.procurementDocument.findFirst({ where: { purchaseId }, orderBy: { version: 'desc' } });
}
