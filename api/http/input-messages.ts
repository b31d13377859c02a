import { z } from 'zod';
import { formatYuan } from '../../domain/money.ts';

type RawIssue = z.core.$ZodRawIssue;
interface Sentence {
  readonly zh: string;
  readonly en: string;
}

const ZH = z.locales.zhCN().localeError;
const EN = z.locales.en().localeError;

/** What is wrong with a value and what would be right, in Chinese, then in English; a schema's own message is kept. */
export function bilingualMessage(issue: RawIssue): string {
  const { zh, en } = sentenceOf(issue) ?? { zh: textOf(ZH(issue)), en: textOf(EN(issue)) };
  return `${zh} / ${en}`;
}

function sentenceOf(issue: RawIssue): Sentence | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return typeSentence(issue);
    case 'too_big':
      return mostSentence(issue);
    case 'too_small':
      return leastSentence(issue);
    case 'not_multiple_of':
      return { zh: `必须是 ${issue['divisor']} 的整数倍`, en: `must be a multiple of ${issue['divisor']}` };
    case 'invalid_value':
      return valueSentence(issue['values'] as readonly unknown[]);
    case 'unrecognized_keys':
      return { zh: '没有这一项，请删去', en: 'there is no such field; leave it out' };
    default:
      return undefined;
  }
}

const TYPES: Readonly<Record<string, Sentence>> = {
  string: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: '是或者否', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '一组字段', en: 'an object' },
};

function typeSentence({ input, expected }: RawIssue): Sentence | undefined {
  if (input === undefined) return { zh: '必填', en: 'required' };
  const type = TYPES[String(expected)];
  return type && { zh: `应当填写${type.zh}`, en: `must be ${type.en}` };
}

/** People think in yuan: a limit of an amount is told in yuan, not in the fen it is kept in. */
function mostSentence(issue: RawIssue): Sentence | undefined {
  const most = Number(issue['maximum']);
  if (isAmount(issue)) return { zh: `金额不能大于 ${formatYuan(most)}`, en: `at most ${formatYuan(most)}` };
  const under = issue['inclusive'] === false;
  switch (issue['origin']) {
    case 'string':
      return { zh: `最多 ${most} 个字`, en: `at most ${most} characters` };
    case 'array':
      return issue['exact'] === true ? exactly(most) : { zh: `最多 ${most} 项`, en: `at most ${most} entries` };
    case 'number':
    case 'int':
      return under
        ? { zh: `必须小于 ${most}`, en: `must be below ${most}` }
        : { zh: `不能大于 ${most}`, en: `at most ${most}` };
    default:
      return undefined;
  }
}

function leastSentence(issue: RawIssue): Sentence | undefined {
  const least = Number(issue['minimum']);
  if (isAmount(issue)) return { zh: `金额不能小于 ${formatYuan(least)}`, en: `at least ${formatYuan(least)}` };
  const over = issue['inclusive'] === false;
  switch (issue['origin']) {
    case 'string':
      return { zh: `至少 ${least} 个字`, en: `at least ${least} characters` };
    case 'array':
      return issue['exact'] === true ? exactly(least) : { zh: `至少 ${least} 项`, en: `at least ${least} entries` };
    case 'number':
    case 'int':
      return over
        ? { zh: `必须大于 ${least}`, en: `must be above ${least}` }
        : { zh: `不能小于 ${least}`, en: `at least ${least}` };
    default:
      return undefined;
  }
}

function exactly(count: number): Sentence {
  return { zh: `必须正好 ${count} 项`, en: `must be exactly ${count} entries` };
}

function valueSentence(values: readonly unknown[]): Sentence {
  const told = values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
  return values.length === 1
    ? { zh: `只能是 ${told[0]}`, en: `must be ${told[0]}` }
    : { zh: `只能是其中之一：${told.join('、')}`, en: `must be one of: ${told.join(', ')}` };
}

function isAmount({ path }: RawIssue): boolean {
  return /Fen$/.test(String(path?.at(-1)));
}

function textOf(message: string | { message: string } | undefined | null): string {
  return typeof message === 'string' ? message : (message?.message ?? '');
}
