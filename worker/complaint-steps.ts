import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { workflowId } from '../domain/workflow-id.ts';
import type { Database } from '../prisma/database.ts';
import { complaintCorrected, complaintWithdrawn } from '../workflows/messages.ts';
import { BATCH, deliverAll, problemOf, type Delivery } from './outbox.ts';

/** Tells complaints of what their complainants did: a correction, a withdrawal. The rows are their own outbox. */
export async function deliverComplaintSteps({ prisma }: Database, client: Client, log: Logger): Promise<Delivery> {
  const common = { take: BATCH, include: { purchase: { select: { number: true } } } } as const;
  const started = { startedAt: { not: null } };
  const corrected = await prisma.complaint.findMany({
    ...common,
    where: { ...started, correctedAt: { not: null }, correctionTold: null },
    orderBy: { correctedAt: 'asc' },
  });
  const withdrawn = await prisma.complaint.findMany({
    ...common,
    where: { ...started, withdrawnAt: { not: null }, withdrawalTold: null },
    orderBy: { withdrawnAt: 'asc' },
  });
  const steps = [
    ...corrected.map((row) => ({ row, signal: complaintCorrected, data: { correctionTold: new Date() } })),
    ...withdrawn.map((row) => ({ row, signal: complaintWithdrawn, data: { withdrawalTold: new Date() } })),
  ];
  return deliverAll(steps, async ({ row: { id, seq, purchase }, signal, data }) => {
    try {
      await client.workflow.getHandle(workflowId.complaint(purchase.number, seq)).signal(signal);
    } catch (error) {
      log.warn({ complaintId: id, problem: problemOf(error) }, 'a complaint could not be told');
      throw error;
    }
    await prisma.complaint.update({ where: { id }, data });
  });
}
