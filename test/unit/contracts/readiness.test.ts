import { describe, expect, test } from '@jest/globals';
import { PLAN_PARTS, type ReadinessFacts } from '../../../domain/contracts/contract-facts.ts';
import { READINESS_CHECKS, readinessOf, type ReadinessCode } from '../../../domain/contracts/readiness.ts';

const TODAY = '2027-06-01';

const READY: ReadinessFacts = {
  recipients: 60,
  dependent: 24,
  standby: [
    { capacity: 20, serving: 0 },
    { capacity: 10, serving: 5 },
    { capacity: 40, serving: 0 },
  ],
  planParts: PLAN_PARTS,
  drilledDaysAgo: 365,
  drillGaps: 0,
  hasLastResort: true,
};

describe('the readiness of a takeover plan', () => {
  test('is a hundred when every check is met', () => {
    const { score, checks } = readinessOf(READY, TODAY);
    expect(score).toBe(100);
    expect(checks.map(({ code }) => code)).toEqual([...READINESS_CHECKS]);
  });

  test.each<[ReadinessCode[], Partial<ReadinessFacts>]>([
    [['standby-capacity'], { recipients: 66 }],
    [['dependent-first'], { dependent: 26 }],
    [['standby-capacity', 'standby-count'], { standby: [{ capacity: 30, serving: 0 }] }],
    [['plan-complete'], { planParts: PLAN_PARTS.filter((part) => part !== 'end') }],
    [['plan-complete', 'handover-named'], { planParts: PLAN_PARTS.filter((part) => part !== 'dataHandover') }],
    [['drilled', 'drill-clean'], { drilledDaysAgo: null, drillGaps: null }],
    [['drilled', 'drill-clean'], { drilledDaysAgo: 366 }],
    [['drill-clean'], { drillGaps: 2 }],
    [['drill-clean'], { drillGaps: null }],
    [['last-resort'], { hasLastResort: false }],
  ])('misses %j', (codes, change) => {
    const { score, checks } = readinessOf({ ...READY, ...change }, TODAY);
    const unmet = checks.filter(({ met }) => !met);
    expect(unmet.map(({ code }) => code)).toEqual(codes);
    expect(score).toBe(100 - unmet.reduce((sum, { weight }) => sum + weight, 0));
  });

  test('says what there is and what is needed', () => {
    const { checks } = readinessOf({ ...READY, recipients: 66 }, TODAY);
    expect(checks[0]).toMatchObject({ code: 'standby-capacity', figures: { actual: 65, needed: 66 } });
  });
});
