import { z } from 'zod';
import { formatYuan } from '../../../domain/money.ts';
import { splittingOfPurchase, type SplittingGroup } from '../../splitting/splitting-answer.ts';
import { checkFund, fundExample, fundFacts, fundFields, NO_FUNDS, type FundFacts } from './fund-fields.ts';
import { staticForm, type TaskForm } from './task-form.ts';
import { line, mediumSchema, reasonForm, text } from './text-fields.ts';

/** What of a group is told where somebody decides. */
type Adding = Pick<SplittingGroup, 'item' | 'sumFen' | 'limitFen' | 'purchases'>;

interface BudgetFacts extends FundFacts {
  readonly adding: readonly Adding[];
}

/**
 * Finance confirms that the money is in the budget, names its source and whom it may serve, which is everybody that the
 * purchase serves (PL-01, BU-03). Where the purchase looks like part of one that was split, it sees what adds up and says
 * why it is none: the budget was changed, or another way approved (PL-08).
 */
export const confirmBudgetForm: TaskForm<BudgetFacts> = {
  facts: async (context, { purchaseId }) => {
    if (purchaseId === null) return { ...NO_FUNDS, adding: [] };
    const adding = await splittingOfPurchase(context.database.pool, purchaseId);
    return { ...(await fundFacts(context, purchaseId)), adding };
  },
  schema: (facts) =>
    z
      .strictObject({
        budgetLine: line('预算科目', '资金对应的部门预算科目或项目名称。'),
        ...fundFields(facts),
        ...(facts.adding.length > 0 && { notSplit: text('不属于化整为零的依据', addingUp(facts.adding), 10) }),
        note: text('说明', '需要补充的情况，可不填。').optional(),
      })
      .check((payload) => checkFund(payload, facts)),
  example: (facts) => ({
    budgetLine: '困难群众救助补助资金（示例）',
    ...fundExample(facts),
    ...(facts.adding.length > 0 && { notSplit: '年中追加预算形成，批复文号：示例财预〔2027〕3号（示例）。' }),
    note: '年初预算已安排，资金方向不变。',
  }),
  otherOutcomes: () => ({ reject: reasonForm('该项目未列入本年度部门预算。') }),
};

function addingUp(adding: readonly Adding[]): string {
  const groups = adding.map(({ item, sumFen, limitFen, purchases }) => {
    const listed = purchases.map(({ number, fen }) => `${number} ${formatYuan(fen)}`).join('、');
    return `${item.nameZh}（${item.code}）本年度非公开招标采购累计${formatYuan(sumFen)}，超过公开招标数额标准${formatYuan(limitFen)}：${listed}`;
  });
  return `${groups.join('\n')}\n规则 PL-08：写明预算调整或者批准采用其他方式的依据和文号；没有依据的不予确认。`;
}

/** What the public reads of a purchase before it starts (PL-14); name, budget and services are taken from the purchase. */
export const publishIntentionForm = staticForm(
  mediumSchema.extend({
    summary: text('采购需求概况', '采购标的、主要内容和服务要求，将向社会公开；不写个人信息。', 10),
    expectedMonth: z
      .string()
      .length(7)
      .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
      .meta({ title: '预计采购时间', description: '预计发布采购公告的年份和月份，如 2027-03。' }),
  }),
  {
    medium: '示例省政府采购网',
    summary: '为救助对象购买照料护理等社会救助服务，服务标准按指导性目录执行。',
    expectedMonth: '2027-03',
  },
);
