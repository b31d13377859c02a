import { randomUUID } from 'node:crypto';
import type { Database } from '../../prisma/database.ts';

/** Closes a contract as its acceptance does: every item met, the recipients heard. */
export async function closeAccepted({ prisma }: Database, contractId: string): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const heard = { recipientsAsked: 20, recipientsAnswered: 20, recipientsSatisfied: 19 };
    const { id: acceptanceId } = await tx.acceptance.create({
      data: {
        ...{ contractId, taskId: `test/${contractId}/acceptance`, result: 'accept', opinion: '验收合格（示例）' },
        ...{ ...heard, acceptedBy: randomUUID() },
      },
    });
    const items = await tx.contractIndicator.findMany({ where: { contractId }, select: { seq: true } });
    const data = items.map(({ seq }) => ({ acceptanceId, contractId, seq, result: 'met' }));
    await tx.acceptanceAnswer.createMany({ data });
    await tx.contract.update({ where: { id: contractId }, data: { state: 'closed' } });
  });
}
