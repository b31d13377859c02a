import type { Database, Tx } from '../prisma/database.ts';
import { formOf, recordEvent, type PurchaseRef } from './purchase-record.ts';

/** What of a confirmed budget declares its money; forms from before the declaration have neither. */
interface BudgetForm {
  readonly fund?: string;
  readonly programmes?: string[];
}

interface PaymentForm {
  readonly otherSource?: { readonly fund: string; readonly reason: string };
}

export function earmarkActivities({ prisma }: Database) {
  return {
    /** Keeps which source pays for a purchase and for whose programmes (BU-03), once. */
    async recordEarmark({ purchaseId, taskId }: PurchaseRef & { readonly taskId: string }): Promise<void> {
      const { fund, programmes } = await formOf<BudgetForm>(prisma, taskId);
      if (fund === undefined || programmes === undefined) return;
      await prisma.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM purchase WHERE id = ${purchaseId}::uuid FOR UPDATE`;
        if ((await tx.earmark.count({ where: { taskId } })) > 0) return;
        const { submittedBy } = await tx.task.findUniqueOrThrow({ where: { id: taskId } });
        await tx.earmark.create({
          data: { purchaseId, taskId, kind: 'budget', fundSourceId: fund, programmes, namedBy: submittedBy! },
        });
        await recordEvent(tx, { purchaseId, key: `earmark:${taskId}`, kind: 'earmark', taskId, rule: 'BU-03' });
      });
    },
  };
}

interface AtPayment {
  readonly purchaseId: string;
  readonly contractId: string;
  readonly seq: number;
  readonly taskId: string;
}

/**
 * Keeps the source that finance has added at a payment for people whom the first may not pay for, once, and says whether
 * everybody is served by one now (BU-03). Call it in the payment's transaction.
 */
export async function withinEarmark(tx: Tx, { purchaseId, contractId, seq, taskId }: AtPayment): Promise<boolean> {
  const task = await tx.task.findUniqueOrThrow({ where: { id: taskId } });
  const { otherSource } = (task.form ?? {}) as PaymentForm;
  const outside = await programmesServedOutside(tx, contractId, seq);
  if (outside.length > 0 && otherSource !== undefined && (await tx.earmark.count({ where: { taskId } })) === 0) {
    const { programmes } = await tx.fundSource.findUniqueOrThrow({ where: { id: otherSource.fund } });
    const served = outside.filter((programme) => programmes.includes(programme));
    if (served.length > 0) {
      const added = {
        kind: 'addition',
        fundSourceId: otherSource.fund,
        programmes: served,
        reason: otherSource.reason,
      };
      await tx.earmark.create({ data: { purchaseId, taskId, ...added, namedBy: task.submittedBy! } });
      await recordEvent(tx, { purchaseId, key: `earmark:${taskId}`, kind: 'earmark', taskId, rule: 'BU-03' });
    }
  }
  return (await programmesServedOutside(tx, contractId, seq)).length === 0;
}

async function programmesServedOutside(tx: Tx, contractId: string, seq: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ programme: string }[]>`
    SELECT DISTINCT programme FROM served_outside_earmark(${contractId}::uuid, ${seq}::int) ORDER BY programme`;
  return rows.map(({ programme }) => programme);
}
