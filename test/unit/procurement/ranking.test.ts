import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DrawNeeded, rankBids, type ScoredBid } from '../../../domain/procurement/ranking.ts';

function bid(bidId: string, total: number, priceFen: number, technical: number): ScoredBid {
  return { bidId, total, priceFen, technical };
}

const order = (bids: readonly ScoredBid[], drawn?: readonly string[]) =>
  rankBids(bids, drawn).map(({ bidId }) => bidId);

describe('ranking', () => {
  test('puts the higher total first, whatever the price', () => {
    expect(order([bid('cheap', 8000, 100, 4000), bid('good', 9000, 200, 6000)])).toEqual(['good', 'cheap']);
  });

  test('breaks ties by the lower price, then by the better technical score', () => {
    const bids = [bid('dear', 9000, 200, 6000), bid('plain', 9000, 100, 5000), bid('fine', 9000, 100, 5500)];
    expect(order(bids)).toEqual(['fine', 'plain', 'dear']);
  });

  test('asks for a draw between bids that are alike in everything, naming only them', () => {
    const bids = [bid('b', 9000, 100, 5000), bid('a', 9000, 100, 5000), bid('c', 8000, 100, 5000)];
    expect(() => order(bids)).toThrow(DrawNeeded);
    expect(() => order(bids, ['a'])).toThrow('a drawn order is needed for b');
    expect(order(bids, ['b', 'a'])).toEqual(['b', 'a', 'c']);
    expect(order(bids, ['a', 'b'])).toEqual(['a', 'b', 'c']);
  });

  test('gives each bid its own place from 1', () => {
    expect(rankBids([bid('a', 1, 1, 1), bid('b', 2, 1, 1)]).map(({ rank }) => rank)).toEqual([1, 2]);
    expect(rankBids([])).toEqual([]);
  });

  test('does not depend on the order in which bids come', () => {
    const small = fc.integer({ min: 1, max: 3 });
    const bids = fc
      .array(fc.tuple(small, small, small), { minLength: 1, maxLength: 6 })
      .map((all) => all.map(([total, price, technical], n) => bid(`bid-${n}`, total, price, technical)));
    fc.assert(
      fc.property(bids, (all) => {
        const drawn = all.map(({ bidId }) => bidId);
        expect(order([...all].reverse(), drawn)).toEqual(order(all, drawn));
      }),
    );
  });
});
