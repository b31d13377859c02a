import { describe, expect, test } from '@jest/globals';
import { isIrrevocable, isIrrevocableTakeover } from '../../domain/tasks/irrevocable.ts';
import { TASK_KIND_CODES, taskKindDefinition } from '../../domain/tasks/task-kinds.ts';

describe('what cannot be taken back', () => {
  test('is every signature', () => {
    for (const kind of TASK_KIND_CODES) {
      for (const { code } of taskKindDefinition(kind).outcomes.filter((outcome) => outcome.code === 'sign')) {
        expect([kind, isIrrevocable(kind, code)]).toEqual([kind, true]);
      }
    }
  });

  test('is no return for changes', () => {
    for (const kind of TASK_KIND_CODES) expect([kind, isIrrevocable(kind, 'return')]).toEqual([kind, false]);
  });

  test('is a takeover, and no drill', () => {
    expect(isIrrevocableTakeover({ drill: false })).toBe(true);
    expect(isIrrevocableTakeover({ drill: true })).toBe(false);
  });
});
