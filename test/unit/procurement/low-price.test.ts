import { describe, expect, test } from '@jest/globals';
import { lowPriceFindings, RateOutOfRange, type RaisedRates } from '../../../domain/procurement/low-price.ts';

const DAY = '2026-11-23';
const FAR = 1;

function bids(...prices: number[]) {
  return prices.map((priceFen, n) => ({ bidId: `bid-${n}`, priceFen }));
}

describe('the review of abnormally low prices (EV-12)', () => {
  test.each<[string, number[], number, string[]]>([
    ['exactly half of the mean', [50, 100, 150], FAR, []],
    ['just below half of the mean', [4999, 9998, 15_003], FAR, ['mean']],
    ['exactly half of the second lowest', [50, 100], FAR, []],
    ['just below half of the second lowest', [4999, 10_000], FAR, ['second-lowest']],
    ['exactly 45 % of the ceiling', [45], 100, []],
    ['just below 45 % of the ceiling', [4499], 10_000, ['ceiling']],
    ['far below everything', [10, 100, 100], 100, ['mean', 'second-lowest', 'ceiling']],
  ])('%s', (_case, prices, ceiling, triggers) => {
    const findings = lowPriceFindings(bids(...prices), ceiling, DAY);
    expect(findings).toEqual(triggers.length === 0 ? [] : [{ bidId: 'bid-0', triggers }]);
  });

  test('compares without rounding where the mean is no whole fen', () => {
    expect(lowPriceFindings(bids(2, 3, 8), FAR, DAY).map(({ bidId }) => bidId)).toEqual(['bid-0']);
    expect(lowPriceFindings(bids(2, 3, 7), FAR, DAY)).toEqual([]);
  });

  test('two equally low bids shield each other from the comparison with the second lowest only', () => {
    const findings = lowPriceFindings(bids(10, 10, 100), FAR, DAY);
    expect(findings.map(({ triggers }) => triggers)).toEqual([['mean'], ['mean']]);
  });

  test('a single bid is compared with the ceiling only', () => {
    expect(lowPriceFindings(bids(40), 100, DAY)).toEqual([{ bidId: 'bid-0', triggers: ['ceiling'] }]);
  });

  test('documents may raise a rate up to 65 %', () => {
    expect(lowPriceFindings(bids(64), 100, DAY, { ceiling: 6500 })).toHaveLength(1);
    expect(lowPriceFindings(bids(65), 100, DAY, { ceiling: 6500 })).toEqual([]);
  });

  test.each<[RaisedRates]>([[{ ceiling: 4499 }], [{ mean: 6501 }], [{ 'second-lowest': 5000.5 }]])(
    '%j is refused',
    (raised) => {
      expect(() => lowPriceFindings(bids(1), 100, DAY, raised)).toThrow(RateOutOfRange);
    },
  );

  test('finds nothing in evaluations before 2026-02-01', () => {
    expect(lowPriceFindings(bids(1, 100), 100, '2026-01-31')).toEqual([]);
    expect(lowPriceFindings(bids(1, 100), 100, '2026-02-01')).toHaveLength(1);
  });
});
