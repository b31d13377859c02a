import type { Bilingual } from '../procurement/rules/rule.ts';
import {
  GRADING_FAULTS,
  GRADING_PARTS,
  type ByFault,
  type GradingFault,
  type GradingPart,
  type GradingScheme,
  type ProviderGrade,
} from './grading-scheme.ts';

/** How far one grading of a provider is. `not-graded`: it had no contract in the year. */
export const GRADING_STATES = ['requested', 'not-graded', 'proposed', 'announced', 'published'] as const;
export type GradingState = (typeof GRADING_STATES)[number];

export const GRADING_STATE_LABELS: Readonly<Record<GradingState, Bilingual>> = {
  requested: { zh: '正在计算', en: 'Being computed' },
  'not-graded': { zh: '当年无合同，不评定', en: 'No contract in the year: not graded' },
  proposed: { zh: '待审定', en: 'To be reviewed' },
  announced: { zh: '征求意见', en: 'Open to objection' },
  published: { zh: '已公布', en: 'Published' },
};

/** What a grade is computed from, as it was found when the year was looked at; kept with the grade. */
export interface GradingFacts {
  /** Contracts in force on any day of the year. */
  readonly contracts: number;
  /** Hundredths of a point, 0 to 10 000; null where no evaluation of the year has it. */
  readonly parts: Readonly<Record<Exclude<GradingPart, 'credit'>, number | null>> & { readonly credit: number };
  /** How often in the year. */
  readonly faults: ByFault;
}

/** One line of the explanation; points are hundredths, with their sign. */
export type GradingLine =
  | { readonly of: GradingPart; readonly score: number; readonly weight: number; readonly points: number }
  | {
      readonly of: GradingFault;
      readonly count: number;
      /** Points; null where the scheme is from before this item: nothing is taken off. */
      readonly each: number | null;
      readonly points: number;
    };

export interface GradingResult {
  /** Hundredths of a point, 0 to 10 000. */
  readonly points: number;
  readonly grade: ProviderGrade;
  /** What has added and taken off; parts that are missing and faults that did not occur are left out. */
  readonly lines: readonly GradingLine[];
}

const HUNDREDTHS = 100;
const MOST = 100 * HUNDREDTHS;

/**
 * The published formula: each part by its weight, missing ones leave theirs to the others in proportion; what happened is
 * taken off. Each line is rounded to hundredths once, so that the lines add up to the points (between 0 and 100). Pure.
 * Null for a provider without any contract of the year: it is not graded, which says nothing against it.
 */
export function gradingOf(facts: GradingFacts, scheme: GradingScheme): GradingResult | null {
  if (facts.contracts === 0) return null;
  const lines = [...partLines(facts, scheme), ...faultLines(facts, scheme)];
  const sum = lines.reduce((total, line) => total + line.points, 0);
  const points = Math.max(0, Math.min(MOST, sum));
  return { points, grade: gradeOf(points, scheme), lines };
}

function partLines({ parts }: GradingFacts, { weights }: GradingScheme): GradingLine[] {
  const present = GRADING_PARTS.flatMap((of) => {
    const score = parts[of];
    return score === null ? [] : [{ of, score, weight: weights[of] }];
  });
  const whole = present.reduce((sum, { weight }) => sum + weight, 0);
  return present.map((part) => ({ ...part, points: Math.round((part.score * part.weight) / whole) }));
}

function faultLines({ faults }: GradingFacts, { minus }: GradingScheme): GradingLine[] {
  return GRADING_FAULTS.flatMap((of) => {
    const [count, each] = [faults[of] ?? 0, minus[of] ?? null];
    return count === 0 ? [] : [{ of, count, each, points: 0 - count * (each ?? 0) * HUNDREDTHS }];
  });
}

function gradeOf(points: number, { lowest }: GradingScheme): ProviderGrade {
  const reached = (['excellent', 'qualified', 'basic'] as const).find((grade) => points >= lowest[grade] * HUNDREDTHS);
  return reached ?? 'unqualified';
}

/** Whether a line is one of a weighted part. */
export function isPartLine(line: GradingLine): line is GradingLine & { readonly of: GradingPart } {
  return 'weight' in line;
}
