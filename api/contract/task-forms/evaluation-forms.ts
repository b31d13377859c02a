import { z } from 'zod';
import { DIMENSION_LABELS, type Dimension } from '../../../domain/performance/dimensions.ts';
import { GRADE_LABELS, type Grade } from '../../../domain/performance/result.ts';
import { fewestAnswers } from '../../../domain/performance/sample.ts';
import { pointsText } from '../../../domain/providers/credit-score.ts';
import { dayOf, instantOfMillis } from '../../../domain/time/shanghai.ts';
import type { ApiContext } from '../../context.ts';
import { rowsOf, subjectId, theRow } from './form-facts.ts';
import { refuse } from './form-issue.ts';
import { staticForm, type FormTask, type TaskForm } from './task-form.ts';
import { mediumSchema, reasonForm, text } from './text-fields.ts';

/** What the months of the contract say to whoever rates. */
interface RecordFacts {
  readonly number: string;
  readonly provider: string;
  readonly months: number;
  readonly passed: number;
  readonly planned: number;
  readonly done: number;
  readonly satisfaction: number | null;
}

const RECORD = `
  SELECT c.number, o.name AS provider, count(i.month)::int AS months,
         count(i.month) FILTER (WHERE i.result = 'pass')::int AS passed,
         coalesce(sum(i.visits_planned), 0)::int AS planned, coalesce(sum(i.visits_done), 0)::int AS done,
         round(avg(i.satisfaction))::int AS satisfaction
  FROM contract c JOIN organisation o ON o.id = c.provider_id LEFT JOIN inspection i ON i.contract_id = c.id
  WHERE c.id = $1 GROUP BY c.id, o.id`;

function inShort({ number, provider, months, passed, planned, done, satisfaction }: RecordFacts): string {
  const asked = satisfaction === null ? '' : `，检查时满意度平均 ${satisfaction}%`;
  return `${provider}，合同 ${number}：月度检查 ${months} 次，合格 ${passed} 次；计划服务 ${planned} 次，完成 ${done} 次${asked}。`;
}

function points(dimension: Dimension) {
  return z.int().min(0).max(100).meta({ title: DIMENSION_LABELS[dimension].zh, description: '0 至 100，单位：分。' });
}

/** The same for the buyer and for the third party: three dimensions and the grounds. */
function rating(example: string): TaskForm<RecordFacts> {
  return {
    facts: (context, task) => theRow<RecordFacts>(context, task, RECORD, [subjectId(task, 'contractId')]),
    schema: (facts) =>
      z.strictObject({
        effect: points('effect'),
        management: points('management'),
        impact: points('impact'),
        grounds: text('评分依据', `${inShort(facts)}\n写明评价方法、发现的问题和建议；不写服务对象姓名。`, 10),
      }),
    example: () => ({ effect: 92, management: 88, impact: 85, grounds: example }),
  };
}

export const rateAsBuyerForm = rating('按月度检查、服务记录和月报评分，服务按计划完成，档案完整（示例）。');
export const rateAsEvaluatorForm = rating('查阅档案、实地走访并电话回访，服务达到标准，建议加强人员培训（示例）。');

interface Named {
  readonly id: string;
  readonly name: string;
}

const EVALUATORS = `
  SELECT o.id, o.name FROM organisation o
  WHERE o.kind = 'third-party-evaluator' AND EXISTS (SELECT 1 FROM app_user u WHERE u.organisation_id = o.id)
    AND starts_with((SELECT region_code FROM contract WHERE id = $1), regexp_replace(o.region_code, '(00)+$', ''))
  ORDER BY o.name`;

/** Third parties of the region and above it that can sign in. */
export function evaluatorsOf(context: ApiContext, contractId: string): Promise<Named[]> {
  return rowsOf<Named>(context, EVALUATORS, [contractId]);
}

interface SurveyFacts {
  readonly asked: number;
  readonly answered: number;
}

const SURVEY = `
  SELECT count(s.*)::int AS asked, count(a.*)::int AS answered
  FROM performance_evaluation e
  LEFT JOIN surveyed_recipient s ON s.evaluation_id = e.id
  LEFT JOIN survey_answer a ON a.evaluation_id = s.evaluation_id AND a.recipient_id = s.recipient_id
  WHERE e.id = $1 GROUP BY e.id`;

export const runSurveyForm: TaskForm<SurveyFacts> = {
  facts: (context, task) => theRow<SurveyFacts>(context, task, SURVEY, [subjectId(task, 'evaluationId')]),
  schema: ({ asked, answered }) => {
    const fewest = fewestAnswers(asked, today());
    return z
      .strictObject({
        method: text(
          '调查情况',
          `抽取 ${asked} 人，已答复 ${answered} 人，至少 ${fewest} 人（PE-03）。在合同页“绩效评价”中打印问卷或者登记电话答复。写明调查方式和未能答复的原因。`,
          4,
        ),
        why: text('答复不足的原因', '答复不足的，评价不成立、不公布；确实无法继续访问的写明原因。', 4).optional(),
      })
      .check((payload) => {
        if (answered < fewest && payload.value.why === undefined) refuse(payload, ['why'], TOO_FEW, 'PE-03');
      });
  },
  example: ({ asked, answered }) => ({
    method: '入户发放问卷并电话补访，未答复的为住院和外出（示例）。',
    ...(answered < fewestAnswers(asked, today()) && { why: '多名服务对象住院和外出，无法访问（示例）。' }),
  }),
  otherOutcomes: () => ({ extend: reasonForm('三名抽中的服务对象长期外出，无法联系（示例）。') }),
};

const TOO_FEW = {
  zh: '答复人数不足：继续访问，或者选择“递补抽样”；确实无法访问的写明原因，评价不成立。',
  en: 'Too few have answered: go on, or ask the next of the draw; else say why, and the evaluation does not stand.',
};

interface ResultFacts {
  readonly number: string;
  readonly total: number;
  readonly grade: Grade;
  readonly objection: string | null;
  readonly thirdParty: boolean;
}

const RESULT = `
  SELECT c.number, e.total, e.grade, e.objection, e.evaluator_id IS NOT NULL AS "thirdParty"
  FROM performance_evaluation e JOIN contract c ON c.id = e.contract_id WHERE e.id = $1`;

function resultFacts(context: ApiContext, task: FormTask): Promise<ResultFacts> {
  return theRow<ResultFacts>(context, task, RESULT, [subjectId(task, 'evaluationId')]);
}

function resultText({ number, total, grade }: ResultFacts): string {
  return `合同 ${number} 绩效评价 ${pointsText(total)} 分，${GRADE_LABELS[grade].zh}。`;
}

/** The detail of the score stands on the contract’s page. */
export const answerEvaluationForm: TaskForm<ResultFacts> = {
  facts: resultFacts,
  schema: (facts) =>
    z.strictObject({
      opinion: text('意见', `${resultText(facts)}各方评分见合同页。`),
    }),
  example: () => ({ opinion: '对评价结果无异议，将按建议改进。' }),
  otherOutcomes: () => ({
    object: {
      schema: z.strictObject({ reason: text('异议的事实和理由', '写明对哪一方评分有异议、依据的事实和证明。', 10) }),
      example: { reason: '项目管理评分所称缺少培训记录与事实不符，培训签到表已随月报提交（示例）。' },
    },
  }),
};

export const decideEvaluationObjectionForm: TaskForm<ResultFacts> = {
  facts: resultFacts,
  schema: (facts) =>
    z.strictObject({ reason: text('核查情况和理由', `${resultText(facts)}对方将看到您写的理由。`, 4) }),
  example: () => ({ reason: '经核对月报附件，评分已经考虑培训记录，结果维持（示例）。' }),
  otherOutcomes: ({ thirdParty }) => ({
    'evaluator-again': {
      schema: z.strictObject({ reason: text('核查情况和理由', '写明须重新评分之处。', 4) }).check((payload) => {
        if (!thirdParty) refuse(payload, ['reason'], NO_THIRD_PARTY, 'PE-01');
      }),
      example: { reason: '第三方评分遗漏了补充提交的材料（示例）。' },
    },
  }),
};

const NO_THIRD_PARTY = {
  zh: '本次评价没有第三方参加。',
  en: 'No third party took part in this evaluation.',
};

export const publishEvaluationForm = staticForm(mediumSchema, { medium: '本级民政部门网站' });

function today() {
  return dayOf(instantOfMillis(Date.now()));
}
