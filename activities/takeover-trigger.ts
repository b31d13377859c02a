import { TRIGGER_CAUSES, type TriggerCauseCode, type Weighing } from '../domain/contracts/takeover-triggers.ts';
import { isInForce } from '../domain/contracts/contract-state.ts';
import type { Database, Tx } from '../prisma/database.ts';
import { formOf } from './purchase-record.ts';
import { createTakeover, freezePayments } from './takeover-record.ts';

interface TriggerForm {
  readonly reason: string;
}

export function takeoverTriggerActivities({ prisma }: Database) {
  return {
    /**
     * Keeps what the supervisor decided, and asks for the takeover in their name: payments freeze in the same transaction
     * (CT-01), and the row is the outbox of the contract's workflow. A second run changes nothing.
     */
    async concludeTrigger(request: {
      readonly triggerId: string;
      readonly taskId: string;
      readonly state: Weighing;
    }): Promise<void> {
      const { triggerId: id, taskId, state } = request;
      await prisma.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM contract WHERE id = (SELECT contract_id FROM takeover_trigger WHERE id = ${id}::uuid) FOR UPDATE`;
        const trigger = await tx.takeoverTrigger.findUniqueOrThrow({ where: { id } });
        if (trigger.state !== 'open') return;
        const { submittedBy } = await tx.task.findUniqueOrThrow({ where: { id: taskId } });
        const { reason } = await formOf<TriggerForm>(tx, taskId);
        const takeoverId = state === 'none' ? null : await takeoverOf(tx, trigger, state, reason, submittedBy!);
        await tx.takeoverTrigger.update({
          where: { id },
          data: { state, reason, decidedBy: submittedBy, decidedAt: new Date(), takeoverId },
        });
        await tx.auditEvent.create({
          data: {
            ...{ actorId: submittedBy, actorRole: 'supervisor', action: `takeover-trigger.${state}` },
            ...{ objectType: 'takeover-trigger', objectId: id },
          },
        });
      });
    },
  };
}

/** The takeover that is under way, or a new one; null where the contract has ended meanwhile. The contract is locked. */
async function takeoverOf(
  tx: Tx,
  {
    contractId,
    regionCode,
    cause,
  }: { readonly contractId: string; readonly regionCode: string; readonly cause: string },
  urgency: 'urgent' | 'ordinary',
  reasonText: string,
  requestedBy: string,
): Promise<string | null> {
  const running = await tx.takeover.findFirst({
    where: { contractId, drill: false, state: { in: ['requested', 'running', 'bridging'] } },
  });
  if (running !== null) return running.id;
  const { state } = await tx.contract.findUniqueOrThrow({ where: { id: contractId } });
  if (!isInForce(state)) return null;
  const reasonCode = TRIGGER_CAUSES[cause as TriggerCauseCode].reason;
  const { id } = await createTakeover(tx, { contractId, regionCode, reasonCode, reasonText, urgency, requestedBy });
  await freezePayments(tx, contractId);
  return id;
}
