import { outcome, taskKind } from './task-kind.ts';

/** Human tasks of a complaint (投诉) at the finance department (M94 chapter 3), and of carrying its decision out. */
export const COMPLAINT_TASKS = {
  'examine-complaint': taskKind({
    title: { zh: '审查投诉书', en: 'Examine a complaint' },
    why: {
      zh: '收到投诉书后五个工作日内审查：符合条件的受理；内容不符合规定的一次性书面通知补正；不符合受理条件的说明理由，告知投诉人。',
      en: 'Within five working days of receipt it is accepted, sent back once for correction, or refused with the reason.',
    },
    candidateRole: 'finance',
    outcomes: [
      outcome('accept', '受理', 'Accept'),
      outcome('correct', '要求补正', 'Ask for correction'),
      outcome('refuse', '不予受理', 'Refuse'),
    ],
    basis: ['CH-05', 'CH-06', 'CH-07', 'CH-08'],
    due: { rule: 'CH-07', figure: 'examine' },
    onDue: 'escalate',
  }),
  'examine-correction': taskKind({
    title: { zh: '审查补正后的投诉书', en: 'Examine a corrected complaint' },
    why: {
      zh: '补正只有一次：补正后符合规定的受理，仍不符合规定的不予受理。',
      en: 'It is corrected once only: then accepted, or refused when it still falls short.',
    },
    candidateRole: 'finance',
    outcomes: [outcome('accept', '受理', 'Accept'), outcome('refuse', '不予受理', 'Refuse')],
    basis: ['CH-07', 'CH-08'],
    due: { rule: 'CH-07', figure: 'examine' },
    onDue: 'escalate',
  }),
  'state-on-complaint': taskKind({
    title: { zh: '就投诉作出说明', en: 'State on a complaint' },
    why: {
      zh: '被投诉人收到投诉答复通知书和投诉书副本后五个工作日内书面说明，并提交证据、依据和有关材料；逾期不说明的，视为放弃说明权利。',
      en: 'The respondent states in writing within five working days, with evidence; silence waives the right.',
    },
    candidateRole: 'officer',
    outcomes: [outcome('state', '提交说明', 'Hand in the statement')],
    basis: ['CH-09'],
    due: { rule: 'CH-09', figure: 'statement' },
    onDue: 'expire',
  }),
  'handle-complaint': taskKind({
    title: { zh: '办理投诉', en: 'Handle a complaint' },
    why: {
      zh: '以书面审查为主，可以调查取证、组织质证、委托鉴定或者专家评审；自收到投诉之日起三十个工作日内作出处理决定，依法不计入的时间除外。',
      en: 'On paper, with inquiries where needed; the decision comes within thirty working days of receipt, the time that the law leaves out not counted.',
    },
    candidateRole: 'finance',
    outcomes: [
      outcome('reject', '拟驳回投诉', 'Propose to reject'),
      outcome('uphold', '拟认定投诉成立', 'Propose to uphold'),
      outcome('inquire', '调查、质证或者委托鉴定', 'Inquire'),
      outcome('suspend', '暂停采购活动', 'Suspend the purchase'),
      outcome('resume', '恢复采购活动', 'End the suspension'),
    ],
    basis: ['CH-10', 'CH-11', 'CH-12', 'CH-13'],
    due: { rule: 'CH-10', figure: 'decide' },
    onDue: 'escalate',
  }),
  'record-inquiry': taskKind({
    title: { zh: '登记调查、质证或者鉴定结果', en: 'Record what an inquiry found' },
    why: {
      zh: '鉴定、专家评审和补充材料自发出之日至收到之日不计入处理期限，收到时即登记。',
      en: 'From sending to receiving the days of an appraisal or review do not count; what comes is recorded at once.',
    },
    candidateRole: 'finance',
    outcomes: [outcome('received', '已收到结果', 'Received')],
    basis: ['CH-10'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
  'approve-complaint': taskKind({
    title: { zh: '审批投诉处理决定', en: 'Approve the decision on a complaint' },
    why: {
      zh: '投诉处理决定由拟稿人以外的人审批；同意后送达当事人并公告。',
      en: 'Somebody other than the drafter approves; then the decision is served and published.',
    },
    candidateRole: 'finance',
    outcomes: [outcome('approve', '同意', 'Approve'), outcome('return', '退回重拟', 'Send back')],
    basis: ['CH-10', 'CH-12', 'CH-13', 'CH-14'],
    due: { rule: 'CH-10', figure: 'decide' },
    onDue: 'escalate',
  }),
  'carry-out-decision': taskKind({
    title: { zh: '落实投诉处理决定', en: 'Carry out the decision on a complaint' },
    why: {
      zh: '投诉成立且影响采购结果的，采购人按处理决定改正，并将落实情况书面报告财政部门；落实之前不得签订合同。',
      en: 'Where an upheld complaint affects the result the buyer carries the decision out and reports; nothing is signed before.',
    },
    candidateRole: 'officer',
    outcomes: [outcome('report', '报告落实情况', 'Report')],
    basis: ['CH-13', 'CH-04'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
  'confirm-carrying-out': taskKind({
    title: { zh: '核实处理决定的落实', en: 'Check that the decision was carried out' },
    why: {
      zh: '财政部门核实采购人报告的落实情况；不符合处理决定的退回继续改正。',
      en: 'The finance department checks the report; what falls short goes back.',
    },
    candidateRole: 'finance',
    outcomes: [outcome('confirm', '已落实', 'Carried out'), outcome('return', '退回继续改正', 'Send back')],
    basis: ['CH-13'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
};
