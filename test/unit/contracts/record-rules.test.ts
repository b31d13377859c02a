import { describe, expect, test } from '@jest/globals';
import { findingsOf, limitOf, RECORD_RULE_CODES, type MonthFacts } from '../../../domain/contracts/record-rules.ts';
import type { Day } from '../../../domain/time/shanghai.ts';

const ON = '2027-06-01' as Day;

const CLEAN: MonthFacts = {
  ...{ month: 3, complete: true, planned: 100, done: 100, rating: 46, ratingBefore: 47 },
  ...{
    denied: 0,
    twoPlaces: 0,
    sameText: 0,
    afterEnd: 0,
    outsideRoster: 0,
    staffBefore: 10,
    staff: 10,
    reportOverdue: false,
    financeOverdue: false,
  },
};

const found = (change: Partial<MonthFacts>, own = {}) =>
  findingsOf({ ...CLEAN, ...change }, own, ON).map(({ rule, finding }) => `${rule} ${finding}`);

describe('the records of a month', () => {
  test('that are as they should be say nothing', () => {
    expect(found({})).toEqual([]);
  });

  test.each<[Partial<MonthFacts>, string[]]>([
    [{ done: 91 }, []],
    [{ done: 90 }, ['missed-visits 3']],
    [{ done: 90, complete: false }, []],
    [{ planned: 0, done: 0 }, []],
    [{ rating: 37 }, ['rating-drop 3']],
    [{ rating: 38 }, []],
    [{ rating: null }, []],
    [{ denied: 1 }, ['visits-denied 3/1']],
    [{ twoPlaces: 1 }, ['two-places 3/1']],
    [{ sameText: 4 }, []],
    [{ sameText: 5 }, ['same-text 3/1']],
    [{ afterEnd: 1 }, ['after-end 3/1']],
    [{ outsideRoster: 1 }, ['outside-roster 3/1']],
    [{ staff: 8 }, []],
    [{ staff: 7 }, ['staff-shortage 3']],
    [{ staff: 12 }, []],
    [{ staffBefore: 0, staff: 0 }, []],
    [{ reportOverdue: true }, ['report-overdue 3']],
    [{ financeOverdue: true }, ['finance-report-overdue 3']],
  ])('%j are pointed out as %j', (change, wanted) => {
    expect(found(change)).toEqual(wanted);
  });

  test('are pointed out again only when the number has doubled', () => {
    const findings = [1, 2, 3, 4, 7, 8].map((denied) => found({ denied })[0]);
    expect(findings).toEqual([1, 2, 2, 3, 3, 4].map((size) => `visits-denied 3/${size}`));
  });

  test('are held against the contract’s own limits where it has some', () => {
    expect(found({ denied: 2 }, { 'visits-denied': 3 })).toEqual([]);
    expect(found({ done: 96 }, { 'missed-visits': 4 })).toEqual(['missed-visits 3']);
    for (const rule of RECORD_RULE_CODES) expect(limitOf(rule, {}, ON)).toBeGreaterThanOrEqual(1);
  });
});
