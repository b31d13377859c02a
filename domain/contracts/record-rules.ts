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
  'report-overdue': {
    title: { zh: '月报逾期', en: 'Monthly report overdue' },
    measure: { zh: '逾期未交的月报', en: 'Monthly reports that are overdue' },
    unit: 'count',
    whenComplete: true,
  },
} as const satisfies Readonly<Record<string, RecordRule>>;

export type RecordRuleCode = keyof typeof RECORD_RULES;
export const RECORD_RULE_CODES = Object.keys(RECORD_RULES) as [RecordRuleCode, ...RecordRuleCode[]];

/** Limits of one contract where it has its own. */
export type Limits = Readonly<Partial<Record<RecordRuleCode, number>>>;

export function limitOf(rule: RecordRuleCode, own: Limits, on: Day): number {
  const limit = own[rule];
  if (limit !== undefined) return limit;
  return rule === 'missed-visits' ? figure('HS-18', rule, on).basisPoints / 100 : figure('HS-18', rule, on).count;
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
  readonly reportOverdue: boolean;
}

/** Something found, at most once: the same `finding` of the same rule is never told twice. */
export interface RecordFinding {
  readonly rule: RecordRuleCode;
  readonly month: number;
  readonly finding: string;
  readonly figures: Readonly<Record<string, number>>;
}

/** What one month's records say against a contract. */
export function findingsOf(facts: MonthFacts, own: Limits, on: Day): readonly RecordFinding[] {
  const { month, complete, planned, done, rating, ratingBefore } = facts;
  const once = (rule: RecordRuleCode, actual: number, figures: RecordFinding['figures'] = {}): RecordFinding[] => {
    const limit = limitOf(rule, own, on);
    return actual < limit ? [] : [{ rule, month, finding: `${month}`, figures: { actual, limit, ...figures } }];
  };
  const growing = (rule: RecordRuleCode, actual: number): RecordFinding[] =>
    once(rule, actual).map((found) => ({ ...found, finding: `${month}/${sizeOf(actual, found.figures['limit']!)}` }));
  const missed = Math.max(0, planned - done);
  return [
    ...(complete && planned > 0 && missed > 0
      ? once('missed-visits', Math.floor((missed * 100) / planned), { missed, planned })
      : []),
    ...(rating !== null && ratingBefore !== null && ratingBefore > rating
      ? once('rating-drop', ratingBefore - rating, { rating, before: ratingBefore })
      : []),
    ...growing('visits-denied', facts.denied),
    ...growing('two-places', facts.twoPlaces),
    ...growing('same-text', facts.sameText),
    ...growing('after-end', facts.afterEnd),
    ...(facts.reportOverdue ? once('report-overdue', 1) : []),
  ];
}

/** A number that grows within the month is told of again each time it has doubled, and no oftener. */
function sizeOf(actual: number, limit: number): number {
  return actual < limit ? 0 : Math.floor(Math.log2(actual / limit)) + 1;
}
