import { describe, expect, test } from '@jest/globals';
import {
  assertEdge,
  assertLotEdge,
  IllegalStep,
  isEdge,
  LOT_STATES,
  STAGES,
  type LotState,
  type Stage,
} from '../../../domain/procurement/stages.ts';

describe('the stages of a purchase', () => {
  test('lead from planning to closed, one after the other', () => {
    for (const [index, stage] of STAGES.slice(0, -1).entries()) {
      expect(() => assertEdge(stage, STAGES[index + 1] as Stage)).not.toThrow();
    }
  });

  test('lead back only for the reasons the law knows', () => {
    const back = STAGES.flatMap((from, index) =>
      STAGES.slice(0, index).flatMap((to) => (isEdge(from, to) ? [`${from} → ${to}`] : [])),
    );
    expect(back).toEqual([
      'bidding → publication',
      'evaluation → publication',
      'award → publication',
      'award → evaluation',
      'contract → publication',
      'contract → award',
      'acceptance → monitoring',
    ]);
  });

  test('are never skipped', () => {
    const skips = STAGES.flatMap((from, index) => STAGES.slice(index + 2).filter((to) => isEdge(from, to)));
    expect(skips).toEqual([]);
  });

  test('end for good', () => {
    for (const to of STAGES) expect(() => assertEdge('closed', to)).toThrow(IllegalStep);
  });
});

describe('the states of a lot', () => {
  test.each<[LotState, LotState]>([
    ['open', 'awarded'],
    ['open', 'failed'],
    ['awarded', 'contracted'],
    ['awarded', 'open'],
    ['contracted', 'closed'],
    ['contracted', 'terminated'],
  ])('%s may become %s', (from, to) => {
    expect(() => assertLotEdge(from, to)).not.toThrow();
  });

  test.each<[LotState, LotState]>([
    ['open', 'contracted'],
    ['contracted', 'awarded'],
    ['contracted', 'open'],
  ])('%s may not become %s', (from, to) => {
    expect(() => assertLotEdge(from, to)).toThrow(IllegalStep);
  });

  test.each<[LotState]>([['failed'], ['closed'], ['terminated']])('%s is final', (from) => {
    for (const to of LOT_STATES) expect(() => assertLotEdge(from, to)).toThrow(`a lot cannot go from ${from} to ${to}`);
  });
});
