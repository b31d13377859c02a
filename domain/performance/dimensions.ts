import { figure } from '../procurement/rules.ts';
import type { Bilingual } from '../procurement/rules/rule.ts';
import type { Day } from '../time/shanghai.ts';

/** What is looked at (§2.5), in the order of the document. */
export const DIMENSIONS = ['effect', 'management', 'impact'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export const DIMENSION_LABELS: Readonly<Record<Dimension, Bilingual>> = {
  effect: { zh: '服务成效', en: 'Effect of the service' },
  management: { zh: '项目管理', en: 'Management of the project' },
  impact: { zh: '社会影响', en: 'Social impact' },
};

/** Who looks. */
export const SIDES = ['recipients', 'evaluator', 'buyer'] as const;
export type Side = (typeof SIDES)[number];

export const SIDE_LABELS: Readonly<Record<Side, Bilingual>> = {
  recipients: { zh: '服务对象', en: 'Recipients' },
  evaluator: { zh: '第三方评估机构', en: 'Third party' },
  buyer: { zh: '购买主体', en: 'Buyer' },
};

/** Points from 0 to 100 on each dimension. */
export type Marks = Readonly<Record<Dimension, number>>;

/** Weights in per cent, as they were in force on a day (PE-01, PE-02). */
export interface Weights {
  readonly sides: Readonly<Record<Side, number>>;
  readonly dimensions: Readonly<Record<Dimension, number>>;
}

export function weightsOn(day: Day): Weights {
  const side = (name: Side) => figure('PE-01', name, day).basisPoints / 100;
  const dimension = (name: Dimension) => figure('PE-02', name, day).basisPoints / 100;
  return {
    sides: { recipients: side('recipients'), evaluator: side('evaluator'), buyer: side('buyer') },
    dimensions: { effect: dimension('effect'), management: dimension('management'), impact: dimension('impact') },
  };
}
