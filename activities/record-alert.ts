import { timesReached } from '../domain/contracts/takeover-triggers.ts';
import { figure } from '../domain/procurement/rules.ts';
import { addMonths, dayOf, instantOfMillis, startOfDay } from '../domain/time/shanghai.ts';
import type { Database, Tx } from '../prisma/database.ts';
import { formOf } from './purchase-record.ts';

interface AlertForm {
  readonly conclusion: string;
}

export function recordAlertActivities({ prisma }: Database) {
  return {
    /** Keeps what the supervisor found; a second run changes nothing. */
    async concludeAlert(request: {
      readonly alertId: string;
      readonly taskId: string;
      readonly state: 'explained' | 'confirmed';
    }): Promise<void> {
      const { alertId, taskId, state } = request;
      await prisma.$transaction(async (tx) => {
        const { submittedBy } = await tx.task.findUniqueOrThrow({ where: { id: taskId } });
        const { conclusion } = await formOf<AlertForm>(tx, taskId);
        const { count } = await tx.recordAlert.updateMany({
          where: { id: alertId, state: 'open' },
          data: { state, conclusion, decidedBy: submittedBy, decidedAt: new Date() },
        });
        if (count === 0) return;
        if (state === 'confirmed') await weigh(tx, alertId, submittedBy);
        await tx.auditEvent.create({
          data: {
            ...{ actorId: submittedBy, actorRole: 'supervisor', action: `record-alert.${state}` },
            ...{ objectType: 'record-alert', objectId: alertId },
          },
        });
      });
    },
  };
}

/** Confirmed findings of one contract that have reached the limit again ask for a takeover to be weighed (HS-22), once a month. */
async function weigh(tx: Tx, alertId: string, raisedBy: string | null): Promise<void> {
  const { contract } = await tx.recordAlert.findUniqueOrThrow({ where: { id: alertId }, include: { contract: true } });
  await tx.$queryRaw`SELECT 1 FROM contract WHERE id = ${contract.id}::uuid FOR UPDATE`;
  const today = dayOf(instantOfMillis(Date.now()));
  const since = new Date(startOfDay(addMonths(today, -figure('HS-22', 'window', today).count)));
  const where = { contractId: contract.id, state: 'confirmed', decidedAt: { gte: since } };
  const times = timesReached(await tx.recordAlert.count({ where }), today);
  const underWay = { contractId: contract.id, drill: false, state: { in: ['requested', 'running', 'bridging'] } };
  if (times === 0 || (await tx.takeover.count({ where: underWay })) > 0) return;
  const { id: contractId, regionCode } = contract;
  const ref = `${today.slice(0, 7)}/${times}`;
  await tx.takeoverTrigger.createMany({
    data: [{ contractId, regionCode, cause: 'records-confirmed', ref, raisedBy }],
    skipDuplicates: true,
  });
}
