import type { Database } from '../prisma/database.ts';

interface TakeoverId {
  readonly takeoverId: string;
}

interface FailureRef extends TakeoverId {
  readonly failureId: string;
}

/** Who may still be asked, and how many recipients' services wait for a provider. */
export interface Unplaced {
  readonly pending: number;
  readonly standby: readonly { readonly position: number; readonly providerId: string }[];
}

/** A provider that stands in during a takeover and fails itself: whom it serves is placed anew (CT-06). */
export function bridgeFailureActivities({ prisma }: Database) {
  return {
    /**
     * Opens the cases of the failing provider again. It stays responsible until somebody else is: coverage changes only
     * with the handover (I6). A second run finds nothing to open.
     */
    async reopenCases({ takeoverId, failureId }: FailureRef): Promise<{ readonly providerId: string }> {
      return prisma.$transaction(async (tx) => {
        const { providerId } = await tx.bridgeFailure.findUniqueOrThrow({ where: { id: failureId } });
        await tx.standbyInvitation.updateMany({
          where: { takeoverId, providerId, state: { in: ['asked', 'accepted'] } },
          data: { state: 'failed' },
        });
        await tx.standbyPlace.deleteMany({ where: { takeoverId, invitation: { providerId } } });
        await tx.handoverCase.updateMany({
          where: { takeoverId, toProviderId: providerId, succeededAt: null },
          data: { state: 'pending', toProviderId: null, coveredAt: null, visitedAt: null },
        });
        return { providerId };
      });
    },

    /** The standby providers of the plan that this takeover has not asked yet; one that was passed over may have room by now. */
    async unplaced({ takeoverId }: TakeoverId): Promise<Unplaced> {
      const takeover = await prisma.takeover.findUniqueOrThrow({
        where: { id: takeoverId },
        include: {
          invitations: true,
          failures: true,
          contract: { include: { standby: { orderBy: { position: 'asc' } } } },
        },
      });
      const asked = takeover.invitations.filter(({ state }) => state !== 'passed');
      const out = new Set([...asked, ...takeover.failures].map(({ providerId }) => providerId));
      const pending = await prisma.handoverCase.count({ where: { takeoverId, state: 'pending' } });
      const standby = takeover.contract.standby
        .filter(({ providerId }) => !out.has(providerId))
        .map(({ position, providerId }) => ({ position, providerId }));
      return { pending, standby };
    },

    /** Nobody depends on it any more: its interim contract ends. */
    async endFailedBridge({ takeoverId, failureId }: FailureRef): Promise<void> {
      await prisma.$transaction(async (tx) => {
        const { providerId } = await tx.bridgeFailure.findUniqueOrThrow({ where: { id: failureId } });
        const where = { takeoverId, providerId, kind: 'interim', state: 'running' };
        await tx.contract.updateMany({ where, data: { state: 'terminated' } });
        await tx.bridgeFailure.updateMany({
          where: { id: failureId, replacedAt: null },
          data: { replacedAt: new Date() },
        });
      });
    },
  };
}
