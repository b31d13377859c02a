import { ITEM_RESULTS, type ItemResult } from '../domain/contracts/acceptance.ts';
import { proposedDeductions, type ProposedDeduction } from '../domain/contracts/deductions.ts';
import type { Tx } from './database.ts';

type Reader = Pick<Tx, 'payment' | 'acceptanceAnswer'>;

interface ProposedLine extends ProposedDeduction {
  /** The finding and the rule of the contract, in words: what the contractor reads. */
  readonly found: string;
}

/** What the contract's rules take off an instalment by the findings of its acceptance; empty where they take nothing. */
export async function deductionProposal(tx: Reader, contractId: string, seq: number): Promise<ProposedLine[]> {
  const { contract, amountFen } = await tx.payment.findUniqueOrThrow({
    where: { contractId_seq: { contractId, seq } },
    include: { contract: { include: { payments: true } } },
  });
  const answers = await tx.acceptanceAnswer.findMany({
    where: { contractId, acceptance: { paymentSeq: seq } },
    include: { indicator: true },
    orderBy: { seq: 'asc' },
  });
  const used = contract.payments
    .filter((other) => other.seq !== seq)
    .reduce((sum, { deductedFen }) => sum + deductedFen, 0n);
  const judged = answers.map(({ seq: item, result, indicator }) => ({
    ...{ seq: item, result: result as ItemResult, basisPoints: indicator.deductionBasisPoints },
  }));
  return proposedDeductions(amountFen, (contract.deductionCapFen ?? 0n) - used, judged).map((line) => {
    const { indicator, result, note } = answers.find((answer) => answer.seq === line.seq)!;
    const { service, name, target, deductionBasisPoints } = indicator;
    const share = `约定未达标扣减本期款项的${deductionBasisPoints / 100}%${result === 'partly' ? '，部分达标减半' : ''}`;
    const lacking = note === null ? '' : `：${note}`;
    return {
      ...line,
      found: `${service}·${name}（${target}）${ITEM_RESULTS[result as ItemResult].zh}${lacking}；${share}`,
    };
  });
}
