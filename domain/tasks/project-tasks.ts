import { outcome, taskKind } from './task-kind.ts';

/** Human tasks of the bank of projects (项目库, §1.3, §2.2). */
export const PROJECT_TASKS = {
  'guide-project': taskKind({
    title: { zh: '指导乡镇项目申报', en: 'Guide a township’s proposal' },
    why: {
      zh: '乡镇政府（街道办事处）在县级民政部门指导下编制购买服务项目；指导人说明是否纳入县级统筹。',
      en: 'Townships draw up their projects under the county’s guidance, which says whether the county takes it over.',
    },
    candidateRole: 'officer',
    outcomes: [
      outcome('endorse', '同意申报', 'Endorse'),
      outcome('return', '退回修改', 'Return for changes'),
      outcome('refuse', '不同意申报', 'Refuse'),
    ],
    basis: ['PL-06', 'PL-05'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
  'review-project': taskKind({
    title: { zh: '审核项目申报', en: 'Review a proposed project' },
    why: {
      zh: '项目是否属于可购买的服务、需求是否真实，由申报人以外的人审核。',
      en: 'Somebody other than the proposer judges whether it may be bought and is needed.',
    },
    candidateRole: 'approver',
    outcomes: [
      outcome('approve', '审核通过', 'Approve'),
      outcome('return', '退回修改', 'Return for changes'),
      outcome('refuse', '不予通过', 'Refuse'),
    ],
    basis: ['PL-04', 'PL-05', 'PL-11'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
  'survey-project': taskKind({
    title: { zh: '开展需求调查', en: 'Survey the need' },
    why: {
      zh: '向社会公众提供的公共服务和达到金额的项目，须在编制计划前征求公众意见、调查市场主体；十二个月内的同类调查可以沿用。',
      en: 'Public services and large projects: the public is consulted and market players are asked before the plan; a survey of the last twelve months may be used again.',
    },
    candidateRole: 'officer',
    outcomes: [outcome('submit', '提交调查结果', 'Hand in the survey'), outcome('withdraw', '撤回申报', 'Withdraw')],
    basis: ['PL-10', 'PL-09'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
  'key-review-project': taskKind({
    title: { zh: '重点审查采购需求', en: 'Key review of the need' },
    why: {
      zh: '开展需求调查的项目，还须由未参加需求编制的人员进行非歧视性、竞争性、采购政策和履约风险审查。',
      en: 'A surveyed project is also reviewed for discrimination, competition, policy and risk by people who did not write its need.',
    },
    candidateRole: 'approver',
    outcomes: [
      outcome('approve', '审查通过', 'Approve'),
      outcome('return', '退回修改', 'Return for changes'),
      outcome('refuse', '不予通过', 'Refuse'),
    ],
    basis: ['PL-11', 'PL-12'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
  'reserve-project': taskKind({
    title: { zh: '核定资金并入库', en: 'Confirm the money and reserve the project' },
    why: {
      zh: '经费列入财政预算、专款专用，测算合理的项目方可入库。',
      en: 'Money must be in the budget and keep its direction; a sound estimate lets the project into the bank.',
    },
    candidateRole: 'finance',
    outcomes: [outcome('reserve', '核定入库', 'Reserve'), outcome('return', '退回修改', 'Return for changes')],
    basis: ['BU-01', 'BU-02', 'BU-03'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
  'revise-project': taskKind({
    title: { zh: '修改项目申报', en: 'Revise a proposed project' },
    why: {
      zh: '申报被退回，按意见修改后重新提交，或者撤回。',
      en: 'The proposal came back: change it as asked and hand it in again, or withdraw it.',
    },
    candidateRole: 'officer',
    outcomes: [outcome('submit', '重新提交', 'Hand in again'), outcome('withdraw', '撤回申报', 'Withdraw')],
    basis: ['PL-05', 'PL-09'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
};
