import type { TriggerCauseCode } from '../domain/contracts/takeover-triggers.ts';
import { workflowId } from '../domain/workflow-id.ts';
import type { Database } from '../prisma/database.ts';
import type { TakeoverTriggerInput } from '../workflows/takeover-trigger.ts';
import { BATCH } from './outbox.ts';
import type { WaitingCase } from './waiting-case.ts';

/** Something that asks for a takeover to be weighed, and waits for its workflow. */
export type TriggerCase = WaitingCase<'takeoverTrigger', TakeoverTriggerInput>;

/** What no supervisor is asked of yet; the rows are their own outbox. */
export async function waitingTriggers({ prisma }: Database): Promise<TriggerCase[]> {
  const rows = await prisma.takeoverTrigger.findMany({
    where: { startedAt: null },
    orderBy: { raisedAt: 'asc' },
    take: BATCH,
    include: { contract: { select: { purchaseId: true } } },
  });
  return rows.map(({ id, contractId, contract: { purchaseId }, regionCode: region, cause }) => ({
    ...{ type: 'takeoverTrigger', workflowId: workflowId.takeoverTrigger(id), region },
    input: { triggerId: id, contractId, purchaseId, region, cause: cause as TriggerCauseCode },
    summary: `takeover to be weighed: ${cause}`,
    accepted: () => prisma.takeoverTrigger.update({ where: { id }, data: { startedAt: new Date() } }),
  }));
}
