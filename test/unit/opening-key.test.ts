import { describe, expect, test } from '@jest/globals';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { combinedIdentity, newSplitKey, unsealWith } from '../../activities/opening-key.ts';
import { openerWith } from '../../activities/seal.ts';
import { sealBid } from '../../api/bids/envelope.ts';
import { holderProblem, proposedHolders } from '../../domain/procurement/opening.ts';

const BID = { lotId: 'lot', providerId: 'provider', priceFen: 68_800_000, proposal: '示例响应方案' };

async function heldKey() {
  const holders = await Promise.all([1, 2, 3, 4, 5].map(() => generateIdentity()));
  const key = await newSplitKey(await Promise.all(holders.map((holder) => identityToRecipient(holder))));
  const shares = await Promise.all(key.shares.map(({ wrapped }, at) => unsealWith(holders[at]!, wrapped)));
  return { key, holders, shares };
}

describe('a split opening key', () => {
  test('opens an envelope with any three shares', async () => {
    const { key, shares } = await heldKey();
    const { bytes } = await sealBid(key.recipient, BID);
    for (const [a, b, c] of [
      [0, 1, 2],
      [2, 3, 4],
      [4, 0, 3],
    ] as const) {
      const identity = await combinedIdentity([shares[a]!, shares[b]!, shares[c]!], key.keyCheck);
      expect(await openerWith(identity!)(bytes)).toEqual(BID);
    }
  });

  test('is not made by two shares, nor by three of which one is of another key', async () => {
    const [one, other] = [await heldKey(), await heldKey()];
    const [a, b, c] = one.shares as [Uint8Array, Uint8Array, Uint8Array];
    expect(await combinedIdentity([a, b], one.key.keyCheck)).toBeUndefined();
    expect(await combinedIdentity([a], one.key.keyCheck)).toBeUndefined();
    expect(await combinedIdentity([a, b, other.shares[2]!], one.key.keyCheck)).toBeUndefined();
    c[0]! ^= 1;
    expect(await combinedIdentity([a, b, c], one.key.keyCheck)).toBeUndefined();
  });

  test('gives no holder the share of another', async () => {
    const { key, holders } = await heldKey();
    await expect(unsealWith(holders[1]!, key.shares[0]!.wrapped)).rejects.toThrow();
  });
});

describe('the choice of holders', () => {
  const of = (...offices: string[]) => offices.map((officeId, at) => ({ id: `u${at}`, officeId }));

  test.each([
    [undefined, of('a', 'a', 'b', 'b', 'c')],
    ['number', of('a', 'b', 'c', 'd')],
    ['office-alone', of('a', 'a', 'a', 'b', 'c')],
    ['repeated', [...of('a', 'b', 'c', 'd'), { id: 'u0', officeId: 'a' }]],
  ])('is %s', (problem, holders) => {
    expect(holderProblem(holders)).toBe(problem);
  });

  test('is proposed without any office able to open alone', () => {
    const proposed = proposedHolders(of('a', 'a', 'a', 'b', 'c', 'c', 'c'));
    expect([proposed.length, holderProblem(proposed)]).toEqual([5, undefined]);
  });
});
