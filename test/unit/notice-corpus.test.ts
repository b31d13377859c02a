import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readNotice, type NoticeReading } from '../../domain/procurement/notice.ts';
import type { Term } from '../../domain/procurement/notice-term.ts';
import { EXPECTED_NAMES } from './notice-names-expected.ts';
import { EXPECTED_NOTICES, type ExpectedNotice } from './notices-expected.ts';

const CORPUS = resolve('..', 'shared', 'data', 'notices.jsonl');

function corpus(): { number: string; text: string }[] {
  if (!existsSync(CORPUS)) {
    throw new Error('The corpus of real notices is not there: expected ../shared/data/notices.jsonl beside the clone.');
  }
  const lines = readFileSync(CORPUS, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as { number: string; text: string });
}

function textOf(number: string): string {
  const found = corpus().find((notice) => notice.number === number);
  if (!found) throw new Error(`The corpus has no notice ${number}.`);
  return found.text;
}

/** '700000' → 70000000, without the arithmetic of the code under test. */
function fen(yuan: string): number {
  const [whole = '', fraction = ''] = yuan.split('.');
  return Number(BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0')));
}

function termOf(code: string): Term {
  if (code.startsWith('until ')) return { unit: 'until', until: code.slice(6) as never };
  const units = { d: 'day', wd: 'working-day', m: 'month' } as const;
  const [, count = '', unit = ''] = /^(\d+)(d|wd|m)$/.exec(code) ?? [];
  return { unit: units[unit as keyof typeof units], count: Number(count) };
}

/** The reading in the shape of the table. */
function summary(reading: NoticeReading): object {
  if (!reading.ok) return { problems: reading.problems.map(({ field, lot }) => (lot ? `${field} ${lot}` : field)) };
  const { number, method, methodFrom, budgetFen, lots } = reading.notice;
  const money = lots.map(({ budgetFen, ceilingFen, term }) => ({ budgetFen, ceilingFen, term }));
  return { number, method, methodFrom, budgetFen, lots: money };
}

function expectedSummary(expected: ExpectedNotice): object {
  if ('problems' in expected) return { problems: expected.problems };
  const { number, method, methodFrom, budget, lots } = expected;
  const money = lots.map(([amount, ceiling, term]) => {
    return { budgetFen: fen(amount), ceilingFen: ceiling === null ? null : fen(amount), term: termOf(term) };
  });
  return { number, method, methodFrom, budgetFen: fen(budget), lots: money };
}

describe('the importer reads the corpus of real notices', () => {
  test('which is the one that the table of expectations was written from', () => {
    expect(corpus().map((notice) => notice.number)).toEqual(EXPECTED_NOTICES.map((expected) => expected.number));
  });

  test.each(EXPECTED_NOTICES.map((expected) => [expected.number, expected] as const))('%s', (number, expected) => {
    expect(summary(readNotice(textOf(number)))).toEqual(expectedSummary(expected));
  });

  test('with a sentence in both languages for every field that it cannot read', () => {
    for (const { text } of corpus()) {
      const reading = readNotice(text);
      for (const problem of reading.ok ? [] : reading.problems) {
        expect(problem.messageZh).toMatch(/^.{5,}。$/);
        expect(problem.messageEn).toMatch(/^[A-Z].{5,}\.$/);
      }
    }
  });

  test.each(EXPECTED_NAMES.map(([number, ...names]) => [number, names] as const))(
    '%s with its names',
    (number, [name, ...lots]) => {
      const reading = readNotice(textOf(number));
      expect(reading.ok && [reading.notice.name, reading.notice.lots.map((lot) => lot.name)]).toEqual([
        name,
        lots.length === 0 ? [name] : lots,
      ]);
    },
  );

  test('whose readable notices all have their names in the table', () => {
    const readable = EXPECTED_NOTICES.filter((expected) => !('problems' in expected));
    expect(EXPECTED_NAMES.map(([number]) => number)).toEqual(readable.map(({ number }) => number));
  });

  test('and says when the total is only the sum of the lots', () => {
    const stated = readNotice(textOf('HCZC2021-C3-210232-HYZX'));
    const summed = readNotice(textOf('HZZC2022-G3-230048-GXZJ'));
    expect([stated, summed].map((reading) => reading.ok && reading.notice.budgetFrom)).toEqual(['total', 'lots']);
  });

  test('and never throws on a piece of one, cut anywhere', () => {
    const whole = fc.constantFrom(...corpus().map(({ text }) => text));
    const piece = fc.tuple(whole, fc.nat(3000), fc.nat(3000)).map(([text, from, to]) => text.slice(from, to));
    fc.assert(fc.property(piece, (text) => typeof readNotice(text).ok === 'boolean'));
  });
});
