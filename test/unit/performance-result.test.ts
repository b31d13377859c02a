import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DIMENSIONS, SIDES, weightsOn, type Marks, type Side } from '../../domain/performance/dimensions.ts';
import { recommendation } from '../../domain/performance/renewal.ts';
import { evaluationResult, marksOfAnswers } from '../../domain/performance/result.ts';
import { fewestAnswers, sampleOf } from '../../domain/performance/sample.ts';
import type { Day } from '../../domain/time/shanghai.ts';

const ON: Day = '2027-06-15';
const WEIGHTS = weightsOn(ON);
const all = (points: number): Marks => ({ effect: points, management: points, impact: points });

const marks = fc.record({
  effect: fc.integer({ min: 0, max: 100 }),
  management: fc.integer({ min: 0, max: 100 }),
  impact: fc.integer({ min: 0, max: 100 }),
});

describe('the weights of an evaluation', () => {
  test('sum to a hundred, and the recipients weigh most (§2.5)', () => {
    const { sides, dimensions } = WEIGHTS;
    expect(SIDES.reduce((sum, side) => sum + sides[side], 0)).toBe(100);
    expect(DIMENSIONS.reduce((sum, dimension) => sum + dimensions[dimension], 0)).toBe(100);
    expect(sides.recipients).toBeGreaterThan(Math.max(sides.buyer, sides.evaluator));
  });
});

describe('the result of an evaluation', () => {
  test('is the weighted sum that is published', () => {
    const given = {
      recipients: { effect: 90, management: 80, impact: 70 },
      evaluator: { effect: 80, management: 80, impact: 80 },
      buyer: { effect: 100, management: 90, impact: 60 },
    };
    const { total, grade, sides } = evaluationResult(given, WEIGHTS, ON);
    expect(sides).toEqual({ recipients: 8300, evaluator: 8000, buyer: 8900 });
    expect([total, grade]).toEqual([8330, 'good']);
  });

  test('lies between the lowest and the highest mark of the sides that took part, whoever they are', () => {
    const some = fc.subarray([...SIDES], { minLength: 1 });
    fc.assert(
      fc.property(some, fc.tuple(marks, marks, marks), (present, each) => {
        const given = Object.fromEntries(present.map((side, at) => [side, each[at]!])) as Partial<Record<Side, Marks>>;
        const points = present.flatMap((_, at) => DIMENSIONS.map((dimension) => each[at]![dimension] * 100));
        const { total } = evaluationResult(given, WEIGHTS, ON);
        expect(total).toBeGreaterThanOrEqual(Math.min(...points));
        expect(total).toBeLessThanOrEqual(Math.max(...points));
      }),
    );
  });

  test.each([
    [90, 'excellent'],
    [89, 'good'],
    [80, 'good'],
    [60, 'passed'],
    [59, 'failed'],
  ] as const)('of %i points all over is %s', (points, grade) => {
    expect(evaluationResult({ buyer: all(points) }, WEIGHTS, ON).grade).toBe(grade);
  });

  test('counts answers from 1 to 5 as 0 to 100, and none without answers', () => {
    expect(marksOfAnswers([])).toBeUndefined();
    expect(marksOfAnswers([all(5), all(1)])).toEqual(all(50));
    expect(marksOfAnswers([{ effect: 5, management: 4, impact: 3 }])).toEqual({
      effect: 100,
      management: 75,
      impact: 50,
    });
    expect(() => evaluationResult({}, WEIGHTS, ON)).toThrow(RangeError);
  });
});

describe('the sample of recipients', () => {
  const people = Array.from({ length: 50 }, (_, n) => `person-${n}`);

  test('is the same for the same seed, in whatever order the pool comes, and at most as large as the rule says', () => {
    const sample = sampleOf('seed', people, ON);
    expect(sample).toHaveLength(30);
    expect(sampleOf('seed', [...people].reverse(), ON)).toEqual(sample);
    expect(sampleOf('other', people, ON)).not.toEqual(sample);
    expect([...sampleOf('seed', people.slice(0, 4), ON)].sort()).toEqual(people.slice(0, 4).sort());
    expect(sampleOf('seed', [], ON)).toEqual([]);
  });

  test('needs three answers of five, rounded up', () => {
    expect([0, 1, 4, 5, 30].map((asked) => fewestAnswers(asked, ON))).toEqual([0, 1, 3, 3, 18]);
  });
});

describe('the recommendation on renewal', () => {
  const year = { startsOn: '2027-01-01', endsOn: '2027-12-31' } as const;

  test('is for one more year, within the three of the law (CO-07)', () => {
    expect(recommendation('good', year, ON)).toEqual({ renewal: 'renew', until: '2028-12-31' });
    const long = { startsOn: '2027-01-01', endsOn: '2029-06-30' } as const;
    expect(recommendation('excellent', long, ON)).toEqual({ renewal: 'renew', until: '2029-12-31' });
    const full = { startsOn: '2027-01-01', endsOn: '2029-12-31' } as const;
    expect(recommendation('excellent', full, ON)).toEqual({ renewal: 'buy-anew' });
  });

  test('is to buy anew after a pass, and not from this provider after a failure', () => {
    expect(recommendation('passed', year, ON)).toEqual({ renewal: 'buy-anew' });
    expect(recommendation('failed', year, ON)).toEqual({ renewal: 'not-this-provider' });
  });
});
