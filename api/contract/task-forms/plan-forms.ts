import { z } from 'zod';
import { designersSchema } from './designer-fields.ts';
import { planFacts, type PlanFacts } from './plan-facts.ts';
import { checkReserve, reserveExample, reserveFields } from './reserve-fields.ts';
import { KEY_REVIEW_EXAMPLE, keyReviewSchema, surveyExample, surveySchema, today } from './survey-fields.ts';
import type { TaskForm } from './task-form.ts';
import { opinionSchema, reasonForm, text } from './text-fields.ts';

const FALLBACK = '供应商不能履约、服务中断时由谁、如何接续服务；接续所需资金的来源。';

function needsOwnSurvey({ due, surveyed }: PlanFacts): boolean {
  return due && !surveyed;
}

/**
 * Needs, people served, choice of method, reserve for SMEs (PL-15) and risks (PL-01, PL-09). Where the rule says so the plan has a fallback (PL-12)
 * and the survey of its need (PL-10), unless the project that it carries out brings one.
 */
export const draftPlanForm: TaskForm<PlanFacts> = {
  facts: planFacts,
  schema: (facts) => planFields(facts).check((payload) => checkReserve(payload, facts.reserve, today())),
  example: (facts) => ({
    need: '为六个乡镇的一百二十名救助对象购买照料护理、对象排查和需求评估服务，服务标准见指导性目录。',
    recipientsServed: 120,
    methodReason: '服务内容需与供应商磋商细化，采用竞争性磋商。',
    ...reserveExample(facts.reserve),
    riskPlan: '合同载明临时接管预案和备选承接主体，乡镇工作站兜底，服务不中断。',
    ...(facts.due && {
      fallback: '按备选顺序请备选承接主体接续，无人承接的由乡镇工作站上门，所需资金从剩余合同款列支。',
    }),
    ...(needsOwnSurvey(facts) && { survey: surveyExample(today()) }),
  }),
  otherOutcomes: () => ({ withdraw: reasonForm('本年度不再实施该项目，撤回计划。') }),
};

function planFields(facts: PlanFacts) {
  return z.strictObject({
    need: text('采购需求', '为谁购买什么服务、数量和标准，以及需求调查、征求意见的情况。'),
    recipientsServed: z
      .int()
      .min(0)
      .max(10_000_000)
      .meta({ title: '服务对象人数', description: '预计服务人数，单位：人。' }),
    methodReason: text('采购方式的理由', '为何采用该采购方式。'),
    ...reserveFields(facts.reserve, today()),
    ...(facts.asksDesigners && { designers: designersSchema() }),
    riskPlan: text('风险处置措施', '服务中断、供应商违约等风险的处置。'),
    ...(facts.due
      ? { fallback: text('替代方案', `${FALLBACK}（PL-12）`, 10) }
      : { fallback: text('替代方案', `${FALLBACK}可不填。`).optional() }),
    ...(needsOwnSurvey(facts) && {
      survey: surveySchema(today()).meta({
        title: '需求调查',
        description: '本项采购没有可以沿用的项目库需求调查，编制计划前须完成（PL-09、PL-10）。',
      }),
    }),
  });
}

/** The general review of the plan by somebody else; with the key review where the rule says so and none was made (PL-11). */
export const approvePlanForm: TaskForm<PlanFacts> = {
  facts: planFacts,
  schema: (facts) =>
    opinionSchema.extend({
      ...(needsOwnKeyReview(facts) && {
        keyReview: keyReviewSchema(facts.authors).meta({
          title: '重点审查',
          description: '开展需求调查的采购，由未参加需求编制的人员逐项审查（PL-11）。',
        }),
      }),
    }),
  example: (facts) => ({
    opinion: '需求明确，预算属实，同意实施。',
    ...(needsOwnKeyReview(facts) && { keyReview: KEY_REVIEW_EXAMPLE }),
  }),
  otherOutcomes: () => ({
    return: reasonForm('请补充需求调查的对象和结论后再报。'),
    reject: reasonForm('该事项与已有服务重复，不予实施。'),
  }),
};

function needsOwnKeyReview({ due, keyReviewed }: PlanFacts): boolean {
  return due && !keyReviewed;
}
