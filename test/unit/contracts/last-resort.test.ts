import { describe, expect, test } from '@jest/globals';
import { lastResortOf, withNamed } from '../../../domain/contracts/last-resort.ts';

const COUNTY = '220422';
const buyer = { id: 'buyer', name: '示例县民政局' };
const unit = (id: string, region: string) => ({ id, name: `示例${id}`, region });

describe('the last resort', () => {
  test.each([
    ['the own region’s unit', [unit('province', '220000'), unit('county', COUNTY)], 'county', 'township'],
    ['the first of two by name', [unit('b', COUNTY), unit('a', COUNTY)], 'a', 'township'],
    ['the nearest above', [unit('province', '220000'), unit('city', '220400')], 'city', 'above'],
    ['the purchaser where nobody is entered', [], 'buyer', 'buyer'],
    ['the purchaser, and not the unit of another county', [unit('other', '220421')], 'buyer', 'buyer'],
  ] as const)('is %s', (_, units, id, rung) => {
    expect(lastResortOf(COUNTY, units, buyer)).toMatchObject({ id, rung });
  });

  test('that is named replaces whoever was there, and nobody nearer', () => {
    const units = [unit('county', COUNTY), unit('city', '220400')];
    const there = withNamed(units, unit('new', COUNTY));
    expect(lastResortOf(COUNTY, there, buyer).id).toBe('new');
    expect(there).toHaveLength(2);
    expect(lastResortOf(COUNTY, withNamed(units, unit('above', '220400')), buyer).id).toBe('county');
  });
});
