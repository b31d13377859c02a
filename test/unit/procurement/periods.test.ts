import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CourseFacts, LotFacts } from '../../../domain/procurement/course-facts.ts';
import { PERIOD_CODES, type PeriodCode } from '../../../domain/procurement/period-outline.ts';
import { periodsOf, stageDatesOf, type PeriodRow } from '../../../domain/procurement/periods.ts';
import { addDays, type Day } from '../../../domain/time/shanghai.ts';
import { isWorkingDay } from '../../../domain/time/working-calendar.ts';
import { calendar2026 } from '../time/calendar-2026.ts';

const CALENDAR_2026 = calendar2026();

const LOT: LotFacts = { lotId: 'one', term: { unit: 'month', count: 12 }, ended: false };

/** A consultation opened on Monday 2026-03-02. */
function facts(known: Partial<CourseFacts> = {}): CourseFacts {
  const opened = '2026-03-02';
  return { method: 'competitive-consultation', today: opened, openedOn: opened, lots: [LOT], ...known };
}

function row(rows: readonly PeriodRow[], code: PeriodCode, lotId?: string): PeriodRow {
  return rows.find((candidate) => candidate.code === code && (lotId === undefined || candidate.lotId === lotId))!;
}

describe('the periods of a purchase', () => {
  test('are planned from the day it is opened, every step with all its time', () => {
    const rows = periodsOf(facts(), CALENDAR_2026);
    expect(rows.map(({ code }) => code)).toEqual(PERIOD_CODES);
    expect(row(rows, 'planning')).toMatchObject({
      planned: { from: '2026-03-02', to: '2026-03-23' },
      actual: { from: '2026-03-02' },
      state: 'running',
      workingDays: 15,
    });
    // Eleven working days after 03-23, over the Qingming holiday (04-04 to 04-06).
    expect(row(rows, 'documents').planned).toEqual({ from: '2026-03-23', to: '2026-04-08' });
    expect(row(rows, 'notice')).toMatchObject({ rule: 'ME-02', bound: 'exact', state: 'ahead', provisional: true });
  });

  test('count from the notice once it is published (CN-06, K214 10)', () => {
    const noticeOn = '2026-03-11';
    const rows = periodsOf(facts({ today: '2026-03-12', plannedOn: '2026-03-05', noticeOn }), CALENDAR_2026);
    expect(row(rows, 'documents').actual).toEqual({ from: '2026-03-05', to: noticeOn });
    expect(row(rows, 'notice').legal).toEqual({ from: noticeOn, to: '2026-03-16' });
    expect(row(rows, 'supply').legal).toEqual({ from: noticeOn, to: '2026-03-18' });
    // Ten calendar days end on Saturday 03-21 and move to Monday (CN-02).
    expect(row(rows, 'preparation')).toMatchObject({ legal: { to: '2026-03-23' }, bound: 'min', state: 'running' });
    expect(row(rows, 'clarification').legal.to).toBe('2026-03-18');
    expect(row(rows, 'preparation').provisional).toBe(false);
  });

  test('answer what follows from a notice on another day, but not from one in the past', () => {
    const asked = periodsOf(facts(), CALENDAR_2026, '2026-04-20');
    expect(row(asked, 'notice').legal.from).toBe('2026-04-20');
    expect(row(asked, 'preparation').legal.to).toBe('2026-04-30');
    expect(row(periodsOf(facts(), CALENDAR_2026, '2026-01-05'), 'notice').legal.from).toBe('2026-03-02');
    const published = facts({ today: '2026-03-12', plannedOn: '2026-03-05', noticeOn: '2026-03-11' });
    expect(periodsOf(published, CALENDAR_2026, '2026-04-20')).toEqual(periodsOf(published, CALENDAR_2026));
  });

  test('say what has taken longer than it may', () => {
    const late = periodsOf(facts({ today: '2026-03-24' }), CALENDAR_2026);
    expect(row(late, 'planning')).toMatchObject({ exceeded: true, state: 'running' });
    expect(row(periodsOf(facts({ today: '2026-03-23' }), CALENDAR_2026), 'planning').exceeded).toBe(false);
  });

  test('go on lot by lot after the evaluation', () => {
    const common = { ...LOT, rankedOn: '2026-04-01', awardedOn: '2026-04-02' } as const;
    const signed: LotFacts = { ...common, signedOn: '2026-04-10', startsOn: '2026-04-13', endsOn: '2027-04-12' };
    const course = facts({
      today: '2026-04-14',
      plannedOn: '2026-03-05',
      noticeOn: '2026-03-11',
      deadlineOn: '2026-03-23',
      bidsOpenedOn: '2026-03-23',
      resultOn: '2026-04-03',
      lots: [signed, { ...common, lotId: 'two' }, { ...LOT, lotId: 'failed', ended: true }],
    });
    const rows = periodsOf(course, CALENDAR_2026);
    expect(row(rows, 'evaluation').actual).toEqual({ from: '2026-03-23', to: '2026-04-01' });
    expect(row(rows, 'signing', 'one').actual).toEqual({ from: '2026-04-03', to: '2026-04-10' });
    // Thirty calendar days from the award letter end on Sunday 05-03, in the holiday, and move to 05-06.
    expect(row(rows, 'signing', 'two')).toMatchObject({ legal: { to: '2026-05-06' }, state: 'running' });
    expect(row(rows, 'filing', 'one').legal.to).toBe('2026-04-21');
    expect(row(rows, 'service', 'one').legal).toEqual({ from: '2026-04-13', to: '2027-04-12' });
    expect(row(rows, 'service', 'two').state).toBe('ahead');
    expect(rows.filter(({ lotId }) => lotId === 'failed')).toEqual([]);
  });

  test('of a purchase that has ended are only those that began', () => {
    const rows = periodsOf(facts({ today: '2026-03-20', endedOn: '2026-03-10' }), CALENDAR_2026);
    expect(rows.map(({ code, actual }) => [code, actual])).toEqual([
      ['planning', { from: '2026-03-02', to: '2026-03-10' }],
    ]);
  });

  test('never run backwards, and never end on a day off', () => {
    const dates = fc.integer({ min: 0, max: 300 }).map((days) => addDays('2026-01-05', days));
    const methods = fc.constantFrom('competitive-consultation', 'open-tender', 'single-source' as const);
    fc.assert(
      fc.property(dates, methods, (openedOn: Day, method) => {
        for (const period of periodsOf({ method, openedOn, today: openedOn, lots: [LOT] }, CALENDAR_2026)) {
          expect(period.legal.from <= period.legal.to).toBe(true);
          if (period.bound === 'max') expect(isWorkingDay(CALENDAR_2026, period.legal.to)).toBe(true);
        }
      }),
    );
  });
});

describe('the dates of the stages', () => {
  test('are those of their first and last period, with the rule that ends last', () => {
    const stages = stageDatesOf(periodsOf(facts(), CALENDAR_2026));
    expect(stages[0]).toEqual({
      stage: 'planning',
      from: '2026-03-02',
      to: '2026-03-23',
      rule: 'HS-01',
      provisional: false,
    });
    expect(stages.find(({ stage }) => stage === 'contract')?.rule).toBe('CO-04');
    expect(stages.at(-1)).toMatchObject({ stage: 'closed', from: undefined, to: undefined });
  });
});
