import type { Database } from '../prisma/database.ts';
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
