import { REMOVAL_GROUNDS, type RemovalGroundCode } from '../domain/experts/expert-state.ts';
import type { Database, Tx } from '../prisma/database.ts';
import type { ExpertRemoval } from '../prisma/generated/client.ts';
import { found } from './not-found.ts';
import { notify } from './notify.ts';
import { formOf } from './purchase-record.ts';

interface RemovalRef {
  readonly removalId: string;
}

export function expertRemovalActivities({ prisma }: Database) {
  return {
    /** What the expert states, or that nothing was stated in time. A second run changes nothing. */
    async recordHearing({ removalId, taskId }: RemovalRef & { readonly taskId: string | null }): Promise<void> {
      await prisma.$transaction(async (tx) => {
        const { state } = await locked(tx, removalId);
        if (state !== 'proposed') return;
        const statement = taskId === null ? null : (await formOf<{ readonly statement: string }>(tx, taskId)).statement;
        await tx.expertRemoval.update({
          where: { id: removalId },
          data: { state: 'heard', statement, heardAt: new Date() },
        });
      });
    },

    /** The decision: a removed expert is drawn no more, for good where the ground says so (DB-05). The expert is told why. */
    async concludeRemoval({
      removalId,
      taskId,
      state,
    }: RemovalRef & { readonly taskId: string; readonly state: 'removed' | 'kept' }): Promise<void> {
      await prisma.$transaction(async (tx) => {
        const removal = await locked(tx, removalId);
        if (removal.state !== 'heard') return;
        const { submittedBy } = await tx.task.findUniqueOrThrow({ where: { id: taskId } });
        const form = await formOf<{ readonly opinion?: string; readonly reason?: string }>(tx, taskId);
        await tx.expertRemoval.update({
          where: { id: removalId },
          data: {
            ...{ state, decision: form.opinion ?? form.reason ?? null },
            ...{ decidedBy: submittedBy, decidedAt: new Date() },
          },
        });
        if (state === 'removed') await remove(tx, removal);
        await tell(tx, removal, state);
        await tx.auditEvent.create({
          data: {
            ...{ actorId: submittedBy, actorRole: 'approver', action: `expert.${state}` },
            ...{ objectType: 'expert', objectId: removal.userId, detail: { ground: removal.ground } },
          },
        });
      });
    },
  };
}

async function locked(tx: Tx, id: string): Promise<ExpertRemoval> {
  await tx.$queryRaw`SELECT 1 FROM expert_removal WHERE id = ${id}::uuid FOR UPDATE`;
  return found(await tx.expertRemoval.findUnique({ where: { id } }), 'removal');
}

async function remove(tx: Tx, { userId, ground }: ExpertRemoval): Promise<void> {
  const { forGood } = REMOVAL_GROUNDS[ground as RemovalGroundCode];
  await tx.expert.update({
    where: { userId },
    data: { state: 'removed', ...(forGood ? { barred: true } : {}) },
  });
}

async function tell(tx: Tx, { id, userId, regionCode }: ExpertRemoval, state: string): Promise<void> {
  const inbox = { role: 'expert', region: regionCode, userId };
  await notify(tx, { key: `${id}/${state}`, inbox, kind: `expert-${state}`, subject: { expertId: userId } });
}
