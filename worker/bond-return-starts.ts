import { workflowId } from '../domain/workflow-id.ts';
import type { Database } from '../prisma/database.ts';
import type { BidBondReturnInput } from '../workflows/bid-bond-return.ts';
import { BATCH } from './outbox.ts';
import type { WaitingCase } from './waiting-case.ts';

/** A bond on its way back that waits for its workflow; of no region, whose search would tell where somebody bids (PB-05). */
export type BondReturnCase = WaitingCase<'bidBondReturn', BidBondReturnInput, undefined>;

/** Bonds of withdrawn and unopened bids that no workflow runs for yet; the rows are their own outbox. */
export async function waitingBondReturns({ prisma }: Database): Promise<BondReturnCase[]> {
  const rows = await prisma.bidBondReturn.findMany({
    where: { startedAt: null },
    orderBy: { since: 'asc' },
    take: BATCH,
    select: { id: true },
  });
  return rows.map(({ id }) => ({
    ...{ type: 'bidBondReturn', workflowId: workflowId.bidBondReturn(id), region: undefined },
    input: { returnId: id },
    summary: 'a bid bond goes back',
    accepted: () => prisma.bidBondReturn.update({ where: { id }, data: { startedAt: new Date() } }),
  }));
}
