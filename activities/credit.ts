import type { AppealEnd } from '../domain/providers/credit-appeal.ts';
import { creditFiles } from '../prisma/credit-file.ts';
import type { Database } from '../prisma/database.ts';
import type { Prisma } from '../prisma/generated/client.ts';
import { found } from './not-found.ts';
import { notify } from './notify.ts';
import { formOf } from './purchase-record.ts';

export function creditActivities({ prisma }: Database) {
  return {
    /** Keeps what was decided on an objection or a repair, and tells the provider; a second run changes nothing. */
    async concludeCreditAppeal(request: {
      readonly appealId: string;
      readonly taskId: string;
      readonly state: AppealEnd;
    }): Promise<void> {
      const { appealId, taskId, state } = request;
      await prisma.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM credit_appeal WHERE id = ${appealId}::uuid FOR UPDATE`;
        const appeal = found(await tx.creditAppeal.findUnique({ where: { id: appealId } }), 'credit appeal');
        if (appeal.state !== 'open') return;
        const { submittedBy } = await tx.task.findUniqueOrThrow({ where: { id: taskId } });
        const { reason } = await formOf<{ readonly reason: string }>(tx, taskId);
        await tx.creditAppeal.update({
          where: { id: appealId },
          data: { state, reason, decidedBy: submittedBy, decidedAt: new Date() },
        });
        const { organisationId } = appeal;
        const { regionCode: region } = await tx.organisation.findUniqueOrThrow({ where: { id: organisationId } });
        await notify(tx, {
          key: `${appealId}/${state}`,
          inbox: { role: 'provider', region, organisationId },
          kind: `credit-appeal-${state}`,
          subject: { creditOf: organisationId },
        });
        await tx.auditEvent.create({
          data: {
            ...{ actorId: submittedBy, actorRole: 'approver', action: `credit-appeal.${state}` },
            ...{ objectType: 'organisation', objectId: organisationId, detail: { appealId, event: appeal.eventKey } },
          },
        });
      });
    },
  };
}

/**
 * Keeps the level of some providers as a decision on them rests on it, once for each task (CR-04). Call it before the
 * decision takes effect, which may change the file.
 */
export async function keepCreditUse(
  { prisma, pool }: Database,
  {
    purpose,
    taskId,
    providerIds,
  }: {
    readonly purpose: 'admission' | 'review' | 'recommendation';
    readonly taskId: string;
    readonly providerIds: readonly string[];
  },
): Promise<void> {
  const files = await creditFiles(pool, providerIds);
  const data = [...files].map(
    ([
      organisationId,
      {
        asOf,
        scheme,
        events,
        result: { score, level },
      },
    ]) => {
      const basis = { asOf, scheme, events } as unknown as Prisma.InputJsonObject;
      return { organisationId, taskId, purpose, score, level, basis };
    },
  );
  await prisma.creditUse.createMany({ data, skipDuplicates: true });
}
