import type { ApiWorld } from './api-world.ts';
import { runContract, type RunningContract } from './takeovers-contract.ts';

export interface Agreed {
  readonly acceptanceDays?: number;
  readonly paymentDays?: number;
  /** Hundredths of a per cent a year. */
  readonly lateRateBasisPoints?: number;
  /** Fen. */
  readonly capFen?: number;
  /** Per cent of the instalment for every standard. */
  readonly percent?: number;
}

/** A contract in force whose draft has agreed on acceptance, payment and deductions. */
export async function agreedContract(world: ApiWorld, agreed: Agreed = {}): Promise<RunningContract> {
  const { acceptanceDays = 15, paymentDays = 30, capFen = 6_880_000, percent = 3, lateRateBasisPoints } = agreed;
  const contract = await runContract(world, undefined, undefined, async (tx, contractId) => {
    const late = lateRateBasisPoints === undefined ? {} : { lateRateBasisPoints };
    const data = { acceptanceDays, paymentDays, deductionCapFen: BigInt(capFen), ...late };
    await tx.contract.update({ where: { id: contractId }, data });
    await tx.contractIndicator.updateMany({ where: { contractId }, data: { deductionBasisPoints: percent * 100 } });
  });
  return contract;
}
