import { describe, expect, test } from '@jest/globals';
import type { RiskFacts } from '../../../domain/contracts/contract-facts.ts';
import { FINDINGS, riskOf, type FindingCode } from '../../../domain/contracts/risk.ts';
import { figure } from '../../../domain/procurement/rules.ts';

const TODAY = '2027-06-01';

const SOUND: RiskFacts = {
  recipients: 60,
  uncovered: 0,
  inspections: [
    { month: 3, problems: false, visitsPlanned: 240, visitsDone: 238, satisfaction: 95 },
    { month: 2, problems: false, visitsPlanned: 240, visitsDone: 240, satisfaction: 96 },
  ],
  overdueInspections: 0,
  overdueTasks: 0,
  recordAlerts: 0,
  weighings: 0,
  paymentsFrozen: false,
  paymentsWithheld: 0,
  daysLeft: 200,
  succeeded: false,
  standby: [
    { capacity: 80, serving: 40 },
    { capacity: 50, serving: 0 },
  ],
};

const LAST = SOUND.inspections[0]!;

function inspected(changes: Partial<typeof LAST>): Partial<RiskFacts> {
  return { inspections: [{ ...LAST, ...changes }, SOUND.inspections[1]!] };
}

describe('the risk of a contract', () => {
  test('that runs well is none', () => {
    expect(riskOf(SOUND, TODAY)).toEqual({ score: 0, level: 'low', findings: [] });
  });

  test.each<[FindingCode, Partial<RiskFacts>, Record<string, number>]>([
    ['uncovered', { uncovered: 1 }, { actual: 1, limit: 0 }],
    ['no-standby', { standby: [] }, { limit: 60 }],
    ['inspection-problems', inspected({ problems: true }), { month: 3 }],
    ['missed-visits', inspected({ visitsDone: 228 }), { month: 3, actual: 12, planned: 240 }],
    ['ending-soon', { daysLeft: 60 }, { actual: 60, limit: 60 }],
    ['standby-short', { standby: [{ capacity: 80, serving: 21 }] }, { actual: 59, limit: 60 }],
    ['satisfaction-falling', inspected({ satisfaction: 86 }), { month: 3, actual: 86, before: 96 }],
    ['inspection-overdue', { overdueInspections: 1 }, { actual: 1 }],
    ['payments-frozen', { paymentsFrozen: true }, {}],
    ['payment-withheld', { paymentsWithheld: 2 }, { actual: 2 }],
    ['tasks-overdue', { overdueTasks: 3 }, { actual: 3 }],
    ['record-alerts', { recordAlerts: 2 }, { actual: 2 }],
    ['takeover-weighing', { weighings: 1 }, { actual: 1 }],
  ])('names %s with its numbers and the points of HS-13', (code, change, figures) => {
    const { score, findings } = riskOf({ ...SOUND, ...change }, TODAY);
    const points = figure('HS-13', code, TODAY).count;
    expect(findings).toEqual([{ code, points, urgent: points >= 20, figures }]);
    expect(score).toBe(points);
  });

  test('knows low satisfaction apart from falling satisfaction', () => {
    const steady = { ...LAST, satisfaction: 79 };
    const facts = { ...SOUND, inspections: [steady, steady] };
    expect(riskOf(facts, TODAY).findings.map(({ code }) => code)).toEqual(['satisfaction-low']);
    expect(riskOf({ ...facts, inspections: [{ ...steady, satisfaction: 80 }] }, TODAY).findings).toEqual([]);
  });

  test.each<[string, Partial<RiskFacts>]>([
    ['eleven missed visits of 240', inspected({ visitsDone: 229 })],
    ['61 days to its end', { daysLeft: 61 }],
    ['an end that a later purchase follows', { daysLeft: 3, succeeded: true }],
    ['standby providers who could just take all', { standby: [{ capacity: 60, serving: 0 }] }],
    [
      'a standby provider beyond its capacity besides',
      {
        standby: [
          { capacity: 60, serving: 0 },
          { capacity: 10, serving: 30 },
        ],
      },
    ],
    ['satisfaction nine points lower', inspected({ satisfaction: 87 })],
    ['no inspection yet', { inspections: [] }],
    ['no visits planned', inspected({ visitsPlanned: 0, visitsDone: 0 })],
    ['dates that are not set', { daysLeft: null }],
  ])('is not raised by %s', (_, change) => {
    expect(riskOf({ ...SOUND, ...change }, TODAY).findings).toEqual([]);
  });

  test('adds up, the heaviest first, and never passes a hundred', () => {
    const all: RiskFacts = {
      ...SOUND,
      uncovered: 5,
      standby: [],
      inspections: [
        { month: 3, problems: true, visitsPlanned: 240, visitsDone: 100, satisfaction: 40 },
        SOUND.inspections[1]!,
      ],
      overdueInspections: 1,
      overdueTasks: 1,
      recordAlerts: 1,
      weighings: 1,
      paymentsFrozen: true,
      paymentsWithheld: 1,
      daysLeft: -2,
    };
    const { score, level, findings } = riskOf(all, TODAY);
    expect([score, level]).toEqual([100, 'high']);
    expect(findings.map(({ points }) => points)).toEqual(
      findings.map(({ points }) => points).toSorted((a, b) => b - a),
    );
    expect(new Set(findings.map(({ code }) => code))).toEqual(
      new Set(FINDINGS.filter((code) => code !== 'standby-short')),
    );
  });

  test('is watched from 20 points on and high from 45', () => {
    const level = (change: Partial<RiskFacts>) => riskOf({ ...SOUND, ...change }, TODAY).level;
    expect(level({ daysLeft: 1 })).toBe('low');
    expect(level(inspected({ problems: true }))).toBe('watch');
    expect(level({ ...inspected({ problems: true, visitsDone: 200 }), paymentsFrozen: true })).toBe('high');
  });
});
