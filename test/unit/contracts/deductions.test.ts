import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ITEM_RESULT_CODES } from '../../../domain/contracts/acceptance.ts';
import { proposedDeductions } from '../../../domain/contracts/deductions.ts';

const sumOf = (lines: readonly { readonly fen: bigint }[]) => lines.reduce((sum, { fen }) => sum + fen, 0n);

const ITEMS = fc
  .array(
    fc.record({ basisPoints: fc.integer({ min: 0, max: 10_000 }), result: fc.constantFrom(...ITEM_RESULT_CODES) }),
    {
      maxLength: 12,
    },
  )
  .map((items) => items.map((item, at) => ({ ...item, seq: at + 1 })));

describe('the deductions of an instalment (DL-05)', () => {
  test('are the agreed part of it where an indicator is not met, and half of that where it is partly', () => {
    const items = [
      { seq: 1, basisPoints: 300, result: 'unmet' },
      { seq: 2, basisPoints: 500, result: 'met' },
      { seq: 3, basisPoints: 200, result: 'partly' },
    ] as const;
    expect(proposedDeductions(17_200_000n, 5_000_000n, items)).toEqual([
      { seq: 1, fen: 516_000n },
      { seq: 3, fen: 172_000n },
    ]);
    expect(proposedDeductions(17_200_000n, 600_000n, items).map(({ fen }) => fen)).toEqual([516_000n, 84_000n]);
    expect(proposedDeductions(17_200_000n, 0n, items)).toEqual([]);
  });

  test('are never below nothing, never above cap or instalment, and whole fen', () => {
    const fens = fc.bigInt({ min: 0n, max: 10_000_000_000n });
    fc.assert(
      fc.property(fens, fc.bigInt({ min: -1_000n, max: 10_000_000_000n }), ITEMS, (amount, cap, items) => {
        const lines = proposedDeductions(amount, cap, items);
        const sum = sumOf(lines);
        expect(lines.every(({ fen }) => fen > 0n)).toBe(true);
        expect(sum <= amount && (sum === 0n || sum <= cap)).toBe(true);
        expect(amount - sum >= 0n).toBe(true);
        expect(lines.every(({ seq }) => items.some((item) => item.seq === seq && item.result !== 'met'))).toBe(true);
        const uncapped = proposedDeductions(amount, amount, items);
        expect(sum).toBe([sumOf(uncapped), cap < 0n ? 0n : cap].reduce((least, fen) => (fen < least ? fen : least)));
      }),
    );
  });
});
