import { describe, expect, test } from '@jest/globals';
import { PLAN_PARTS, type ReadinessFacts } from '../../../domain/contracts/contract-facts.ts';
import type { Dependency } from '../../../domain/contracts/dependency.ts';
import type { PlacingGroup, StandbyRoom } from '../../../domain/contracts/standby-room.ts';
import { READINESS_CHECKS, readinessOf, type ReadinessCode } from '../../../domain/contracts/readiness.ts';

const TODAY = '2027-06-01';

const TOWNSHIP = '220422001000';

const group = (dependency: Dependency, recipients: number, services = ['B01']): PlacingGroup => {
  return { region: TOWNSHIP, services, dependency, recipients };
};
/** A provider that has stated no capability. */
const open = (overall: number): StandbyRoom => ({ barred: null, overall, stated: null });
/** One that serves these services only, in one region. */
const serving = (item: string, room: number, region = '220422'): StandbyRoom => {
  return { barred: null, overall: 1000, stated: [{ item, region, room }] };
};

const READY: ReadinessFacts = {
  groups: [group('full', 10), group('partial', 14), group('self-care', 36)],
  standby: [open(20), open(5), open(40)],
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
    [['standby-capacity'], { groups: [...READY.groups, group('self-care', 6)] }],
    [['dependent-first'], { groups: [group('full', 26), group('self-care', 34)] }],
    [['standby-capacity', 'standby-count'], { standby: [open(30)] }],
    [['standby-capacity', 'standby-count', 'dependent-first'], { standby: [] }],
    [['standby-capacity', 'dependent-first'], { standby: [serving('A01', 90), serving('B01', 20), serving('B01', 9)] }],
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
    const { checks } = readinessOf({ ...READY, groups: [...READY.groups, group('self-care', 6)] }, TODAY);
    expect(checks[0]).toMatchObject({ code: 'standby-capacity', figures: { actual: 65, needed: 66, left: 1 } });
  });

  test('counts nobody for whom a provider has stated no service or region, however much it could take', () => {
    const standby = [serving('A01', 90), serving('B01', 90, '220421'), serving('B01', 8)];
    const { checks, left, passed } = readinessOf({ ...READY, standby }, TODAY);
    expect(passed).toEqual(['service-not-stated', 'region-not-stated', null]);
    expect(left).toEqual({ full: 2, partial: 14, 'self-care': 36 });
    expect(checks.find(({ code }) => code === 'standby-capacity')!.figures).toEqual({
      actual: 8,
      needed: 60,
      left: 52,
    });
    expect(checks.find(({ code }) => code === 'standby-count')!.figures).toEqual({ actual: 1, needed: 2 });
  });

  test('counts no provider that may not stand in now', () => {
    const standby = [{ ...open(90), barred: 'debarred' as const }, open(60)];
    const { score, passed, checks } = readinessOf({ ...READY, standby }, TODAY);
    expect(passed).toEqual(['debarred', null]);
    expect(checks.filter(({ met }) => !met).map(({ code }) => code)).toEqual(['standby-count']);
    expect(score).toBe(85);
  });

  test('of a contract that serves nobody needs no place', () => {
    const { score, left } = readinessOf({ ...READY, groups: [] }, TODAY);
    expect(score).toBe(100);
    expect(left).toEqual({ full: 0, partial: 0, 'self-care': 0 });
  });
});
