import { describe, expect, test } from '@jest/globals';
import { drillReport, type DrillAsked, type DrillFacts } from '../../../domain/contracts/drill-report.ts';

const provider = (n: number) => ({ id: `provider-${n}`, name: `示例第${n}家` });

function asked(position: number, answer: DrillAsked['answer'], takes = 0): DrillAsked {
  const askedMinutes = 60 * (position - 1);
  const times = { askedMinutes, dueMinutes: askedMinutes + 240, answeredMinutes: askedMinutes + 60 };
  return {
    ...{ position, provider: provider(position), answer, ...times, capacity: takes, takes },
    passReason: answer === 'passed' ? 'no-room' : null,
  };
}

const DRILL: DrillFacts = {
  urgent: true,
  lastResort: null,
  decision: { outcome: 'start', minutes: 30, dueMinutes: 480 },
  asked: [asked(1, 'accepted', 4), asked(2, 'accepted', 6)],
  placed: [
    { dependency: 'full', recipients: 4, township: false, firstMinutes: 60, lastMinutes: 60 },
    { dependency: 'partial', recipients: 6, township: false, firstMinutes: 120, lastMinutes: 121 },
  ],
};

const gapsOf = (change: Partial<DrillFacts>) =>
  drillReport({ ...DRILL, ...change }).gaps.map(({ code, count, provider: of }) => [code, of?.id ?? count]);

describe('the report of a drill', () => {
  test('tells first and last coverage by level against what was given, and finds nothing where nothing lacks', () => {
    const { coverage, coverageDueMinutes, levels, gaps } = drillReport(DRILL);
    expect([coverage, coverageDueMinutes, gaps]).toEqual([{ firstMinutes: 60, lastMinutes: 121 }, 480, []]);
    expect(levels.map(({ dependency, recipients }) => [dependency, recipients])).toEqual([
      ['full', 4],
      ['partial', 6],
    ]);
    expect(drillReport({ ...DRILL, urgent: false }).coverageDueMinutes).toBe(960);
  });

  test('names every gap with its measure, the decision before the answers before the places', () => {
    const decision = { outcome: 'start', minutes: 500, dueMinutes: 480 } as const;
    const answers = [asked(1, 'declined'), asked(2, 'expired'), asked(3, 'passed')];
    const late = { firstMinutes: 700, lastMinutes: 730 };
    const placed = [{ dependency: 'self-care', recipients: 7, township: true, ...late } as const];
    expect(gapsOf({ decision, asked: answers, placed, lastResort: 'buyer' })).toEqual([
      ['decision-late', 20],
      ['passed-over', 'provider-3'],
      ['answer-missing', 'provider-2'],
      ['answer-declined', 'provider-1'],
      ['no-room', 7],
      ['no-township-unit', 7],
      ['coverage-late', 10],
    ]);
  });

  test('of a drill that was not started says so, and of a plan without standby providers too', () => {
    const dismissed = { outcome: 'dismiss', minutes: 1, dueMinutes: 480 } as const;
    expect(gapsOf({ decision: dismissed, asked: [], placed: [] })).toEqual([['not-started', null]]);
    expect(gapsOf({ asked: [] }).map(([code]) => code)).toEqual(['no-standby', 'coverage-late']);
  });
});
