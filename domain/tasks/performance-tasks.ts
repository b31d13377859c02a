import { outcome, taskKind } from './task-kind.ts';

/** Human tasks of a performance evaluation (绩效评价, §2.5). */
export const PERFORMANCE_TASKS = {
  'rate-as-buyer': taskKind({
    title: { zh: '购买主体评分', en: 'Rate for the buyer' },
    why: {
      zh: '绩效评价从服务成效、项目管理、社会影响三个方面进行，购买主体按履约记录评分并写明依据。',
      en: 'The evaluation looks at effect, management and social impact; the buyer rates by the record of the delivery and gives the grounds.',
    },
    candidateRole: 'officer',
    outcomes: [outcome('rate', '提交评分', 'Submit')],
    basis: ['DL-07', 'PE-02'],
    due: { rule: 'PE-06', figure: 'rating' },
    onDue: 'escalate',
  }),
  'rate-as-evaluator': taskKind({
    title: { zh: '第三方评分', en: 'Rate as third party' },
    why: {
      zh: '第三方评估机构独立评分，写明评价方法、发现的问题和建议。',
      en: 'The third party rates on its own and gives methods, findings and advice.',
    },
    candidateRole: 'evaluator',
    outcomes: [outcome('rate', '提交评分', 'Submit')],
    basis: ['DL-07', 'PE-02'],
    due: { rule: 'PE-06', figure: 'rating' },
    onDue: 'escalate',
  }),
  'run-survey': taskKind({
    title: { zh: '组织服务对象问卷', en: 'Run the survey of recipients' },
    why: {
      zh: '对随机抽取的服务对象发放问卷或者电话访问，满意度权重最大；答复人数不足的，按抽取顺序递补。',
      en: 'The recipients drawn are asked on paper or by phone; their satisfaction weighs most. Where too few answer, the next of the draw are asked.',
    },
    candidateRole: 'clerk',
    outcomes: [outcome('close', '问卷完成', 'Close the survey'), outcome('extend', '递补抽样', 'Ask the next')],
    basis: ['DL-07', 'PE-01', 'PE-03'],
    due: { rule: 'PE-06', figure: 'survey' },
    onDue: 'escalate',
  }),
  'answer-evaluation': taskKind({
    title: { zh: '确认绩效评价结果', en: 'Answer to the result of an evaluation' },
    why: {
      zh: '评价结果公布前征求承接主体意见；逾期未提出异议的，视为无异议。',
      en: 'The provider is heard before the result is published; silence counts as agreement.',
    },
    candidateRole: 'provider',
    outcomes: [outcome('agree', '无异议', 'Agree'), outcome('object', '提出异议', 'Object')],
    basis: ['PE-05', 'DL-07'],
    due: { rule: 'PE-05', figure: 'objection' },
    onDue: 'expire',
  }),
  'decide-evaluation-objection': taskKind({
    title: { zh: '处理绩效评价异议', en: 'Decide an objection to an evaluation' },
    why: {
      zh: '由评分人以外的负责人核查异议，决定维持结果，或者由购买主体、第三方重新评分。',
      en: 'Somebody other than who rated examines the objection: the result stands, or the buyer or the third party rates again.',
    },
    candidateRole: 'approver',
    outcomes: [
      outcome('reject', '维持结果', 'Keep the result'),
      outcome('buyer-again', '购买主体重新评分', 'Buyer rates again'),
      outcome('evaluator-again', '第三方重新评分', 'Third party rates again'),
    ],
    basis: ['PE-05', 'DL-07'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
  'publish-evaluation': taskKind({
    title: { zh: '公布绩效评价结果', en: 'Publish the result of an evaluation' },
    why: {
      zh: '评价结果向社会公布，并作为以后选择承接主体、安排预算的依据。',
      en: 'The result is published, and counts when providers are chosen and budgets made.',
    },
    candidateRole: 'officer',
    outcomes: [outcome('publish', '公布', 'Publish')],
    basis: ['DL-07', 'CO-07'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
};
