import type { AdmissionEnd } from '../domain/providers/admission-state.ts';
import type { Database, Tx } from '../prisma/database.ts';
import type { Admission } from '../prisma/generated/client.ts';
import { keepCreditUse } from './credit.ts';
import { found } from './not-found.ts';
import { notify } from './notify.ts';
import { scheduleReview } from './provider-review.ts';
import { formOf } from './purchase-record.ts';

interface Conclusion {
  readonly admissionId: string;
  readonly taskId: string;
  readonly state: AdmissionEnd;
}

export function admissionActivities(database: Database) {
  const { prisma } = database;
  return {
    /**
     * The officer's decision on one application: an admitted organisation is in the bank with the kind and the capacity
     * it was admitted with; of a return or refusal it is told the reason. A second run changes nothing.
     */
    async concludeAdmission({ admissionId, taskId, state }: Conclusion): Promise<void> {
      const { organisationId } = found(await prisma.admission.findUnique({ where: { id: admissionId } }), 'admission');
      await keepCreditUse(database, { purpose: 'admission', taskId, providerIds: [organisationId] });
      await prisma.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM admission WHERE id = ${admissionId}::uuid FOR UPDATE`;
        const admission = found(await tx.admission.findUnique({ where: { id: admissionId } }), 'admission');
        if (admission.state !== 'reviewing') return;
        const { submittedBy } = await tx.task.findUniqueOrThrow({ where: { id: taskId } });
        const form = await formOf<{ readonly reason?: string }>(tx, taskId);
        // Debarred while the application was examined: the ban counts (DB-01).
        const banned = state === 'admitted' && (await isDebarred(tx, admission.creditCode));
        const end = banned ? 'refused' : state;
        const reason = banned ? BANNED : (form.reason ?? null);
        await tx.admission.update({
          where: { id: admissionId },
          data: { state: end, reason, decidedBy: submittedBy, decidedAt: new Date() },
        });
        if (end === 'admitted') await enterBank(tx, admission);
        const inbox = { role: 'provider', region: admission.regionCode, organisationId: admission.organisationId };
        await notify(tx, {
          key: `${admissionId}/${end}`,
          inbox,
          kind: `admission-${end}`,
          subject: { admissionId },
        });
        const detail = { organisationId: admission.organisationId, state: end };
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

const BANNED = '审核期间已被禁止参加政府采购活动（DB-01），不予准入。';

async function isDebarred(tx: Tx, creditCode: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ debarred: boolean }[]>`SELECT is_debarred(${creditCode}) AS debarred`;
  return row?.debarred ?? false;
}

/**
 * A suspension is not lifted by an application. What was admitted is what the provider can serve from now on, and its first
 * yearly review is scheduled (AD-06).
 */
async function enterBank(tx: Tx, admission: Admission): Promise<void> {
  const { id, organisationId, kind, capacity } = admission;
  const { count } = await tx.organisation.updateMany({
    where: { id: organisationId, admission: { not: 'suspended' } },
    data: { admission: 'admitted', bankReason: null, kind, capacity },
  });
  if (count === 0) return;
  const services = await tx.admissionService.findMany({ where: { admissionId: id } });
  await tx.providerCapability.deleteMany({ where: { organisationId } });
  await tx.providerCapability.createMany({
    data: services.map((service) => ({
      ...{ organisationId, item: service.item, regionCode: service.regionCode, capacity: service.capacity },
    })),
  });
  await scheduleReview(tx, admission, 'every');
}
