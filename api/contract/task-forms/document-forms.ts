import { z } from 'zod';
import { mostBondPercent } from '../../../domain/contracts/change.ts';
import { mostBidBondPercent } from '../../../domain/procurement/bid-bond.ts';
import { deductionRange } from '../../../domain/procurement/small-enterprises.ts';
import { isScored, METHOD_CODES, type MethodCode } from '../../../domain/procurement/methods.ts';
import { figure, ruleInForce, type RuleId } from '../../../domain/procurement/rules.ts';
import { sourceInWords } from '../../../domain/procurement/rules/source-words.ts';
import { dayOf, instantOfMillis, type Day } from '../../../domain/time/shanghai.ts';
import { criteriaSchema, type CriterionInput } from './criteria.ts';
import { FormFactsMissing, theRow } from './form-facts.ts';
import { refuse } from './form-issue.ts';
import { staticForm, type TaskForm } from './task-form.ts';
import { opinionSchema, reasonForm, text } from './text-fields.ts';

interface DocumentFacts {
  readonly method: MethodCode;
  /** Today on the purchase's own clock: the rules of that day judge the weights. */
  readonly onDay: Day;
  /** For SMEs alone (PL-15): then no price is reduced for small ones (PL-16). */
  readonly smeReserved?: boolean;
}

const EXAMPLE_CRITERIA: readonly CriterionInput[] = [
  { code: 'price', titleZh: '价格', titleEn: 'Price', weight: 20, kind: 'price' },
  { code: 'plan', titleZh: '服务方案', titleEn: 'Service plan', weight: 35, kind: 'technical' },
  { code: 'team', titleZh: '服务团队', titleEn: 'Service team', weight: 25, kind: 'technical' },
  { code: 'continuity', titleZh: '连续服务保障', titleEn: 'Continuity of service', weight: 20, kind: 'technical' },
];

/** Needs and scoring table of the procurement documents (PB-02, EV-10). */
export const draftDocumentsForm: TaskForm<DocumentFacts> = {
  facts: async (context, task) => {
    const row = await theRow<{ method: string; now: Date; smeReserved: boolean }>(
      context,
      task,
      `SELECT method, coalesce(sme_reserve = 'reserved', false) AS "smeReserved",
              business_time(clock_epoch, clock_scale, clock_catches_up, clock_timestamp()) AS now
       FROM purchase WHERE id = $1`,
      [task.purchaseId],
    );
    const onDay = dayOf(instantOfMillis(row.now.getTime()));
    const method = METHOD_CODES.find((code) => code === row.method);
    if (method === undefined) throw new FormFactsMissing(task, 'method in use');
    return { method, onDay, smeReserved: row.smeReserved };
  },
  schema: ({ method, onDay, smeReserved = false }) => {
    const requirements = text('采购需求', '服务内容、数量、标准、期限和验收要求。');
    const bonds = {
      ...{ performanceBondPercent: bondPercent(onDay), bidBondPercent: bidBondPercent(onDay) },
      smallDeductionPercent: smallDeductionPercent(onDay, smeReserved),
      pastContracts: pastContracts(onDay),
    };
    return isScored(method)
      ? z.strictObject({ requirements, criteria: criteriaSchema(method, onDay), ...bonds })
      : z.strictObject({ requirements, ...bonds });
  },
  example: ({ method }) => ({
    requirements: '按照指导性目录的服务标准为救助对象提供照料护理等服务，期限一年，按月检查，期满验收。',
    ...(isScored(method) ? { criteria: EXAMPLE_CRITERIA } : {}),
  }),
};

/** Optional: absent or 0 demands none; never above the cap of CO-05. */
function bondPercent(onDay: Day): z.ZodType<number | undefined> {
  return percentUpTo(mostBondPercent(onDay), { rule: 'CO-05', title: '履约保证金', of: '合同金额', onDay });
}

/** Optional: absent or 0 demands none; never above the cap of PB-08. */
function bidBondPercent(onDay: Day): z.ZodType<number | undefined> {
  return percentUpTo(mostBidBondPercent(onDay), { rule: 'PB-08', title: '投标保证金', of: '标段预算', onDay });
}

/** Optional: absent or 0 where nothing is taken off; within the range of PL-16, and never in a reserve (K2046 9). */
function smallDeductionPercent(onDay: Day, reserved: boolean): z.ZodType<number | undefined> {
  const { least, most } = deductionRange(onDay);
  const { zh, en } = sourceInWords(ruleInForce('PL-16', onDay).source);
  return z
    .int()
    .min(0)
    .check((payload) => {
      if (payload.value === 0) return;
      if (reserved) return refuse(payload, [], NO_DEDUCTION, 'PL-16');
      if (payload.value >= least && payload.value <= most) return;
      const words = {
        zh: `小微企业的价格扣除比例应为 ${least}% 至 ${most}%（${zh}）。`,
        en: `Prices of small enterprises are reduced by ${least} to ${most} % (${en}).`,
      };
      refuse(payload, [], words, 'PL-16');
    })
    .optional()
    .meta({
      title: '小微企业价格扣除',
      description: `小型和微型企业的报价按此比例扣除后参加评审，${least} 至 ${most}，单位：%；专门面向中小企业或者不适用的填 0 或者留空（PL-16）。`,
      maximum: most,
      'x-basis': `PL-16，${zh}`,
    });
}

const NO_DEDUCTION = {
  zh: '专门面向中小企业采购的项目不再给予价格扣除（财库〔2020〕46号第九条）。',
  en: 'A purchase that is for SMEs alone reduces no price (财库〔2020〕46号, art. 9).',
};

/** Contracts of the same kind as a qualification: none, or as many as PL-13 admits. */
function pastContracts(onDay: Day): z.ZodType<number | undefined> {
  const { count: most } = figure('PL-13', 'contracts', onDay);
  const { zh, en } = sourceInWords(ruleInForce('PL-13', onDay).source);
  return z
    .int()
    .min(0)
    .check((payload) => {
      if (payload.value <= most) return;
      const words = {
        zh: `以同类业绩作为资格条件的，不超过 ${most} 个合同（${zh}）。`,
        en: `At most ${most} past contracts of the kind may be asked for (${en}).`,
      };
      refuse(payload, [], words, 'PL-13');
    })
    .optional()
    .meta({
      title: '同类业绩合同',
      description: `作为资格条件要求提供的同类合同份数，0 至 ${most}，单位：份；不要求的填 0 或者留空（PL-13）。`,
      maximum: most,
      'x-basis': `PL-13，${zh}`,
    });
}

interface Cap {
  readonly rule: RuleId;
  readonly title: string;
  readonly of: string;
  readonly onDay: Day;
}

/** Whole per cent up to what the rule allows; a refusal names rule and article. */
function percentUpTo(most: number, { rule, title, of, onDay }: Cap): z.ZodType<number | undefined> {
  const { zh, en } = sourceInWords(ruleInForce(rule, onDay).source);
  return z
    .int()
    .min(0)
    .check((payload) => {
      if (payload.value <= most) return;
      refuse(
        payload,
        [],
        { zh: `${title}不得超过${of}的 ${most}%（${zh}）。`, en: `At most ${most} % may be demanded (${en}).` },
        rule,
      );
    })
    .optional()
    .meta({
      title,
      description: `占${of}的百分比，0 至 ${most}，单位：%；不要求的填 0 或者留空（${rule}）。`,
      maximum: most,
      'x-basis': `${rule}，${zh}`,
    });
}

export const approveDocumentsForm = staticForm(
  opinionSchema,
  { opinion: '采购文件完整，评审因素客观，同意发布。' },
  { return: reasonForm('请细化服务团队的评分标准。') },
);
