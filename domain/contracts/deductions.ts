import type { ItemResult } from './acceptance.ts';

const WHOLE = 10_000n;

/** An item of the contract with its rule and what the acceptance found of it. */
export interface JudgedItem {
  readonly seq: number;
  /** Hundredths of a per cent of the instalment, as agreed in the contract. */
  readonly basisPoints: number;
  readonly result: ItemResult;
}

export interface ProposedDeduction {
  readonly seq: number;
  /** Fen. */
  readonly fen: bigint;
}

/**
 * What the contract's rules take off an instalment: the agreed part where an indicator is not met, half of it where it is
 * partly, whole fen rounded down. In the order of the items, until instalment or cap is used up.
 *
 * @param capLeftFen what the agreed cap of the whole contract still leaves
 */
export function proposedDeductions(
  amountFen: bigint,
  capLeftFen: bigint,
  items: readonly JudgedItem[],
): ProposedDeduction[] {
  let left = [amountFen, capLeftFen].reduce((least, fen) => (fen < least ? fen : least));
  if (left < 0n) left = 0n;
  return items.flatMap(({ seq, basisPoints, result }) => {
    const whole = (amountFen * BigInt(basisPoints)) / WHOLE;
    const owed = result === 'met' ? 0n : result === 'partly' ? whole / 2n : whole;
    const fen = owed < left ? owed : left;
    left -= fen;
    return fen === 0n ? [] : [{ seq, fen }];
  });
}
