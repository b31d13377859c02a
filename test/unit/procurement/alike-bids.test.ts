import { describe, expect, test } from '@jest/globals';
import { alikeBids, type ComparedBid } from '../../../domain/procurement/alike-bids.ts';
import { figure } from '../../../domain/procurement/rules.ts';

const TODAY = '2026-11-30';
const least = figure('HS-20', 'passage', TODAY).count;
const sentence = (length: number) => '护理员每日上门两次协助起居'.repeat(10).slice(0, length);

const bid = (bidId: string, more: Partial<ComparedBid> = {}): ComparedBid => ({
  ...{ bidId, proposal: `方案${bidId}`, files: [], certificates: [] },
  ...more,
});
const signs = (bids: readonly ComparedBid[], asked = '') =>
  [...alikeBids(bids, asked, TODAY)].map(([id, found]) => [id, found.map(({ bidId, sign }) => `${sign} ${bidId}`)]);

describe('two bids of a lot (EV-22, M87 第三十七条)', () => {
  test('that have nothing in common are not pointed out', () => {
    expect(signs([bid('a'), bid('b')])).toEqual([
      ['a', []],
      ['b', []],
    ]);
  });

  test('with the same file, or the same person, are pointed out to each other and to no third', () => {
    const bids = [
      bid('a', { files: ['1', '2'], certificates: ['x'] }),
      bid('b', { files: ['2'], certificates: ['x', 'y'] }),
      bid('c', { files: ['3'], certificates: ['z'] }),
    ];
    expect(signs(bids)).toEqual([
      ['a', ['same-file b', 'same-staff b']],
      ['b', ['same-file a', 'same-staff a']],
      ['c', []],
    ]);
  });

  test.each([
    [least - 1, []],
    [least, ['same-passage b']],
  ])('with one sentence of %i characters alike, whatever its spaces and signs (HS-20)', (length, expected) => {
    const text = sentence(length);
    const spaced = `${text.slice(0, 5)}，${text.slice(5)} 。`;
    const found = signs([bid('a', { proposal: `甲。${text}。` }), bid('b', { proposal: `乙。${spaced}` })]);
    expect(found[0]).toEqual(['a', expected]);
  });

  test('may both quote the documents', () => {
    const text = sentence(least + 5);
    const bids = [bid('a', { proposal: text }), bid('b', { proposal: text })];
    expect(signs(bids, `一、要求：${text}，并记录。`)[0]).toEqual(['a', []]);
    expect(alikeBids(bids, '', TODAY).get('b')).toEqual([{ bidId: 'a', sign: 'same-passage', passage: text }]);
  });
});
