import { instantOfMillis } from '../domain/time/shanghai.ts';
import { workflowId } from '../domain/workflow-id.ts';
import type { Database } from '../prisma/database.ts';
import type { ProviderGradingInput } from '../workflows/provider-grading.ts';
import { BATCH } from './outbox.ts';
import type { WaitingCase } from './waiting-case.ts';

/** A provider that waits for its grade of a year. */
export type GradingCase = WaitingCase<'providerGrading', ProviderGradingInput>;

/** Grades of years that were opened and that no workflow runs for yet; the rows are their own outbox. */
export async function waitingGradings({ prisma }: Database): Promise<GradingCase[]> {
  const waiting = { where: { startedAt: null }, orderBy: { openedAt: 'asc' }, take: BATCH } as const;
  const rows = await prisma.providerGrading.findMany(waiting);
  return rows.map(({ id, organisationId, year, regionCode: region, clockEpoch, clockScale }) => {
    const clock = { epoch: instantOfMillis(clockEpoch.getTime()), scale: clockScale };
    return {
      ...{ type: 'providerGrading', workflowId: workflowId.providerGrading(organisationId, year), region },
      input: { gradingId: id, organisationId, year, region, clock },
      summary: `grade of a provider for ${year}`,
      accepted: () => prisma.providerGrading.update({ where: { id }, data: { startedAt: new Date() } }),
    };
  });
}
