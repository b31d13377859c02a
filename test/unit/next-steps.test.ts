import { describe, expect, test } from '@jest/globals';
import { TASK_KIND_CODES, taskKindDefinition } from '../../domain/tasks/task-kinds.ts';
import { nextStepAfter } from '../../web/words/next-steps/next-steps.ts';

const ALL = TASK_KIND_CODES.flatMap((kind) =>
  taskKindDefinition(kind).outcomes.map(({ code }) => [kind, code, nextStepAfter(kind, code)] as const),
);

describe('what happens after a decision', () => {
  test.each(ALL)('%s / %s has its own sentence in both languages', (_kind, _code, step) => {
    expect(step?.zh).toMatch(/[\u4e00-\u9fff].*[。；]?$/);
    expect(step?.en).toMatch(/^[A-Z“]/);
  });

  test('no two decisions are told the same', () => {
    const sentences = ALL.map(([, , step]) => step?.zh);
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  test('no legal figure stands in a sentence: those are in the rule table', () => {
    for (const [kind, code, step] of ALL)
      expect([kind, code, /[\d]|[一二两三四五六七十]+(?:个工作日|日内|小时)/.test(step!.zh)]).toEqual([
        kind,
        code,
        false,
      ]);
  });
});
