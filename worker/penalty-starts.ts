import { instantOfMillis } from '../domain/time/shanghai.ts';
import { workflowId } from '../domain/workflow-id.ts';
import type { Database } from '../prisma/database.ts';
import type { DebarmentInput } from '../workflows/debarment.ts';
import { BATCH } from './outbox.ts';
import type { WaitingCase } from './waiting-case.ts';

/** A procedure that waits for its workflow. */
export type PenaltyCase = WaitingCase<'debarment', DebarmentInput>;

/** Procedures of a ban that no workflow runs for yet; the rows are their own outbox. */
export async function waitingPenalties({ prisma }: Database): Promise<PenaltyCase[]> {
  const rows = await prisma.penalty.findMany({ where: { startedAt: null }, orderBy: { filedAt: 'asc' }, take: BATCH });
  return rows.map(({ id, organisationId, seq, regionCode: region, filedBy, filedAt, clockEpoch, clockScale }) => {
    const clock = { epoch: instantOfMillis(clockEpoch.getTime()), scale: clockScale };
    const filed = { filedBy, filedAt: instantOfMillis(filedAt.getTime()) };
    return {
      ...{ type: 'debarment', workflowId: workflowId.debarment(organisationId, seq), region },
      input: { penaltyId: id, organisationId, seq, region, ...filed, clock },
      summary: `penalty ${seq} of a provider`,
      accepted: () => prisma.penalty.update({ where: { id }, data: { startedAt: new Date() } }),
    };
  });
}
