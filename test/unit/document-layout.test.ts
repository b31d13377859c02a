import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { amount, facts, officialDay, officialTime, sections } from '../../api/documents/document.ts';
import { missingGlyphs, widthOf } from '../../api/documents/pdf/fonts.ts';
import { CHARACTER, LINE, PAPER, TYPE_HEIGHT, TYPE_WIDTH } from '../../api/documents/pdf/sheet.ts';
import { breakLines, spacing } from '../../api/documents/pdf/typeset.ts';
import { termText } from '../../api/documents/term-text.ts';

/** Every character as wide as one unit, letters half as wide. */
const units = (text: string): number => [...text].reduce((sum, character) => sum + (character < '\u0100' ? 0.5 : 1), 0);
const broken = (text: string, room: number, first = room): string[] =>
  breakLines(text, { first, rest: room, widthOf: units });

describe('the sheet', () => {
  test('is A4 with the type area of GB/T 9704: 156 × 225 mm, 22 lines of 28 characters', () => {
    const millimetres = (points: number) => Math.round((points / 72) * 25.4);
    expect([PAPER.width, PAPER.height, TYPE_WIDTH, TYPE_HEIGHT].map(millimetres)).toEqual([210, 297, 156, 225]);
    expect(Math.round(TYPE_HEIGHT / LINE)).toBe(22);
    expect(Math.round(TYPE_WIDTH / CHARACTER)).toBe(28);
  });
});

describe('breaking lines', () => {
  test('fills lines and indents the first', () => {
    expect(broken('一二三四五六七八九十', 4, 2)).toEqual(['一二', '三四五六', '七八九十']);
  });

  test('begins no line with a stop and ends none with an opening bracket', () => {
    expect(broken('一二三四，五六', 4)).toEqual(['一二三', '四，五六']);
    expect(broken('一二三（四五）', 4)).toEqual(['一二三', '（四五）']);
  });

  test('keeps numbers and words whole', () => {
    expect(broken('金额70,000.00元整', 6)).toEqual(['金额', '70,000.00元', '整']);
    expect(broken('编号GK-2026-001号', 6)).toEqual(['编号', 'GK-2026-001', '号']);
  });

  test('cuts what is wider than a line', () => {
    expect(broken('5f3442723b6dee13', 4)).toEqual(['5f344272', '3b6dee13']);
  });

  test('gives an empty paragraph one line', () => {
    expect(broken('', 4)).toEqual(['']);
  });

  test('loses nothing but spaces, and no line is too wide', () => {
    const texts = fc.string({ unit: fc.constantFrom(...'采购公告，。（）《》GK-20261,. 𠮷'), maxLength: 80 });
    fc.assert(
      fc.property(texts, fc.integer({ min: 3, max: 30 }), (text, room) => {
        const lines = broken(text, room);
        expect(lines.join('').replace(/ /g, '')).toBe(text.replace(/ /g, ''));
        expect(Math.max(...lines.map(units))).toBeLessThanOrEqual(room);
      }),
    );
  });
});

describe('filling a line', () => {
  test('spreads what is free over the gaps, and squeezes what is a little too wide', () => {
    expect(spacing('一二三四五', 5, 5.4, true)).toBeCloseTo(0.1);
    expect(spacing('一二三四五', 5, 4.8, false)).toBeCloseTo(-0.05);
  });

  test('leaves the last line and a torn one as they are', () => {
    expect(spacing('一二三四五', 5, 5.4, false)).toBe(0);
    expect(spacing('一二', 2, 5, true)).toBe(0);
  });
});

describe('the fonts', () => {
  test('set a Chinese character one em wide', () => {
    expect(widthOf('song', 16, '采购')).toBeCloseTo(32);
  });

  test('tell which characters they lack, once each', () => {
    expect(missingGlyphs(['示例𠮷先生', '𠮷女士', '䶮𬭎'])).toEqual(['𠮷']);
  });
});

describe('official wording', () => {
  test('writes amounts in figures and capitals', () => {
    expect(amount(68_800_000)).toBe('688,000.00元（大写：陆拾捌万捌仟元整）');
  });

  test('writes days without zeros and times in Beijing', () => {
    expect(officialDay('2026-01-05')).toBe('2026年1月5日');
    expect(officialTime('2026-11-24T17:05:00.000Z')).toBe('2026年11月25日1时05分');
  });

  test('numbers the sections that have content', () => {
    const blocks = sections(['甲', facts(['项', '值'])], ['乙'], ['丙', facts(['项', undefined], ['另项', '值'])]);
    expect(blocks).toEqual([
      { kind: 'heading', text: '一、甲' },
      { kind: 'facts', rows: [['项', '值']] },
      { kind: 'heading', text: '二、丙' },
      { kind: 'facts', rows: [['另项', '值']] },
    ]);
  });

  test.each([
    [{ unit: 'month', count: 12 }, '自服务开始之日起12个月'],
    [{ unit: 'working-day', count: 30 }, '自服务开始之日起30个工作日'],
    [{ unit: 'until', until: '2027-12-31' }, '至2027年12月31日'],
    [undefined, undefined],
  ] as const)('says a term: %j', (term, text) => {
    expect(termText(term)).toBe(text);
  });
});
