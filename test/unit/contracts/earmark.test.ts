import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { programmesOutside, servedOutside } from '../../../domain/contracts/earmark.ts';

const programme = fc.constantFrom<string[]>('a', 'b', 'c', 'd', 'e');
const sources = fc.array(fc.array(programme, { maxLength: 4 }), { maxLength: 4 });
const served = fc.array(fc.record({ programme, people: fc.nat({ max: 50 }) }), { maxLength: 8 });

describe('earmarked money (BU-03)', () => {
  test('serves the programmes of any of its sources, and nobody else', () => {
    expect(programmesOutside(['a', 'b', 'c', 'b'], [['a'], ['c', 'd']])).toEqual(['b']);
    expect(programmesOutside(['a'], [[]])).toEqual(['a']);
  });

  test('is not checked where no source was declared: purchases from before', () => {
    expect(programmesOutside(['a'], [])).toEqual([]);
    expect(servedOutside([{ programme: 'a', people: 3 }], [])).toEqual([]);
  });

  test('leaves exactly those outside whom no source names, whatever the order and however they are counted', () => {
    fc.assert(
      fc.property(served, sources, (people, declared) => {
        const outside = servedOutside(people, declared);
        const paidFor = (code: string) => declared.length === 0 || declared.some((codes) => codes.includes(code));
        const expected = people.filter(({ programme: code }) => !paidFor(code));
        const sum = (rows: typeof people) => rows.reduce((total, one) => total + one.people, 0);
        expect(sum(outside)).toBe(sum(expected));
        expect(outside.every((one) => !paidFor(one.programme) && one.people > 0)).toBe(true);
        expect(new Set(outside.map(({ programme: code }) => code)).size).toBe(outside.length);
      }),
    );
  });

  test('leaves nobody outside once another source names their programmes, and takes nobody out by it', () => {
    fc.assert(
      fc.property(served, sources, fc.array(programme, { maxLength: 3 }), (people, declared, more) => {
        fc.pre(declared.length > 0);
        const before = servedOutside(people, declared);
        const codes = before.map(({ programme: code }) => code);
        expect(servedOutside(people, [...declared, codes])).toEqual([]);
        const after = servedOutside(people, [...declared, more]);
        expect(before).toEqual(expect.arrayContaining(after));
      }),
    );
  });
});
