import type { Bilingual } from '../procurement/rules/rule.ts';

/** How the buyer found an expert's work in one evaluation. */
export const ASSESSMENT_GRADES = {
  good: { zh: '良好', en: 'Good' },
  fair: { zh: '一般', en: 'Fair' },
  poor: { zh: '较差', en: 'Poor' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type AssessmentGrade = keyof typeof ASSESSMENT_GRADES;
export const ASSESSMENT_GRADE_CODES = Object.keys(ASSESSMENT_GRADES) as AssessmentGrade[];
