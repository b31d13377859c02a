import type { AdmissionEnd } from '../domain/providers/admission-state.ts';
import type { Database, Tx } from '../prisma/database.ts';
import { found } from './not-found.ts';
import { notify } from './notify.ts';
import { formOf } from './purchase-record.ts';

interface Conclusion {
  readonly admissionId: string;
  readonly taskId: string;
  readonly state: AdmissionEnd;
}

export function admissionActivities({ prisma }: Database) {
  return {
    /**
     * The officer's decision on one application: an admitted organisation is in the bank with the kind and the capacity
     * it was admitted with; of a return or refusal it is told the reason. A second run changes nothing.
     */
    async concludeAdmission({ admissionId, taskId, state }: Conclusion): Promise<void> {
      await prisma.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM admission WHERE id = ${admissionId}::uuid FOR UPDATE`;
        const admission = found(await tx.admission.findUnique({ where: { id: admissionId } }), 'admission');
        if (admission.state !== 'reviewing') return;
        const { submittedBy } = await tx.task.findUniqueOrThrow({ where: { id: taskId } });
        const { reason } = await formOf<{ readonly reason?: string }>(tx, taskId);
        await tx.admission.update({
          where: { id: admissionId },
          data: { state, reason: reason ?? null, decidedBy: submittedBy, decidedAt: new Date() },
        });
        if (state === 'admitted') await enterBank(tx, admission);
        const inbox = { role: 'provider', region: admission.regionCode, organisationId: admission.organisationId };
        await notify(tx, {
          key: `${admissionId}/${state}`,
          inbox,
          kind: `admission-${state}`,
          subject: { admissionId },
        });
        const detail = { organisationId: admission.organisationId, state };
        await tx.auditEvent.create({
          data: {
            ...{ actorId: submittedBy, actorRole: 'officer', action: 'admission.decided', detail },
            ...{ objectType: 'admission', objectId: admissionId },
          },
        });
      });
    },
  };
}

/** A suspension is not lifted by an application. */
async function enterBank(
  tx: Tx,
  {
    organisationId,
    kind,
    capacity,
  }: { readonly organisationId: string; readonly kind: string; readonly capacity: number },
): Promise<void> {
  await tx.organisation.updateMany({
    where: { id: organisationId, admission: { not: 'suspended' } },
    data: { admission: 'admitted', kind, capacity },
  });
}
