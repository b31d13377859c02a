import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { draw, PoolTooSmall } from '../../../domain/procurement/draw.ts';
import { sha256 } from '../../../domain/procurement/sha-256.ts';

const nodeSha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const ids = (howMany: number) => Array.from({ length: howMany }, (_, n) => `expert-${n}`);

describe('SHA-256 in plain TypeScript', () => {
  test('gives the standard’s example', () => {
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  test.each([0, 1, 55, 56, 63, 64, 65, 119, 120, 1000])('agrees with Node on %i bytes', (length) => {
    expect(sha256('x'.repeat(length))).toBe(nodeSha256('x'.repeat(length)));
  });

  test('agrees with Node on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        expect(sha256(text)).toBe(nodeSha256(text));
      }),
    );
  });
});

describe('a draw', () => {
  test('can be repeated by hand: the ids in the order of SHA-256 of seed, line feed and id', () => {
    const pool = ids(20);
    const byHand = [...pool].sort((a, b) => (nodeSha256(`2026-11-23\n${a}`) < nodeSha256(`2026-11-23\n${b}`) ? -1 : 1));
    const result = draw({ seed: '2026-11-23', pool, excluded: [], count: 3 });
    expect(result.drawn).toEqual(byHand.slice(0, 3));
    expect(result.reserves).toEqual(byHand.slice(3));
  });

  test('does not depend on the order of the pool, nor on an id standing in it twice', () => {
    fc.assert(
      fc.property(fc.string(), fc.shuffledSubarray(ids(12), { minLength: 12 }), (seed, shuffled) => {
        const result = draw({ seed, pool: [...shuffled, 'expert-0'], excluded: [], count: 5 });
        expect(result).toEqual(draw({ seed, pool: ids(12), excluded: [], count: 5 }));
      }),
    );
  });

  test('never draws anyone with a conflict, and excluding someone moves nobody else', () => {
    fc.assert(
      fc.property(fc.string(), fc.subarray(ids(12), { maxLength: 6 }), (seed, excluded) => {
        const all = draw({ seed, pool: ids(12), excluded: [], count: 12 }).drawn;
        const { drawn, reserves } = draw({ seed, pool: ids(12), excluded, count: 5 });
        expect([...drawn, ...reserves]).toEqual(all.filter((id) => !excluded.includes(id)));
      }),
    );
  });

  test('gives everyone about the same chance over many seeds', () => {
    const times = new Map<string, number>();
    for (let seed = 0; seed < 2000; seed += 1) {
      for (const id of draw({ seed: String(seed), pool: ids(10), excluded: [], count: 3 }).drawn) {
        times.set(id, (times.get(id) ?? 0) + 1);
      }
    }
    for (const count of times.values()) expect(Math.abs(count - 600)).toBeLessThan(90);
    expect(times.size).toBe(10);
  });

  test('refuses a pool that conflicts leave too small', () => {
    expect(() => draw({ seed: 's', pool: ids(4), excluded: ['expert-1', 'expert-2'], count: 3 })).toThrow(PoolTooSmall);
  });

  test.each([0, -1, 1.5])('refuses to draw %d', (count) => {
    expect(() => draw({ seed: 's', pool: ids(4), excluded: [], count })).toThrow(RangeError);
  });
});
