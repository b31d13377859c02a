import { figure } from '../procurement/rules.ts';
import type { Bilingual } from '../procurement/rules/rule.ts';
import type { Day } from '../time/shanghai.ts';

interface RecordRule {
  readonly title: Bilingual;
  /** What is counted and held against the limit. */
  readonly measure: Bilingual;
  /** `percent` limits are in whole per cent. */
  readonly unit: 'percent' | 'tenths' | 'count';
  /** Looked at once the month’s report is due, when its records must be there. */
  readonly whenComplete: boolean;
}

/** What is watched in the records of a contract (§2.6 事中管质量). Limits: HS-18, or the contract's own. */
export const RECORD_RULES = {
  'missed-visits': {
    title: { zh: '漏访', en: 'Missed visits' },
    measure: { zh: '全月应服务而没有记录的次数占比', en: 'Share of the month’s owed visits without a record' },
    unit: 'percent',
    whenComplete: true,
  },
  'rating-drop': {
    title: { zh: '评分下降', en: 'Ratings drop' },
    measure: { zh: '平均评分比上月低多少（0.1 分）', en: 'Fall of the mean rating in tenths' },
    unit: 'tenths',
    whenComplete: false,
  },
  'visits-denied': {
    title: { zh: '对象否认来过', en: 'Recipients say nobody came' },
    measure: { zh: '对象说没有来的次数', en: 'Visits of which the recipient says that nobody came' },
    unit: 'count',
    whenComplete: false,
  },
  'two-places': {
    title: { zh: '同一人同时在两处', en: 'One person at two places' },
    measure: {
      zh: '与同一人另一处服务时间重叠的次数',
      en: 'Visits that overlap with another of the same person elsewhere',
    },
    unit: 'count',
    whenComplete: false,
  },
  'same-text': {
    title: { zh: '内容雷同', en: 'Identical texts' },
    measure: { zh: '服务内容一字不差的对象人数', en: 'Recipients whose records carry the very same text' },
    unit: 'count',
    whenComplete: false,
  },
  'after-end': {
    title: { zh: '去世或迁出之后仍有记录', en: 'Visits after the end' },
    measure: { zh: '对象去世或迁出之后的服务次数', en: 'Visits after the recipient had died or moved away' },
    unit: 'count',
    whenComplete: false,
  },
  'outside-roster': {
    title: { zh: '名册外人员上门', en: 'Work by people outside the roster' },
    measure: {
      zh: '服务人员当日不在承接主体人员名册的次数，可能转包（CO-09）',
      en: 'Visits by people who were not on the provider’s roster that day: the work may have been passed on (CO-09)',
    },
    unit: 'count',
    whenComplete: false,
  },
  'staff-shortage': {
    title: { zh: '服务人员流失', en: 'Staff shortage' },
    measure: {
      zh: '本月名册在岗人数减少的比例',
      en: 'Share of the roster’s people in service that the month has lost',
    },
    unit: 'percent',
    whenComplete: false,
  },
  'report-overdue': {
    title: { zh: '月报逾期', en: 'Monthly report overdue' },
    measure: { zh: '逾期未交的月报', en: 'Monthly reports that are overdue' },
    unit: 'count',
    whenComplete: true,
  },
  'finance-report-overdue': {
    title: { zh: '年度财务报告逾期', en: 'Yearly financial report overdue' },
    measure: { zh: '逾期未交的年度财务报告（DL-15）', en: 'Financial reports of a year that are overdue (DL-15)' },
    unit: 'count',
    whenComplete: false,
  },
} as const satisfies Readonly<Record<string, RecordRule>>;

export type RecordRuleCode = keyof typeof RECORD_RULES;
export const RECORD_RULE_CODES = Object.keys(RECORD_RULES) as [RecordRuleCode, ...RecordRuleCode[]];

/** Limits of one contract where it has its own. */
export type Limits = Readonly<Partial<Record<RecordRuleCode, number>>>;

export function limitOf(rule: RecordRuleCode, own: Limits, on: Day): number {
  return own[rule] ?? houseLimit(rule, on);
}

/** Where the contract has none of its own (HS-18), on a day. */
export function houseLimit(rule: RecordRuleCode, on: Day): number {
  return rule === 'missed-visits' || rule === 'staff-shortage'
    ? figure('HS-18', rule, on).basisPoints / 100
    : figure('HS-18', rule, on).count;
}

/** What the records of one month of service say, counted by the database. */
export interface MonthFacts {
  /** Month of service, from 1. */
  readonly month: number;
  /** The month's report is due: its records must be there. */
  readonly complete: boolean;
  /** Owed to recipients who were the provider's for the whole month; and what of it is on record, each at most what is owed. */
  readonly planned: number;
  readonly done: number;
  /** Mean rating in tenths, null without enough answers; and of the month before. */
  readonly rating: number | null;
  readonly ratingBefore: number | null;
  readonly denied: number;
  readonly twoPlaces: number;
  readonly sameText: number;
  readonly afterEnd: number;
  /** Nought where the provider keeps no roster: nobody can be outside of it. */
  readonly outsideRoster: number;
  /** People of the roster in service when the month began, and at its end as far as it is known. */
  readonly staffBefore: number;
  readonly staff: number;
  readonly reportOverdue: boolean;
  /** The provider's financial report of the year before fell due in this month, and is not there. */
  readonly financeOverdue: boolean;
}

/** Something found, at most once: the same `finding` of the same rule is never told twice. */
export interface RecordFinding {
  readonly rule: RecordRuleCode;
  readonly month: number;
  readonly finding: string;
  readonly figures: Readonly<Record<string, number>>;
}

/** What a rule counts in one month of service, in the unit of its limit, with the numbers behind it. */
export interface Measured {
  readonly actual: number;
  readonly figures: Readonly<Record<string, number>>;
}

/** What every rule counts in a month; without the rules that cannot be told of it yet. */
export function measuredOf(facts: MonthFacts): Readonly<Partial<Record<RecordRuleCode, Measured>>> {
  const { complete, planned, done, rating, ratingBefore, staffBefore, staff } = facts;
  const missed = Math.max(0, planned - done);
  const plain = (actual: number): Measured => ({ actual, figures: {} });
  return {
    ...(complete &&
      planned > 0 && {
        'missed-visits': { actual: Math.floor((missed * 100) / planned), figures: { missed, planned } },
      }),
    ...(rating !== null &&
      ratingBefore !== null && {
        'rating-drop': { actual: Math.max(0, ratingBefore - rating), figures: { rating, before: ratingBefore } },
      }),
    'visits-denied': plain(facts.denied),
    'two-places': plain(facts.twoPlaces),
    'same-text': plain(facts.sameText),
    'after-end': plain(facts.afterEnd),
    'outside-roster': plain(facts.outsideRoster),
    ...(staffBefore > 0 && {
      'staff-shortage': {
        actual: Math.floor((Math.max(0, staffBefore - staff) * 100) / staffBefore),
        figures: { before: staffBefore, staff },
      },
    }),
    ...(complete && { 'report-overdue': plain(facts.reportOverdue ? 1 : 0) }),
    'finance-report-overdue': plain(facts.financeOverdue ? 1 : 0),
  };
}

/** Whether so much is pointed out. A limit is 1 at least, so that nothing is never pointed out. */
export function standsOut(actual: number, limit: number): boolean {
  return actual >= limit;
}

/** What may grow within the month. */
const GROWING: ReadonlySet<RecordRuleCode> = new Set([
  'visits-denied',
  'two-places',
  'same-text',
  'after-end',
  'outside-roster',
]);

/** What one month's records say against a contract. */
export function findingsOf(facts: MonthFacts, own: Limits, on: Day): readonly RecordFinding[] {
  const { month } = facts;
  const measured = measuredOf(facts);
  return RECORD_RULE_CODES.flatMap((rule): RecordFinding[] => {
    const limit = limitOf(rule, own, on);
    const found = measured[rule];
    if (found === undefined || !standsOut(found.actual, limit)) return [];
    const { actual, figures } = found;
    const finding = GROWING.has(rule) ? `${month}/${sizeOf(actual, limit)}` : `${month}`;
    return [{ rule, month, finding, figures: { actual, limit, ...figures } }];
  });
}

/** A number that grows within the month is told of again each time it has doubled, and no oftener. */
function sizeOf(actual: number, limit: number): number {
  return Math.floor(Math.log2(actual / limit)) + 1;
}
