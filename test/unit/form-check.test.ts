import { describe, expect, test } from '@jest/globals';
import { faultsOf } from '../../web/form/check.ts';
import type { Schema } from '../../web/form/schema.ts';

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
