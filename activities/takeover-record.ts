import type { Tx } from '../prisma/database.ts';
import type { Prisma } from '../prisma/generated/client.ts';

/** The next takeover of a contract that the transaction has locked; its row is the outbox of the contract's workflow. */
export async function createTakeover(
  tx: Tx,
  takeover: Omit<Prisma.TakeoverUncheckedCreateInput, 'seq'>,
): Promise<{ readonly id: string; readonly seq: number; readonly drill: boolean }> {
  const seq = (await tx.takeover.count({ where: { contractId: takeover.contractId } })) + 1;
  return tx.takeover.create({ data: { ...takeover, seq } });
}

/** Nothing is paid from now on (CT-01); where payments are frozen already, the instant stays. */
export async function freezePayments(tx: Tx, contractId: string): Promise<void> {
  await tx.contract.updateMany({
    where: { id: contractId, paymentsFrozenAt: null },
    data: { paymentsFrozenAt: new Date() },
  });
}
