import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { capitalAmount, formatYuan, InvalidAmount, yuanToFen } from '../../domain/money.ts';

const fen = fc.oneof(fc.integer({ min: 0, max: 200_000_000 }), fc.maxSafeInteger().map(Math.abs));

describe('yuan to fen', () => {
  test.each([
    ['700000', 70_000_000],
    ['1633497.69', 163_349_769],
    ['0.29', 29],
    ['0.3', 30],
    ['0', 0],
  ])('%s yuan are %i fen', (yuan, expected) => {
    expect(yuanToFen(yuan)).toBe(expected);
  });

  test.each(['', '-1', '+1', '1.', '.5', '1.005', '01', '1,000', ' 1', '1e3', '壹', '¥1', '99999999999999999'])(
    'refuses %j',
    (text) => {
      expect(() => yuanToFen(text)).toThrow(InvalidAmount);
    },
  );

  test('reads back what was formatted', () => {
    fc.assert(
      fc.property(fen, (amount) => {
        expect(yuanToFen(formatYuan(amount).replace(/[¥,]/g, ''))).toBe(amount);
      }),
    );
  });
});

describe('fen for people', () => {
  test.each([
    [70_000_000, '¥700,000.00'],
    [163_349_769, '¥1,633,497.69'],
    [5, '¥0.05'],
    [0, '¥0.00'],
  ])('%i fen are %s', (amount, expected) => {
    expect(formatYuan(amount)).toBe(expected);
  });

  test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('%d is refused', (amount) => {
    expect(() => formatYuan(amount)).toThrow(InvalidAmount);
    expect(() => capitalAmount(amount)).toThrow(InvalidAmount);
  });
});

/** Reads capital numerals back, knowing only what each character is worth. */
function readCapitals(text: string): number {
  const worth: Record<string, number> = { 拾: 10, 佰: 100, 仟: 1000 };
  let total = 0;
  let section = 0;
  let last = 0;
  for (const character of text.replace('整', '')) {
    const value = '零壹贰叁肆伍陆柒捌玖'.indexOf(character);
    if (value >= 0) last = value;
    else if (character === '角' || character === '分') total += last * (character === '角' ? 10 : 1);
    else if (character === '元') total += (section + last) * 100;
    else if (character === '亿') section = (section + last) * 100_000_000;
    else if (character === '万') section = Math.floor(section / 1e8) * 1e8 + ((section % 1e8) + last) * 10_000;
    else section += last * (worth[character] ?? Number.NaN);
    if (value < 0) last = 0;
  }
  return total;
}

describe('capital numerals', () => {
  // The first six are the examples of 支付结算办法, 附一.
  test.each([
    ['1409.50', '壹仟肆佰零玖元伍角'],
    ['6007.14', '陆仟零柒元壹角肆分'],
    ['1680.32', '壹仟陆佰捌拾元叁角贰分'],
    ['107000.53', '壹拾万柒仟元伍角叁分'],
    ['16409.02', '壹万陆仟肆佰零玖元零贰分'],
    ['325.04', '叁佰贰拾伍元零肆分'],
    ['123000', '壹拾贰万叁仟元整'],
    ['700000', '柒拾万元整'],
    ['10', '壹拾元整'],
    ['100000001', '壹亿零壹元整'],
    ['100070000', '壹亿零柒万元整'],
    ['1000100000000', '壹万零壹亿元整'],
    ['0.05', '伍分'],
    ['0.5', '伍角'],
    ['0', '零元整'],
  ])('%s yuan are %s', (yuan, expected) => {
    expect(capitalAmount(yuanToFen(yuan))).toBe(expected);
  });

  test('read back as the same amount, without two 零 in a row', () => {
    fc.assert(
      fc.property(fen, (amount) => {
        const capitals = capitalAmount(amount);
        expect(readCapitals(capitals)).toBe(amount);
        expect(capitals).not.toContain('零零');
      }),
    );
  });
});
