import { addMonths, type Day } from '../time/shanghai.ts';
import { figure } from './rules.ts';
import type { Bilingual } from './rules/rule.ts';

/** Why a needs survey is due before the plan (K2122 10-11). */
export const SURVEY_REASONS = ['public-service', 'amount'] as const;
export type SurveyReason = (typeof SURVEY_REASONS)[number];

export const SURVEY_REASON_LABELS: Readonly<Record<SurveyReason, Bilingual>> = {
  'public-service': { zh: '向社会公众提供的公共服务', en: 'a public service to the public' },
  amount: { zh: '金额达到应当开展需求调查的标准', en: 'an amount from which a survey is due' },
};

/** What the duty follows from. Money in fen. */
export interface SurveyFacts {
  /** An item of the class `direct` is bought: people of the public are served (§2.1, B01 to B11). */
  readonly directService: boolean;
  readonly budgetFen: number;
}

/** Empty where no survey is due (PL-10): public services at any amount, everything else from the amount on. */
export function surveyReasons({ directService, budgetFen }: SurveyFacts, onDay: Day): SurveyReason[] {
  const large = budgetFen >= figure('PL-10', 'amount', onDay).fen;
  return [...(directService ? (['public-service'] as const) : []), ...(large ? (['amount'] as const) : [])];
}

/** How many market players are asked at least. */
export function leastRespondents(onDay: Day): number {
  return figure('PL-10', 'marketPlayers', onDay).count;
}

/** The earliest day of a survey that may still be used: within the months of PL-10. */
export function earliestSurvey(onDay: Day): Day {
  return addMonths(onDay, -figure('PL-10', 'reuse', onDay).count);
}

/** Market players that a survey asks (K2122 10-11). */
export const RESPONDENT_KINDS = {
  enterprise: '企业',
  'social-organisation': '社会组织',
  institution: '事业单位',
  other: '其他市场主体',
} as const;

/** What a key review looks at (K2122 29-34, PL-11), in its order. */
export const KEY_REVIEW_POINTS = {
  nonDiscrimination: { zh: '非歧视性审查', en: 'Non-discrimination' },
  competition: { zh: '竞争性审查', en: 'Competition' },
  policy: { zh: '采购政策审查', en: 'Procurement policy' },
  performanceRisk: { zh: '履约风险审查', en: 'Risk of performance' },
} as const satisfies Readonly<Record<string, Bilingual>>;
