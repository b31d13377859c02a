import { describe, expect, test } from '@jest/globals';
import { buyerMayName, invitationSize, poolProblem } from '../../../domain/procurement/invitation.ts';

const DAY = '2026-11-02';

describe('the pool that suppliers are invited from', () => {
  test.each([
    ['library', 5, 'ME-18'],
    ['library', 6, undefined],
    ['recommendation', 5, 'ME-18'],
    ['prequalification', 2, 'ME-18'],
    ['prequalification', 3, undefined],
  ] as const)('of an invited tender by %s with %i: %s (M87 14)', (way, size, problem) => {
    expect(poolProblem('invited-tender', way, { size, byBuyer: size, byExperts: 0 }, DAY)).toBe(problem);
  });

  test.each([
    [2, 2, undefined],
    [3, 1, 'ME-19'],
    [1, 1, 'ME-18'],
  ] as const)(
    'of a negotiation, %i named by the buyer and %i by experts: %s (M74 12)',
    (byBuyer, byExperts, problem) => {
      const pool = { size: byBuyer + byExperts, byBuyer, byExperts };
      expect(poolProblem('competitive-negotiation', 'recommendation', pool, DAY)).toBe(problem);
    },
  );

  test('the buyer names at most as many as the experts', () => {
    expect([0, 1, 4].map((experts) => buyerMayName(experts, DAY))).toEqual([0, 1, 4]);
  });

  test('is drawn from, except where everybody recommended is invited', () => {
    expect(invitationSize('competitive-consultation', 'recommendation', DAY).draw).toBe(false);
    expect(invitationSize('competitive-consultation', 'library', DAY)).toEqual({ draw: true, invited: 3, pool: 3 });
  });
});
