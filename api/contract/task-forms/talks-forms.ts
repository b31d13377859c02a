import { z } from 'zod';
import { formatYuan } from '../../../domain/money.ts';
import { subjectId, theRow } from './form-facts.ts';
import { staticForm, type TaskForm } from './task-form.ts';
import { reasonForm, text } from './text-fields.ts';

const talksSchema = z.strictObject({
  record: text('谈判（磋商）记录', '与每一供应商谈判的时间、事项和结论；不写其他供应商的报价。', 10),
  changedNeeds: text(
    '变动的需求',
    '没有变动的不填。只能变动技术、服务要求和合同草案条款；填写后系统书面同时通知所有参加的供应商。',
  ).optional(),
});
const RECORD = '与每一供应商分别谈判，就服务方案、人员安排和验收方式逐项确认。';

export const holdTalksForm = staticForm(
  talksSchema,
  { record: RECORD },
  {
    'another-round': {
      schema: talksSchema,
      example: { record: RECORD, changedNeeds: '首次上门时限由四十八小时改为二十四小时。' },
    },
  },
);

interface PriceFacts {
  readonly firstPriceFen: number;
  readonly ceilingFen: number;
}

const LESS_PERCENT = 97;

/** The minutes of the talks with a single source: never above the first price or the budget (ME-30). */
export const agreePriceForm: TaskForm<PriceFacts> = {
  facts: async (context, task) => {
    const row = await theRow<{ first: string; ceiling: string }>(
      context,
      task,
      `SELECT b.price_fen AS first, coalesce(l.ceiling_fen, l.budget_fen) AS ceiling
       FROM bid b JOIN lot l ON l.id = b.lot_id WHERE b.lot_id = $1 AND b.qualified`,
      [subjectId(task, 'lotId')],
    );
    return { firstPriceFen: Number(row.first), ceilingFen: Number(row.ceiling) };
  },
  schema: (facts) =>
    z.strictObject({
      priceFen: z
        .int()
        .min(1)
        .max(highest(facts))
        .meta({
          title: '商定价格',
          description: `单位：分。供应商报价 ${formatYuan(facts.firstPriceFen)}，预算（限价） ${formatYuan(facts.ceilingFen)}。`,
        }),
      costs: text('价格构成和合理性', '供应商提供的成本、同类项目合同价格，以及相关专利、专有技术等情况。', 4),
      minutes: text('协商情况记录', '协商的时间、参加人员、合同主要条款和价格商定情况。', 10),
    }),
  example: (facts) => ({
    priceFen: Math.max(1, Math.floor((highest(facts) * LESS_PERCENT) / 100)),
    costs: '按服务工时和当地工资水平测算，与上年同类合同价格相当。',
    minutes: '专业人员与供应商就服务标准、人员和价格逐项协商，达成一致。',
  }),
  otherOutcomes: () => ({ fail: reasonForm('供应商坚持的价格高于合理水平，未达成一致。') }),
};

function highest({ firstPriceFen, ceilingFen }: PriceFacts): number {
  return Math.min(firstPriceFen, ceilingFen);
}
