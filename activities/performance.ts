import type { Database } from '../prisma/database.ts';
import type { PurchaseRef } from './purchase-record.ts';
import { recordEvent } from './purchase-record.ts';
import { createTakeover } from './takeover-record.ts';

interface ContractId {
  readonly contractId: string;
}

/** A takeover that bridges a contract whose performance is to be suspended. */
export interface Bridge {
  readonly takeoverId: string;
  readonly seq: number;
  readonly drill: false;
  /** Of the contract. */
  readonly number: string;
}

/** Performance is suspended while a challenge or complaint may affect the result; recipients first (CO-11, CT-07). */
export function performanceActivities({ prisma }: Database) {
  return {
    /** Main contracts of the purchase that are in force and not suspended already. */
    async contractsUnderWay({ purchaseId }: PurchaseRef): Promise<readonly ContractId[]> {
      const contracts = await prisma.contract.findMany({
        where: { purchaseId, kind: 'main', state: 'running' },
        orderBy: { number: 'asc' },
        select: { id: true },
      });
      return contracts.map(({ id }) => ({ contractId: id }));
    },

    /** The bridge of a contract; null where it is taken over already, or is not in force any more. The row is its own outbox. */
    async recordBridge({ contractId }: ContractId): Promise<Bridge | null> {
      return prisma.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM contract WHERE id = ${contractId}::uuid FOR UPDATE`;
        const contract = await tx.contract.findUniqueOrThrow({
          where: { id: contractId },
          include: { takeovers: { where: { drill: false, state: { in: ['requested', 'running'] } } } },
        });
        const [running] = contract.takeovers;
        const asked = { drill: false, number: contract.number } as const;
        if (running?.reasonCode === 'held') return { takeoverId: running.id, seq: running.seq, ...asked };
        if (running !== undefined || contract.state !== 'running') return null;
        const { id, seq } = await createTakeover(tx, {
          ...{ contractId, regionCode: contract.regionCode, reasonCode: 'held', urgency: 'ordinary' },
          reasonText: '质疑、投诉处理期间中止履行，先行衔接服务（CO-11、CT-07）。',
        });
        return { takeoverId: id, seq, ...asked };
      });
    },

    /** Every recipient has another provider: now the contract is suspended, and its payments wait. The database checks it. */
    async suspendPerformance({ takeoverId }: { readonly takeoverId: string }): Promise<void> {
      await prisma.$transaction(async (tx) => {
        const { contract } = await tx.takeover.findUniqueOrThrow({
          where: { id: takeoverId },
          include: { contract: true },
        });
        const { id, purchaseId, lotId } = contract;
        const suspended = { state: 'suspended', paymentsFrozenAt: contract.paymentsFrozenAt ?? new Date() };
        await tx.contract.updateMany({ where: { id, state: 'running' }, data: suspended });
        const key = `performance-suspended:${takeoverId}`;
        await recordEvent(tx, {
          purchaseId,
          key,
          kind: 'performance-suspended',
          lotId,
          rule: 'CO-11',
          detail: { takeoverId },
        });
      });
    },
  };
}
