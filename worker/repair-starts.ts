import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { instantOfMillis } from '../domain/time/shanghai.ts';
import { workflowId } from '../domain/workflow-id.ts';
import type { Database } from '../prisma/database.ts';
import type { BanRepairInput } from '../workflows/ban-repair.ts';
import { banLifted } from '../workflows/messages.ts';
import { BATCH, deliverAll, problemOf, type Delivery } from './outbox.ts';
import type { WaitingCase } from './waiting-case.ts';

/** The repair of a ban that was handed in and waits for its workflow. */
export type RepairCase = WaitingCase<'banRepair', BanRepairInput>;

/** Repairs that no workflow runs for yet; the rows are their own outbox. */
export async function waitingRepairs({ prisma }: Database): Promise<RepairCase[]> {
  const rows = await prisma.banRepair.findMany({
    where: { submittedAt: { not: null }, startedAt: null },
    orderBy: { submittedAt: 'asc' },
    take: BATCH,
  });
  return rows.map(({ id, organisationId, seq, regionCode: region, askedBy, banDecidedBy, clockEpoch, clockScale }) => {
    const clock = { epoch: instantOfMillis(clockEpoch.getTime()), scale: clockScale };
    return {
      ...{ type: 'banRepair', workflowId: workflowId.repair(organisationId, seq), region },
      input: { repairId: id, organisationId, seq, region, askedBy, banDecidedBy, clock },
      summary: `repair ${seq} of a ban`,
      accepted: () => prisma.banRepair.update({ where: { id }, data: { startedAt: new Date() } }),
    };
  });
}

/** Tells bans that were decided here that they are lifted, so that their term ends now. */
export async function deliverLiftings({ prisma }: Database, client: Client, log: Logger): Promise<Delivery> {
  const rows = await prisma.penalty.findMany({
    where: { state: 'in-force', liftedAt: { not: null }, liftToldAt: null },
    orderBy: { liftedAt: 'asc' },
    take: BATCH,
    select: { id: true, organisationId: true, seq: true },
  });
  return deliverAll(rows, async ({ id, organisationId, seq }) => {
    try {
      await client.workflow.getHandle(workflowId.debarment(organisationId, seq)).signal(banLifted);
    } catch (error) {
      log.warn({ penaltyId: id, problem: problemOf(error) }, 'a ban could not be told that it is lifted');
      throw error;
    }
    await prisma.penalty.update({ where: { id }, data: { liftToldAt: new Date() } });
  });
}
