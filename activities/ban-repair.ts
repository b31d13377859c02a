import type { RepairEnd, RepairProposal } from '../domain/providers/ban-repair.ts';
import { banStandings } from '../prisma/ban-standing.ts';
import type { Database, Tx } from '../prisma/database.ts';
import { found } from './not-found.ts';
import { notify } from './notify.ts';
import { formOf } from './purchase-record.ts';

interface StepRef {
  readonly repairId: string;
  readonly taskId: string;
}

/** The steps of the repair of a ban. Each is taken once; a second run changes nothing. */
export function banRepairActivities({ prisma }: Database) {
  return {
    /** Answers who has examined: user id. */
    async recordRepairExamination({
      repairId,
      taskId,
      proposal,
    }: StepRef & { readonly proposal: RepairProposal }): Promise<{ readonly by: string }> {
      return prisma.$transaction(async (tx) => {
        const repair = await locked(tx, repairId);
        if (repair.examinedBy !== null) return { by: repair.examinedBy };
        const { submittedBy } = await tx.task.findUniqueOrThrow({ where: { id: taskId } });
        const form = await formOf<{ readonly findings?: string; readonly reason?: string }>(tx, taskId);
        const findings = form.findings ?? form.reason ?? '';
        const examined = { proposal, findings, examinedBy: submittedBy, examinedAt: new Date() };
        await tx.banRepair.update({ where: { id: repairId }, data: { state: 'examined', ...examined } });
        return { by: submittedBy! };
      });
    },

    /**
     * Ends the effect of the ban with the row itself, and tells the provider. A ban that has ended meanwhile is not repaired:
     * then the answer is `void`.
     */
    async concludeRepair({
      repairId,
      taskId,
      outcome,
    }: StepRef & { readonly outcome: 'granted' | 'refused' }): Promise<{ readonly end: RepairEnd }> {
      return prisma.$transaction(async (tx) => {
        const repair = await locked(tx, repairId);
        if (repair.state !== 'examined') return { end: repair.state as RepairEnd };
        const { debarmentId, organisationId, scope } = repair;
        await tx.$queryRaw`SELECT 1 FROM debarment WHERE id = ${debarmentId}::uuid FOR SHARE`;
        const binds = (await banStandings(tx, [debarmentId])).get(debarmentId)?.binds ?? false;
        const end = outcome === 'granted' && !binds ? 'void' : outcome;
        const { submittedBy } = await tx.task.findUniqueOrThrow({ where: { id: taskId } });
        const { reason } = await formOf<{ readonly reason: string }>(tx, taskId);
        const decided = { reason, decidedBy: submittedBy, decidedAt: new Date() };
        await tx.banRepair.update({ where: { id: repairId }, data: { state: end, ...decided } });
        const { regionCode: region } = await tx.organisation.findUniqueOrThrow({ where: { id: organisationId } });
        await notify(tx, {
          key: `${repairId}/${end}`,
          inbox: { role: 'provider', region, organisationId },
          kind: `ban-repair-${end}`,
          subject: { providerId: organisationId },
        });
        await tx.auditEvent.create({
          data: {
            ...{ actorId: submittedBy, actorRole: 'approver', action: `ban-repair.${end}` },
            ...{ objectType: 'debarment', objectId: debarmentId, detail: { repairId, scope } },
          },
        });
        return { end };
      });
    },
  };
}

async function locked(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT 1 FROM ban_repair WHERE id = ${id}::uuid FOR UPDATE`;
  return found(await tx.banRepair.findUnique({ where: { id } }), 'repair of a ban');
}
