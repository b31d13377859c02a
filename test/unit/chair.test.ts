import { describe, expect, test } from '@jest/globals';
import { electedChair } from '../../domain/experts/chair.ts';

const ORDER = ['first', 'second', 'third'];
const votes = (...candidates: string[]) =>
  candidates.map((candidateId, position) => ({ expertId: ORDER[position]!, candidateId }));

describe('the chair of a committee (EV-07)', () => {
  test.each([
    ['whoever has most votes', votes('third', 'third', 'first'), { expertId: 'third', votes: 2 }],
    [
      'of several with as many, the first in the drawn order',
      votes('third', 'second'),
      { expertId: 'second', votes: 1 },
    ],
    ['the first in the drawn order where nobody voted', [], { expertId: 'first', votes: 0 }],
  ])('is %s', (_, cast, chair) => {
    expect(electedChair(cast, ORDER)).toEqual(chair);
  });

  test('is nobody where nobody sits', () => {
    expect(() => electedChair([], [])).toThrow(RangeError);
  });
});
