import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LONGEST_PROPOSAL, MOST_PRICE_FEN, readBidContent, sealedText } from '../../domain/procurement/bid-content.ts';

const CONTENT = { lotId: 'lot', providerId: 'provider', priceFen: 68_800_000, proposal: '示例响应方案' };

describe('what an envelope says', () => {
  test('is read as it was sealed, whatever the proposal', () => {
    const proposal = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
      .filter((text) => text.trim() !== '' && !text.includes('\0'));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MOST_PRICE_FEN }), proposal, fc.string(), (priceFen, text, salt) => {
        const content = { ...CONTENT, priceFen, proposal: text };
        expect(readBidContent(sealedText(content, salt))).toEqual(content);
      }),
    );
  });

  test('never makes the reading throw, whatever text it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const content = readBidContent(text);
        if (content !== undefined) expect(Number.isSafeInteger(content.priceFen)).toBe(true);
      }),
    );
  });

  test.each([
    ['no price', { priceFen: undefined }],
    ['a price of nothing', { priceFen: 0 }],
    ['half a fen', { priceFen: 0.5 }],
    ['a price that no number holds exactly', { priceFen: 1e30 }],
    ['a price as a text', { priceFen: '68800000' }],
    ['an empty proposal', { proposal: '  ' }],
    ['a proposal beyond the limit', { proposal: 'x'.repeat(LONGEST_PROPOSAL + 1) }],
    ['a NUL, which PostgreSQL does not store', { proposal: 'a\0b' }],
    ['half a character', { proposal: 'a\ud800b' }],
    ['a lot that is no text', { lotId: 7 }],
  ])('is no bid with %s', (_what, change) => {
    expect(readBidContent(JSON.stringify({ ...CONTENT, ...change }))).toBeUndefined();
  });
});
