import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  bidDeadline,
  clarificationLastDay,
  countBack,
  deadline,
  documentsEnd,
  InstantNeeded,
  noticeEnd,
  NoSuchPeriod,
  questionsEnd,
} from '../../../domain/procurement/deadlines.ts';
import { METHOD_CODES, METHODS } from '../../../domain/procurement/methods.ts';
import { RuleNotInForce, type RuleId } from '../../../domain/procurement/rules.ts';
import { addDays, formatInstant, type Day } from '../../../domain/time/shanghai.ts';
import { isWorkingDay } from '../../../domain/time/working-calendar.ts';
import { calendar2026 } from '../time/calendar-2026.ts';

const calendar = calendar2026();

describe('the worked dates of an open tender issued on 2026-09-21', () => {
  test('notice and documents run to the end of 2026-09-29', () => {
    expect(noticeEnd('open-tender', '2026-09-21', calendar)).toEqual({
      rule: 'ME-01',
      on: '2026-09-29',
      at: '2026-09-29T15:59:59.000Z',
      provisional: false,
    });
    expect(documentsEnd('open-tender', '2026-09-21', calendar)).toMatchObject({ rule: 'ME-04', on: '2026-09-29' });
  });

  test('the earliest deadline, 2026-10-11, is a Sunday and moves to Monday', () => {
    const earliest = bidDeadline('open-tender', '2026-09-21', calendar);
    expect(earliest).toMatchObject({ rule: 'ME-06', on: '2026-10-12', provisional: false });
    expect(formatInstant(earliest.at)).toBe('2026-10-12 09:00');
  });

  test('with the deadline on 2026-10-13 questions are taken until the 9th begins, and all answered by the 12th', () => {
    const end = questionsEnd('2026-10-13', calendar, '2026-09-21');
    expect(end).toMatchObject({ rule: 'PB-13', on: '2026-10-09', provisional: false });
    expect(formatInstant(end.at)).toBe('2026-10-09 00:00');
    expect(deadline('PB-10', 'answer', '2026-10-08', calendar, '2026-09-21').on).toBe('2026-10-12');
  });

  test('with the deadline on 2026-10-13 the last affecting clarification is on 2026-09-28', () => {
    const last = clarificationLastDay('open-tender', '2026-10-13', calendar, '2026-09-21');
    expect(last).toMatchObject({ rule: 'ME-09', on: '2026-09-28' });
    expect(formatInstant(last.at)).toBe('2026-09-28 23:59');
  });
});

describe('the worked dates after an evaluation', () => {
  test.each<[string, RuleId, string | undefined, Day, Day]>([
    ['report', 'EV-14', undefined, '2026-10-13', '2026-10-15'],
    ['winner fixed', 'EV-15', undefined, '2026-10-15', '2026-10-22'],
    ['result published', 'EV-17', undefined, '2026-10-22', '2026-10-26'],
    ['result notice ends', 'PB-03', undefined, '2026-10-26', '2026-10-27'],
    ['challenge', 'CH-01', undefined, '2026-10-27', '2026-11-05'],
    ['answer', 'CH-03', undefined, '2026-11-05', '2026-11-16'],
    ['complaint', 'CH-05', undefined, '2026-11-16', '2026-12-07'],
    ['contract signed', 'CO-01', undefined, '2026-10-26', '2026-11-25'],
    ['contract published', 'CO-02', undefined, '2026-11-25', '2026-11-27'],
    ['contract filed', 'CO-04', undefined, '2026-11-25', '2026-12-04'],
    ['complaint examined', 'CH-07', 'examine', '2026-11-02', '2026-11-09'],
    ['complaint sent', 'CH-08', undefined, '2026-11-02', '2026-11-12'],
    ['complaint decided', 'CH-10', undefined, '2026-11-02', '2026-12-14'],
  ])('%s: %s %s from %s ends on %s at 23:59:59', (_case, rule, name, from, on) => {
    const due = deadline(rule, name, from, calendar, from);
    expect(due).toEqual({ rule, on, at: `${on}T15:59:59.000Z`, provisional: false });
  });
});

describe('the worked dates of the other methods', () => {
  test('negotiation documents of 2026-09-30 can be answered on 2026-10-10, a make-up Saturday', () => {
    expect(bidDeadline('competitive-negotiation', '2026-09-30', calendar)).toMatchObject({
      rule: 'ME-07',
      on: '2026-10-10',
    });
  });

  test('single-source publicity from 2026-02-10 ends on 2026-02-24', () => {
    expect(noticeEnd('single-source', '2026-02-10', calendar)).toMatchObject({ rule: 'ME-03', on: '2026-02-24' });
  });
});

describe('a consultation', () => {
  test('gives ten days where the documents are supplied earlier than that', () => {
    expect(bidDeadline('competitive-consultation', '2026-11-02', calendar)).toMatchObject({
      rule: 'ME-08',
      on: '2026-11-12',
    });
  });

  test('is not due before its documents have been supplied to the end, over National Day', () => {
    expect(documentsEnd('competitive-consultation', '2026-09-30', calendar).on).toBe('2026-10-13');
    expect(bidDeadline('competitive-consultation', '2026-09-30', calendar)).toMatchObject({
      rule: 'ME-05',
      on: '2026-10-14',
    });
  });
});

describe('counting', () => {
  test('hours run from the instant, through weekends', () => {
    expect(deadline('HS-04', 'urgent', '2026-11-21T13:30:00.000Z', calendar, '2026-11-21')).toEqual({
      rule: 'HS-04',
      on: '2026-11-22',
      at: '2026-11-21T17:30:00.000Z',
      provisional: false,
    });
  });

  test('minutes count like hours: 30 minutes to explain a low price', () => {
    const due = deadline('EV-12', 'explanation', '2026-11-23T01:00:00.000Z', calendar, '2026-11-23');
    expect(due.at).toBe('2026-11-23T01:30:00.000Z');
  });

  test('hours need an instant', () => {
    expect(() => deadline('HS-08', undefined, '2026-11-21', calendar, '2026-11-21')).toThrow(InstantNeeded);
  });

  test('an instant counts as its day in Shanghai', () => {
    const lateEvening = deadline('EV-14', undefined, '2026-10-12T16:30:00.000Z', calendar, '2026-10-13');
    expect(lateEvening.on).toBe('2026-10-15');
  });

  test('a minimum period gives the start of the earliest lawful day', () => {
    const start = deadline('PL-14', undefined, '2026-06-01', calendar, '2026-06-01');
    expect(start).toMatchObject({ on: '2026-07-01', at: '2026-06-30T16:00:00.000Z' });
  });

  test('years end on the corresponding day, moved from the holiday, and are provisional beyond the calendar', () => {
    expect(deadline('CO-07', 'ordinary', '2025-10-01', calendar, '2025-10-01')).toMatchObject({ on: '2026-10-08' });
    const keep = deadline('CO-13', 'keep', '2026-11-23', calendar, '2026-11-23');
    expect(keep).toMatchObject({ on: '2041-11-25', provisional: true });
  });

  test('experts are drawn at the earliest two working days before the evaluation, from 00:00', () => {
    const from = countBack('EV-05', undefined, '2026-10-12', calendar, '2026-10-12');
    expect(from).toMatchObject({ on: '2026-10-09', at: '2026-10-08T16:00:00.000Z' });
  });

  test('hours are not counted back from a day', () => {
    expect(() => countBack('HS-08', undefined, '2026-10-12', calendar, '2026-10-12')).toThrow(RangeError);
  });

  test('the day of the event decides the rule', () => {
    expect(() => deadline('EV-12', 'explanation', '2026-01-31T01:00:00.000Z', calendar, '2026-01-31')).toThrow(
      RuleNotInForce,
    );
    expect(deadline('DL-09', undefined, '2026-11-02', calendar, '2023-06-01').on).toBe('2026-12-02');
    expect(deadline('DL-09', undefined, '2026-11-02', calendar, '2026-11-02').on).toBe('2026-11-16');
  });

  test('a date decided by days nobody has published yet is provisional', () => {
    expect(deadline('CH-10', undefined, '2026-12-01', calendar, '2026-12-01').provisional).toBe(true);
  });

  test('a method without the period says so', () => {
    expect(() => documentsEnd('single-source', '2026-11-02', calendar)).toThrow(NoSuchPeriod);
    expect(() => documentsEnd('competitive-negotiation', '2026-11-02', calendar)).toThrow(NoSuchPeriod);
  });
});

describe('on whatever working day of 2026 documents are issued', () => {
  const issuedOn = fc
    .integer({ min: 0, max: 300 })
    .map((n) => addDays('2026-01-01', n))
    .filter((day) => isWorkingDay(calendar, day));
  const methods = METHOD_CODES.filter((code) => METHODS[code].preparation !== undefined);

  test.each(methods)('%s: the deadline follows the document period and leaves time for a clarification', (method) => {
    fc.assert(
      fc.property(issuedOn, (issued) => {
        const due = bidDeadline(method, issued, calendar);
        expect(isWorkingDay(calendar, due.on)).toBe(true);
        if (METHODS[method].documentSupply !== undefined) {
          expect(due.at > documentsEnd(method, issued, calendar).at).toBe(true);
        }
        if (METHODS[method].clarification === undefined) return;
        expect(clarificationLastDay(method, due.on, calendar, issued).on >= issued).toBe(true);
      }),
    );
  });
});
