import { z } from 'zod';
import { METHODS, type MethodCode } from '../../../domain/procurement/methods.ts';
import { criteriaProblems, type CriteriaProblem, type Criterion } from '../../../domain/procurement/scoring.ts';
import type { Bilingual } from '../../../domain/procurement/rules/rule.ts';
import type { Day } from '../../../domain/time/shanghai.ts';
import { refuse } from './form-issue.ts';
import { choice, line } from './text-fields.ts';

const LONGEST_CODE = 40;

/** The points that all criteria share (ME-23). */
const FULL_MARKS = 100;

const criterionSchema = z.strictObject({
  code: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .max(LONGEST_CODE)
    .meta({ title: '代码', description: '评审因素代码：小写字母、数字和连字符，同一文件内不重复。' }),
  titleZh: line('名称', '评审因素的中文名称。'),
  titleEn: line('英文名称', '评审因素的英文名称。'),
  weight: z.int().min(1).max(100).meta({ title: '分值', description: '该因素的满分，单位：分，全部因素合计一百分。' }),
  kind: choice({ price: '价格分', technical: '技术商务分' }, '类别', '价格分有且只有一项。'),
});

export type CriterionInput = z.output<typeof criterionSchema>;

/** The scoring table of a purchase of services by one method, lawful on a day (ME-23, ME-24, ME-27, ME-29, §2.4). */
export function criteriaSchema(method: MethodCode, onDay: Day): z.ZodType<CriterionInput[]> {
  return z
    .array(criterionSchema)
    .min(1)
    .max(50)
    .check((payload) => {
      const prices = payload.value.filter(({ kind }) => kind === 'price').length;
      if (prices !== 1) refuse(payload, [], onePrice(prices), METHODS[method].evaluationRule);
      for (const problem of criteriaProblems(method, payload.value.map(asCriterion), onDay)) {
        refuse(payload, [], wording(problem, payload.value), problem.rule);
      }
    })
    .meta({
      title: '评审因素',
      description: '分值合计一百分，价格分在法定范围内；不得只以价格为标准（§2.4）。',
      'x-sum': { field: 'weight', most: FULL_MARKS, exact: true },
    });
}

function asCriterion({ code, kind, weight }: CriterionInput): Criterion {
  return { id: code, kind, weight };
}

function onePrice(found: number): Bilingual {
  return {
    zh: `价格分须有且只有一项，现有 ${found} 项。`,
    en: `There must be exactly one price criterion, not ${found}.`,
  };
}

function wording(problem: CriteriaProblem, criteria: readonly CriterionInput[]): Bilingual {
  const { rule, allowed } = problem;
  switch (problem.code) {
    case 'WEIGHTS_NOT_100': {
      const sum = criteria.reduce((total, { weight }) => total + weight, 0);
      return {
        zh: `分值合计须为 100 分，现为 ${sum} 分（规则 ${rule}）。`,
        en: `The weights must sum to 100 points, not ${sum} (rule ${rule}).`,
      };
    }
    case 'PRICE_ALONE':
      return {
        zh: `不能简单以“价低者得”作为选择标准（§2.4，规则 ${rule}）：请加入技术因素。`,
        en: `The lowest price alone never wins (§2.4, rule ${rule}): add technical criteria.`,
      };
    case 'PRICE_WEIGHT_OUT_OF_RANGE':
      return {
        zh: `价格分须在 ${allowed?.least} 至 ${allowed?.most} 分之间（规则 ${rule}）。`,
        en: `The price must weigh ${allowed?.least} to ${allowed?.most} points (rule ${rule}).`,
      };
    case 'DUPLICATE_ID':
      return { zh: '评审因素代码重复。', en: 'Two criteria have the same code.' };
    case 'WEIGHT_INVALID':
      return { zh: '分值须为正整数。', en: 'Weights are whole positive points.' };
  }
}
