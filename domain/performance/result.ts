import { figure } from '../procurement/rules.ts';
import type { Bilingual } from '../procurement/rules/rule.ts';
import type { Day } from '../time/shanghai.ts';
import { DIMENSIONS, SIDES, type Marks, type Side, type Weights } from './dimensions.ts';

export const GRADES = ['excellent', 'good', 'passed', 'failed'] as const;
export type Grade = (typeof GRADES)[number];

export const GRADE_LABELS: Readonly<Record<Grade, Bilingual>> = {
  excellent: { zh: '优秀', en: 'Excellent' },
  good: { zh: '良好', en: 'Good' },
  passed: { zh: '合格', en: 'Passed' },
  failed: { zh: '不合格', en: 'Failed' },
};

/** What one recipient of the sample says: 1 to 5 on each dimension. */
export type Answer = Marks;

/** The result of an evaluation; scores are hundredths of a point. */
export interface EvaluationResult {
  readonly total: number;
  readonly grade: Grade;
  /** Each side's own score; a side that took no part is missing. */
  readonly sides: Readonly<Partial<Record<Side, number>>>;
}

/** Lowest and highest answer of the survey; in points 0 and 100. */
const [LOWEST, HIGHEST] = [1, 5] as const;

/** The recipients' marks: the mean of their answers on each dimension, 1 as 0 points and 5 as 100. None without answers. */
export function marksOfAnswers(answers: readonly Answer[]): Marks | undefined {
  if (answers.length === 0) return undefined;
  const mean = (dimension: keyof Marks) => {
    const sum = answers.reduce((total, answer) => total + answer[dimension] - LOWEST, 0);
    return (sum * 100) / (answers.length * (HIGHEST - LOWEST));
  };
  return { effect: mean('effect'), management: mean('management'), impact: mean('impact') };
}

/**
 * The published formula: a side's score is the sum of its marks by the weights of the dimensions; the total is the sum of the
 * sides' scores by their weights, which keep their proportion where a side took no part. Scores are rounded to hundredths
 * once for each side and once in the total. Throws RangeError without any side.
 */
export function evaluationResult(
  marks: Readonly<Partial<Record<Side, Marks>>>,
  weights: Weights,
  on: Day,
): EvaluationResult {
  const present = SIDES.filter((side) => marks[side] !== undefined);
  if (present.length === 0) throw new RangeError('nobody has evaluated');
  const scores = present.map((side) => [side, sideScore(marks[side]!, weights)] as const);
  const whole = present.reduce((sum, side) => sum + weights.sides[side], 0);
  const total = Math.round(scores.reduce((sum, [side, score]) => sum + score * weights.sides[side], 0) / whole);
  return { total, grade: gradeOf(total, on), sides: Object.fromEntries(scores) };
}

function sideScore(marks: Marks, { dimensions }: Weights): number {
  return Math.round(DIMENSIONS.reduce((sum, dimension) => sum + marks[dimension] * dimensions[dimension], 0));
}

function gradeOf(total: number, on: Day): Grade {
  const reached = (['excellent', 'good', 'passed'] as const).find(
    (grade) => total >= figure('PE-04', grade, on).count * 100,
  );
  return reached ?? 'failed';
}
