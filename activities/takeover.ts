import { coverRecipients, keepLastResort } from './coverage.ts';
import type { Database } from '../prisma/database.ts';
import { lastResortOfContract } from '../prisma/last-resort.ts';
import { keepDrillReport } from './drill-report.ts';
import type { LegalTime } from './legal-time.ts';
import { found } from './not-found.ts';
import { formOf, recordEvent, type PurchaseRef } from './purchase-record.ts';
import { createTakeover, freezePayments } from './takeover-record.ts';

export interface TakeoverPlan {
  /** The bridge of a contract that is suspended only when everybody has another provider (CT-07). */
  readonly held?: boolean;
  readonly urgent: boolean;
  readonly drill: boolean;
  readonly requesterId: string | null;
  readonly standby: readonly { readonly position: number; readonly providerId: string }[];
}

interface TakeoverRef {
  readonly takeoverId: string;
}

export function takeoverActivities({ prisma }: Database, time: LegalTime) {
  return {
    /** Records a takeover that a workflow or an operator asked for by signal; the supervisor's stands there already. */
    async recordTakeoverRequest(request: {
      readonly contractId: string;
      readonly reasonCode: string;
      readonly urgency: 'ordinary' | 'urgent';
    }): Promise<TakeoverRef & { readonly seq: number; readonly drill: boolean }> {
      return prisma.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM contract WHERE id = ${request.contractId}::uuid FOR UPDATE`;
        const contract = await tx.contract.findUniqueOrThrow({ where: { id: request.contractId } });
        const running = await tx.takeover.findFirst({
          where: { contractId: contract.id, drill: false, state: { in: ['requested', 'running'] } },
        });
        const { reasonCode, urgency } = request;
        const data = { contractId: contract.id, regionCode: contract.regionCode, reasonCode, urgency };
        const { id, seq, drill } =
          running ?? (await createTakeover(tx, { ...data, reasonText: reasonCode, deliveredAt: new Date() }));
        return { takeoverId: id, seq, drill };
      });
    },

    /**
     * Freezes payments and suspends the contract (a drill touches neither, and a bridge not before everybody is covered) and
     * returns the plan to follow.
     */
    async beginTakeover({ takeoverId }: TakeoverRef): Promise<TakeoverPlan> {
      return prisma.$transaction(async (tx) => {
        const takeover = found(await tx.takeover.findUnique({ where: { id: takeoverId } }), 'takeover');
        await tx.takeover.updateMany({ where: { id: takeoverId, state: 'requested' }, data: { state: 'running' } });
        const held = takeover.reasonCode === 'held';
        if (!takeover.drill && !held) {
          const { contractId: id } = takeover;
          await tx.contract.updateMany({ where: { id, state: 'running' }, data: { state: 'suspended' } });
          // The supervisor's request has frozen payments already; its instant stays.
          await freezePayments(tx, id);
        }
        const standby = await tx.standbyProvider.findMany({
          where: { contractId: takeover.contractId },
          orderBy: { position: 'asc' },
        });
        return {
          ...(held && { held }),
          urgent: takeover.urgency === 'urgent',
          drill: takeover.drill,
          requesterId: takeover.requestedBy,
          standby: standby.map(({ position, providerId }) => ({ position, providerId })),
        };
      });
    },

    async recordTakeoverDecision(request: TakeoverRef & { readonly outcome: 'start' | 'dismiss' }): Promise<void> {
      await prisma.takeover.updateMany({
        where: { id: request.takeoverId, decidedAt: null },
        data: { decidedAt: new Date() },
      });
    },

    async recordSettlement({ takeoverId, taskId }: TakeoverRef & { readonly taskId: string }): Promise<void> {
      const { settlementFen } = await formOf<{ readonly settlementFen: number }>(prisma, taskId);
      await prisma.takeover.update({ where: { id: takeoverId }, data: { settlementFen } });
    },

    /**
     * Decides how the takeover ends. Terminated: the contract ends, the interim providers stay responsible, and the takeover
     * goes on until everybody has a permanent provider; the row is the outbox of that workflow. Returned or dismissed: payments are released
     * and recipients go back to the contractor in this transaction. Drilled: nothing changed, and a report is kept of what it
     * showed. A contract that was rescinded meanwhile (CH-13) takes nobody back: whoever was handed over stays with the bridge
     * as after a termination. True in that case; a second run answers the same.
     */
    async endTakeover({
      purchaseId,
      takeoverId,
      outcome: asked,
    }: PurchaseRef & TakeoverRef & { readonly outcome: string }): Promise<boolean> {
      const clock = await time.clockOf(purchaseId);
      return prisma.$transaction(
        async (tx) => {
          const takeover = await tx.takeover.findUniqueOrThrow({
            where: { id: takeoverId },
            include: { contract: true },
          });
          if (takeover.closedAt !== null) return takeover.outcome !== asked;
          const { contract } = takeover;
          const covered = await tx.handoverCase.count({ where: { takeoverId, state: { not: 'pending' } } });
          const moved = covered > 0 || takeover.lastCoveredAt !== null;
          const gone = contract.state === 'terminated' && !takeover.drill;
          const outcome = gone && moved ? 'terminated' : asked;
          const bridging = outcome === 'terminated';
          const state = outcome === 'dismissed' ? 'dismissed' : bridging ? 'bridging' : 'closed';
          await tx.takeover.update({ where: { id: takeoverId }, data: { state, outcome, closedAt: new Date() } });
          if (outcome === 'drilled') await keepDrillReport(tx, takeoverId, clock);
          if (bridging) await tx.$executeRaw`SELECT succeed_bridges(${takeoverId}::uuid)`;
          if (bridging && !gone) {
            await tx.contract.update({ where: { id: contract.id }, data: { state: 'terminated' } });
            await tx.lot.update({ where: { id: contract.lotId }, data: { state: 'terminated' } });
          } else if (outcome !== 'drilled' && !gone) {
            await tx.contract.update({
              where: { id: contract.id },
              data: { state: 'running', paymentsFrozenAt: null },
            });
            await tx.contract.updateMany({ where: { takeoverId }, data: { state: 'closed' } });
            if (moved) await coverRecipients(tx, { contractId: contract.id, providerId: contract.providerId });
          }
          await recordEvent(tx, {
            purchaseId,
            key: `takeover-end:${takeoverId}`,
            kind: 'takeover-end',
            lotId: contract.lotId,
            rule: bridging ? (gone ? 'CH-13' : 'CT-03') : 'CT-01',
            detail: { takeoverId, outcome },
          });
          return outcome !== asked;
        },
        { timeout: 60_000 },
      );
    },

    /**
     * Who serves whoever no standby provider took: the township's own staff, and where the region has none the next one up
     * to the purchaser itself (CT-06). The takeover keeps who it is.
     */
    async lastResort({ takeoverId }: TakeoverRef): Promise<{ readonly organisationId: string }> {
      const { contractId } = found(await prisma.takeover.findUnique({ where: { id: takeoverId } }), 'takeover');
      const chosen = await lastResortOfContract(prisma, contractId);
      await keepLastResort(prisma, takeoverId, chosen);
      return { organisationId: chosen.id };
    },
  };
}
