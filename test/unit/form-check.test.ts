import { describe, expect, test } from '@jest/globals';
import { faultsOf } from '../../web/form/check.ts';
import type { Schema } from '../../web/form/schema.ts';
import { shownText } from '../../web/form/typed-text.ts';

const FORM: Schema = {
  type: 'object',
  required: ['offerFen', 'floorFen', 'visits'],
  properties: {
    offerFen: { type: 'integer', minimum: 1, maximum: 70_000_000, title: '报价' },
    floorFen: { type: 'integer', minimum: 100, title: '保证金' },
    visits: { type: 'integer', minimum: 0, maximum: 240, title: '服务次数' },
  },
};

describe('a figure out of its range', () => {
  test('is told in yuan where it is money, as it is elsewhere, and never with an end that does not exist', () => {
    const told = faultsOf(FORM, { offerFen: 80_000_000, floorFen: 1, visits: 241 });
    expect(told.map(({ pointer, word, figures }) => [pointer, word, figures])).toEqual([
      ['/offerFen', 'outOfRange', { title: '报价', least: '¥0.01', most: '¥700,000.00' }],
      ['/floorFen', 'tooSmall', { title: '保证金', least: '¥1.00' }],
      ['/visits', 'outOfRange', { title: '服务次数', least: '0', most: '240' }],
    ]);
  });
});

test('a figure above the cap of a rule is told with the rule and its article', () => {
  const basis = 'CO-05，《政府采购法实施条例》第四十八条';
  const form: Schema = {
    type: 'object',
    properties: { percent: { type: 'integer', minimum: 0, maximum: 10, title: '履约保证金', 'x-basis': basis } },
  };
  expect(faultsOf(form, { percent: 11 })).toEqual([
    { pointer: '/percent', word: 'outOfRange', figures: { title: '履约保证金', least: '0', most: '10' }, basis },
  ]);
  expect(faultsOf(form, { percent: 10 })).toEqual([]);
});

describe('what is no figure', () => {
  const form: Schema = {
    type: 'object',
    properties: {
      priceFen: { type: 'integer', title: '报价' },
      share: { type: 'integer', title: '占比' },
      points: { type: 'number', multipleOf: 0.01, title: '分数' },
      holders: { type: 'array', minItems: 2, items: { type: 'string', enum: ['a', 'b'] }, title: '持有人' },
    },
  };

  test('is told, also of a field that may be left empty', () => {
    const told = faultsOf(form, { priceFen: '三万', share: 'x', points: 1.005, holders: ['a'] });
    expect(told.map(({ pointer, word }) => [pointer, word])).toEqual([
      ['/priceFen', 'badAmount'],
      ['/share', 'badNumber'],
      ['/points', 'decimals'],
      ['/holders', 'tooFewChosen'],
    ]);
  });

  test.each([0.1, 0.29, 1.1, 44.99, 1000.01])('%s has two decimals at most', (points) => {
    expect(faultsOf(form, { points })).toEqual([]);
  });
});

describe('what is typed', () => {
  const figureIn = (text: string) => (text === '' ? undefined : /^\d/.test(text) ? parseFloat(text) : text);
  const textOf = (value: unknown) => (value === undefined ? '' : String(value));

  test.each([
    ['is left alone where it is the value', '1.', 1, '1.'],
    ['is left alone where it is no figure and has no value', 'x', undefined, 'x'],
    ['is left alone where it is no figure and is the value', 'x', 'x', 'x'],
    ['gives way to another value', '1', 2, '2'],
    ['gives way to another value where it is no figure', 'x', 2, '2'],
    ['goes with the value that was cleared', '1', undefined, ''],
  ])('%s', (_name, text, value, shown) => {
    expect(shownText(text, value, figureIn, textOf)).toBe(shown);
  });
});
