import { draw } from '../procurement/draw.ts';
import { figure } from '../procurement/rules.ts';
import type { Day } from '../time/shanghai.ts';

/** The recipients who are asked, in the order of the draw: everybody where few are served (PE-03). */
export function sampleOf(seed: string, recipients: readonly string[], on: Day): readonly string[] {
  const count = Math.min(figure('PE-03', 'sample', on).count, recipients.length);
  return count === 0 ? [] : draw({ seed, pool: recipients, excluded: [], count }).drawn;
}

/** The fewest answers that a survey of so many counts with, rounded up. */
export function fewestAnswers(asked: number, on: Day): number {
  return Math.ceil((asked * figure('PE-03', 'answered', on).basisPoints) / 10_000);
}
