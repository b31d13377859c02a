import { describe, expect, test } from '@jest/globals';
import { addDays, type Day } from '../../../domain/time/shanghai.ts';
import {
  figure,
  findRuleInForce,
  NoSuchFigure,
  periodOf,
  RuleNotInForce,
  RULES,
  ruleInForce,
  type RuleId,
} from '../../../domain/procurement/rules.ts';

const CHAPTERS = {
  PL: 18,
  PB: 13,
  ME: 36,
  EV: 25,
  CO: 13,
  DL: 15,
  CH: 16,
  DB: 11,
  CR: 4,
  PE: 6,
  CT: 7,
  BU: 5,
  CN: 7,
  AD: 7,
  HS: 23,
};

describe('the table of rules', () => {
  test.each(Object.entries(CHAPTERS))('chapter %s has the rules 01 to %i without a gap', (chapter, size) => {
    const ids = new Set(RULES.map((rule) => rule.id).filter((id) => id.startsWith(`${chapter}-`)));
    const expected = Array.from({ length: size }, (_, n) => `${chapter}-${String(n + 1).padStart(2, '0')}`);
    expect([...ids].sort()).toEqual(expected);
  });

  test('every rule belongs to a chapter, names its source and speaks both languages', () => {
    for (const rule of RULES) {
      expect(Object.keys(CHAPTERS)).toContain(rule.id.slice(0, 2));
      expect(rule.source).not.toBe('');
      expect(rule.title.zh).toMatch(/\p{Script=Han}/u);
      expect(rule.title.en).not.toMatch(/\p{Script=Han}/u);
    }
  });

  test('the versions of a rule never overlap', () => {
    for (const [index, rule] of RULES.entries()) {
      for (const other of RULES.slice(index + 1).filter((candidate) => candidate.id === rule.id)) {
        const apart = (rule.effectiveTo ?? '9999-12-31') < other.effectiveFrom;
        expect({ id: rule.id, apart }).toEqual({ id: rule.id, apart: true });
      }
    }
  });

  test('figures are whole and not negative', () => {
    for (const { value } of RULES.flatMap((rule) => Object.values(rule.figures ?? {}).map((value) => ({ value })))) {
      for (const number of Object.values(value).filter((part) => typeof part === 'number')) {
        expect(Number.isSafeInteger(number) && number > 0).toBe(true);
      }
    }
  });

  test('the project’s own figures do not pretend to be law', () => {
    for (const rule of RULES.filter(({ id }) => id.startsWith('HS-'))) {
      expect(rule).toMatchObject({ source: 'house rule: configuration', confidence: 'C' });
    }
  });
});

describe('the rule in force', () => {
  test.each<[RuleId, Day]>([
    ['EV-12', '2026-02-01'],
    ['PL-06', '2026-07-01'],
    ['CT-06', '2026-07-01'],
    ['DL-08', '2025-06-01'],
    ['EV-05', '2017-01-01'],
    ['CH-10', '2018-03-01'],
  ])('%s begins on %s and not a day earlier', (id, from) => {
    expect(ruleInForce(id, from).id).toBe(id);
    expect(() => ruleInForce(id, addDays(from, -1))).toThrow(RuleNotInForce);
    expect(findRuleInForce(id, addDays(from, -1))).toBeUndefined();
  });

  test('PL-16 doubles the deduction on 2022-07-01', () => {
    expect(figure('PL-16', 'most', '2022-06-30').basisPoints).toBe(1000);
    expect(figure('PL-16', 'most', '2022-07-01').basisPoints).toBe(2000);
  });

  test('DL-09 shortens the payment from 30 days to 10 working days', () => {
    expect(periodOf('DL-09', undefined, '2023-12-07')).toMatchObject({ count: 30, unit: 'calendar-day' });
    expect(periodOf('DL-09', undefined, '2023-12-08')).toMatchObject({ count: 10, unit: 'working-day' });
  });

  test('CT-05 allows the addition of 30 % only under the emergency measures of 2026-10-01', () => {
    expect(() => figure('CT-05', 'addition', '2026-09-30')).toThrow(NoSuchFigure);
    expect(figure('CT-05', 'addition', '2026-10-01').basisPoints).toBe(3000);
  });

  test('the refusal names the rule and the day', () => {
    expect(() => ruleInForce('EV-12', '2026-01-31')).toThrow('rule EV-12 is not in force on 2026-01-31');
  });
});

describe('the period of a rule', () => {
  test('needs no name when it is the only one, also beside other figures', () => {
    expect(periodOf('CO-01', undefined, '2026-10-26').count).toBe(30);
    expect(periodOf('PL-10', undefined, '2026-10-26')).toMatchObject({ count: 12, unit: 'month' });
  });

  test('needs a name when there are several', () => {
    expect(() => periodOf('HS-04', undefined, '2026-10-26')).toThrow(NoSuchFigure);
    expect(periodOf('HS-04', 'urgent', '2026-10-26')).toMatchObject({ count: 4, unit: 'hour' });
  });

  test('is refused where the rule has none', () => {
    expect(() => periodOf('PL-01', undefined, '2026-10-26')).toThrow(NoSuchFigure);
    expect(() => periodOf('PB-08', 'bond', '2026-10-26')).toThrow(NoSuchFigure);
  });
});
