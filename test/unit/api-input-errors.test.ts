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

  test.each<[z.ZodType, unknown, string]>([
    [z.number().max(35), 40, '不能大于 35 / at most 35'],
    [z.number().min(1), 0, '不能小于 1 / at least 1'],
    [z.number().positive(), 0, '必须大于 0 / must be above 0'],
    [z.int(), 1.5, '应当填写整数 / must be a whole number'],
    [z.number(), 'x', '应当填写数字 / must be a number'],
    [z.number(), undefined, '必填 / required'],
    [z.number().multipleOf(0.5), 0.3, '必须是 0.5 的整数倍 / must be a multiple of 0.5'],
    [z.string().min(10), '短', '至少 10 个字 / at least 10 characters'],
    [z.string().max(1), '长的', '最多 1 个字 / at most 1 characters'],
    [z.array(z.string()).length(2), [], '必须正好 2 项 / must be exactly 2 entries'],
    [z.array(z.string()).min(1), [], '至少 1 项 / at least 1 entries'],
    [z.literal(false), true, '只能是 false / must be false'],
    [z.enum(['a', 'b']), 'c', '只能是其中之一：a、b / must be one of: a, b'],
    [z.strictObject({}), { x: 1 }, '没有这一项，请删去 / there is no such field; leave it out'],
  ])('is a sentence with what would be right (case %#)', (schema, value, sentence) => {
    const result = check(schema, value, 'body');
    expect('errors' in result && result.errors.map(({ message }) => message)).toEqual([sentence]);
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
