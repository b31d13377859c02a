import { parseDay, type Day } from '../time/shanghai.ts';

/** How long a contract runs from its signing: months, calendar days, working days, or until a day in Asia/Shanghai. */
export type Term =
  | { readonly unit: 'month' | 'day' | 'working-day'; readonly count: number }
  | { readonly unit: 'until'; readonly until: Day };

/**
 * `elsewhere`: the notice sends the reader to another document. `several`: stages with periods of their own, of which a
 * person must say which one is the contract's. `none`: no length is stated.
 */
export type TermReading =
  { readonly kind: 'term'; readonly term: Term } | { readonly kind: 'elsewhere' | 'several' | 'none' };

const ELSEWHERE = /详见|见.{0,10}(?:文件|附件|需求|合同)|按(?:照)?合同约定|以合同约定/;

const DATE = /(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})日?/g;
const DATE_RANGE = /(?:自|从)?\d{4}[年./-]\d{1,2}[月./-]\d{1,2}日?起?[至到](?=\d{4}[年./-]\d{1,2}[月./-]\d{1,2})/g;

/**
 * A length of time. Not one: a range (2-3个月, 二至三年), an ordinal (第2年), a month or a day of the calendar (12月31日,
 * 每月5日前), and the time allowed for one piece of work (5日内出具意见书).
 */
const LENGTH = new RegExp(
  [
    '(?<![\\d.~～—第月-])(?<![\\d一二两三四五六七八九十]至)',
    '(\\d+(?:\\.\\d+)?|[一二两三四五六七八九十]+|半)',
    '(个月|个?(?:日历天|日历日|自然日|工作日|年|周|天|日(?!历)))(半?)',
    '(?!\\d|前|内，?(?:向[^，。]*)?(?:出具|提交|提供|答复))',
  ].join(''),
  'g',
);

/** Reads the wording of a contract term. A total followed by its parts (18年，其中建设期2年) is the total. */
export function readTerm(text: string): TermReading {
  const plain = toAsciiDigits(text.replace(/\s+/g, '')).replace(/其中.*$/s, '');
  const found = new Map([...dates(plain), ...lengths(plain)].map((term) => [JSON.stringify(term), term]));
  const [first] = found.values();
  if (found.size === 1 && first) return { kind: 'term', term: first };
  if (found.size > 1) return { kind: 'several' };
  return { kind: ELSEWHERE.test(plain) ? 'elsewhere' : 'none' };
}

/** The ends named as a day; of a range from one day to another only the second is an end. */
function dates(text: string): Term[] {
  const matches = text.replace(DATE_RANGE, '').matchAll(DATE);
  return [...matches].flatMap(([, year = '', month = '', day = '']) => {
    const until = existingDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
    return until === undefined ? [] : [{ unit: 'until' as const, until }];
  });
}

function existingDay(text: string): Day | undefined {
  try {
    return parseDay(text);
  } catch {
    return undefined;
  }
}

function lengths(text: string): Term[] {
  // Years of the calendar are no lengths: 2022年12月底前.
  const withoutDates = text.replace(DATE, '').replace(/\d{4}年(?:\d{1,2}月)?/g, '');
  return [...withoutDates.matchAll(LENGTH)].flatMap(([, number = '', unit = '', half = '']) => {
    const term = lengthOf(numberOf(number) + (half === '' ? 0 : 0.5), unit);
    return term === undefined ? [] : [term];
  });
}

function lengthOf(count: number, unit: string): Term | undefined {
  const term = inOwnUnit(count, unit);
  return Number.isInteger(term.count) && term.count > 0 ? term : undefined;
}

function inOwnUnit(count: number, unit: string): { unit: 'month' | 'day' | 'working-day'; count: number } {
  if (unit.endsWith('年')) return { unit: 'month', count: count * 12 };
  if (unit === '个月') return { unit: 'month', count };
  if (unit.endsWith('工作日')) return { unit: 'working-day', count };
  return { unit: 'day', count: unit.endsWith('周') ? count * 7 : count };
}

const DIGITS = '零一二三四五六七八九';

/** Arabic figures or Chinese numerals up to 99; NaN for what is neither. */
function numberOf(text: string): number {
  if (text === '半') return 0.5;
  if (/^\d/.test(text)) return Number(text);
  const [tens, units] = text.includes('十') ? text.split('十') : ['零', text];
  const digit = (numeral: string | undefined) => DIGITS.indexOf(numeral === '两' ? '二' : (numeral ?? ''));
  const ten = tens === '' ? 1 : digit(tens);
  const unit = units === '' ? 0 : digit(units);
  return ten < 0 || unit < 0 ? Number.NaN : ten * 10 + unit;
}

function toAsciiDigits(text: string): string {
  return text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}
