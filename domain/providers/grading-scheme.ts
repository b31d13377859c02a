import type { Bilingual } from '../procurement/rules/rule.ts';

/** The grade of a provider for one year, the best first. */
export const PROVIDER_GRADES = ['excellent', 'qualified', 'basic', 'unqualified'] as const;
export type ProviderGrade = (typeof PROVIDER_GRADES)[number];

export const PROVIDER_GRADE_LABELS: Readonly<Record<ProviderGrade, Bilingual>> = {
  excellent: { zh: '优秀', en: 'Excellent' },
  qualified: { zh: '合格', en: 'Qualified' },
  basic: { zh: '基本合格', en: 'Basically qualified' },
  unqualified: { zh: '不合格', en: 'Unqualified' },
};

/** What the points of a year begin with, by their weights. */
export const GRADING_PARTS = ['recipients', 'evaluator', 'credit'] as const;
export type GradingPart = (typeof GRADING_PARTS)[number];

export const GRADING_PART_LABELS: Readonly<Record<GradingPart, Bilingual>> = {
  recipients: { zh: '绩效评价：服务对象评分', en: 'Evaluations: recipients' },
  evaluator: { zh: '绩效评价：第三方评分', en: 'Evaluations: third party' },
  credit: { zh: '年末信用评分', en: 'Credit score at the end of the year' },
};

/** What every scheme and every year that was looked at has. */
export const FIRST_FAULTS = ['records', 'inspection', 'deduction', 'lateReport', 'takeover', 'ban'] as const;
/** What schemes and years from before do not have; a scheme without such an item takes nothing off for it. */
export const LATER_FAULTS = ['lateFinance'] as const;

/** What is taken off, each time it happened in the year. */
export const GRADING_FAULTS = [
  ...(['records', 'inspection', 'deduction', 'lateReport'] as const),
  ...LATER_FAULTS,
  ...(['takeover', 'ban'] as const),
];
export type GradingFault = (typeof FIRST_FAULTS)[number] | (typeof LATER_FAULTS)[number];

/** A number for each of them, as far as it was known. */
export type ByFault = Readonly<Record<(typeof FIRST_FAULTS)[number], number>> &
  Readonly<Partial<Record<(typeof LATER_FAULTS)[number], number | undefined>>>;

export const GRADING_FAULT_LABELS: Readonly<Record<GradingFault, Bilingual>> = {
  records: { zh: '服务记录问题属实', en: 'Problems of service records, confirmed' },
  inspection: { zh: '月度检查发现问题', en: 'Monthly inspections with problems' },
  deduction: { zh: '付款被扣减', en: 'Instalments with a deduction' },
  lateReport: { zh: '逾期提交履约月报', en: 'Monthly reports that were late' },
  lateFinance: { zh: '逾期或者未报送年度财务报告', en: 'Financial reports of a year that were late or missing' },
  takeover: { zh: '因其原因启动临时接管', en: 'Takeovers it has caused' },
  ban: { zh: '禁止参加政府采购', en: 'Bans from procurement' },
};

/** What a grade leads to. */
export interface GradeEffect {
  /** May guide and incubate other agencies, which is shown where providers are chosen; never an advantage in price. */
  readonly mentor: boolean;
  /** Calendar days within which it has to improve, from the publication; 0: no order. */
  readonly improveDays: number;
  /** Somebody is asked whether it stays in the bank. */
  readonly leave: boolean;
}

/** Whether a version answers every item that is known today, as one that is entered now has to. */
export function answersEveryItem(minus: ByFault): minus is Readonly<Record<GradingFault, number>> {
  return GRADING_FAULTS.every((fault) => minus[fault] !== undefined);
}

/** By what providers are graded: whole points. */
export interface GradingScheme {
  /** Per cent; what is missing in a year leaves its weight to the others in proportion. */
  readonly weights: Readonly<Record<GradingPart, number>>;
  readonly minus: ByFault;
  /** Lowest points of each grade; below that of `basic` it is unqualified. */
  readonly lowest: Readonly<Record<Exclude<ProviderGrade, 'unqualified'>, number>>;
  /** Working days within which a provider may object. */
  readonly objectionDays: number;
  readonly effects: Readonly<Record<ProviderGrade, GradeEffect>>;
}

/**
 * For regions that have entered none of their own. The provincial document (§4.4) asks for reward, penalty and elimination
 * and names no figures: these are the house's default and bind by no law.
 */
export const HOUSE_GRADING_SCHEME: GradingScheme & { readonly minus: Readonly<Record<GradingFault, number>> } = {
  weights: { recipients: 40, evaluator: 30, credit: 30 },
  minus: { records: 3, inspection: 2, deduction: 2, lateReport: 1, lateFinance: 3, takeover: 15, ban: 40 },
  lowest: { excellent: 90, qualified: 75, basic: 60 },
  objectionDays: 5,
  effects: {
    excellent: { mentor: true, improveDays: 0, leave: false },
    qualified: { mentor: false, improveDays: 0, leave: false },
    basic: { mentor: false, improveDays: 90, leave: false },
    unqualified: { mentor: false, improveDays: 30, leave: true },
  },
};

/** Whole per cent and points. */
const WHOLE = 100;

/** What is wrong with a scheme that somebody wants to enter, by field; nothing if it is sound. */
export function gradingSchemeProblems({ weights, lowest }: GradingScheme): readonly ('weights' | 'lowest')[] {
  const sum = GRADING_PARTS.reduce((total, part) => total + weights[part], 0);
  const { excellent, qualified, basic } = lowest;
  return [
    // The credit score is there in every year, so that something always has a weight.
    ...(sum === WHOLE && weights.credit > 0 ? [] : (['weights'] as const)),
    ...(excellent > qualified && qualified > basic ? [] : (['lowest'] as const)),
  ];
}
