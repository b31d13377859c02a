import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { check, checked, pointerOf } from '../../api/http/input-errors.ts';
import { Problem } from '../../api/problem.ts';
import { cursorOf, keyIn } from '../../api/http/page.ts';

describe('what is wrong with an input', () => {
  test('is told by JSON pointer, in Chinese and in English, all at once', () => {
    const schema = z.strictObject({ lots: z.array(z.object({ budgetFen: z.int() })), name: z.string() });
    const result = check(schema, { lots: [{ budgetFen: 1 }, { budgetFen: 'x' }], 'a/b': 1 }, 'body', ['form']);
    const errors = 'errors' in result ? result.errors : [];
    expect(errors.map(({ pointer }) => pointer).sort()).toEqual(['/form/a~1b', '/form/lots/1/budgetFen', '/form/name']);
    for (const { message } of errors) expect(message).toMatch(/[\u4e00-\u9fff].* \/ \S/);
  });

  test('names the legal rule where the schema does', () => {
    const schema = z.number().refine((n) => n <= 100, { error: '合计一百分 / sums to 100', params: { rule: 'EV-10' } });
    expect(() => checked(schema, 101, 'body')).toThrow(Problem);
    const result = check(schema, 101, 'body');
    expect('errors' in result && result.errors[0]).toMatchObject({
      rule: 'EV-10',
      message: '合计一百分 / sums to 100',
    });
  });

  test('tells the limits of an amount in yuan', () => {
    const amount = z.strictObject({ priceFen: z.int().min(100).max(70_000_000) });
    for (const [priceFen, sentence] of [
      [1, '金额不能小于 ¥1.00'],
      [70_000_001, '金额不能大于 ¥700,000.00'],
    ] as const) {
      const result = check(amount, { priceFen }, 'body');
      expect('errors' in result && result.errors[0]!.message).toContain(sentence);
    }
  });

  test('pointers escape what JSON pointers escape', () => {
    expect(pointerOf(['a/b', 'c~d', 0])).toBe('/a~1b/c~0d/0');
  });
});

describe('a cursor', () => {
  const schema = z.tuple([z.iso.datetime(), z.string()]);

  test('is opaque and gives back the key of the last row', () => {
    const key = ['2027-03-18T01:00:00.000Z', 'purchase:示例-1/draft-plan/1'];
    expect(cursorOf(key)).toMatch(/^[\w-]+$/);
    expect(keyIn(cursorOf(key), schema)).toEqual(key);
    expect(keyIn(undefined, schema)).toBeUndefined();
  });

  test.each(['', 'nonsense', '{}', cursorOf(['yesterday', 'x']), cursorOf(['2027-03-18T01:00:00.000Z'])])(
    '%j is refused',
    (text) => expect(() => keyIn(text, schema)).toThrow(Problem),
  );
});
