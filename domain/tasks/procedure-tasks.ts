import { outcome, taskKind } from './task-kind.ts';

/** Human tasks that only some methods have: approval, invitation, talks, the single source, and the end of a purchase. */
export const PROCEDURE_TASKS = {
  'approve-method': taskKind({
    title: { zh: '审批采购方式', en: 'Approve the method' },
    why: {
      zh: '达到公开招标数额标准而采用其他方式的，采购活动开始前须经设区的市级以上财政部门批准；以最低价成交的谈判须说明为何不用磋商。',
      en: 'At or above the threshold another method than open tender needs approval beforehand; a negotiation says why it is no consultation.',
    },
    candidateRole: 'finance',
    outcomes: [outcome('approve', '批准', 'Approve'), outcome('refuse', '不予批准', 'Refuse')],
    basis: ['ME-32', 'ME-33', 'ME-34', 'ME-35'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
  'examine-applicants': taskKind({
    title: { zh: '资格预审', en: 'Examine the applicants' },
    why: {
      zh: '提交申请的期限届满后审查资格；合格者进入随机抽取，不合格的须说明理由。',
      en: 'After the window for applications qualifications are examined: who qualifies enters the draw, who does not is told why.',
    },
    candidateRole: 'officer',
    outcomes: [outcome('submit', '提交审查结果', 'Submit')],
    basis: ['ME-12', 'EV-18'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
  'recommend-suppliers': taskKind({
    title: { zh: '采购人书面推荐供应商', en: 'Recommend suppliers for the buyer' },
    why: {
      zh: '邀请招标由采购人书面推荐，推荐总数不得少于抽取数的二倍；谈判、磋商中采购人推荐的不得超过总数的一半。',
      en: 'For an invited tender the buyer names at least twice as many as are drawn; in talks at most half of all are the buyer’s.',
    },
    candidateRole: 'officer',
    outcomes: [outcome('submit', '提交推荐', 'Submit')],
    basis: ['ME-18', 'ME-19'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
  'recommend-as-expert': taskKind({
    title: { zh: '评审专家书面推荐供应商', en: 'Recommend suppliers as an expert' },
    why: {
      zh: '谈判、磋商由采购人和评审专家分别书面推荐供应商，专家独立推荐。',
      en: 'For talks the buyer and the experts recommend separately and in writing.',
    },
    candidateRole: 'expert',
    outcomes: [outcome('submit', '提交推荐', 'Submit')],
    basis: ['ME-19'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
  'witness-draw': taskKind({
    title: { zh: '现场监督抽取供应商', en: 'Witness the draw of suppliers' },
    why: {
      zh: '随机抽取须有不少于两名采购人工作人员在场监督；监督人写下的数字参与生成抽取种子，任何人无法单独左右结果。',
      en: 'At least two of the buyer’s staff watch the draw; what they write becomes part of its seed, so nobody alone can steer it.',
    },
    candidateRole: 'officer',
    outcomes: [outcome('witness', '监督并抽取', 'Witness')],
    basis: ['ME-18'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
  'countersign-draw': taskKind({
    title: { zh: '第二监督人监督抽取', en: 'Witness the draw as the second' },
    why: {
      zh: '第二名监督人须为采购人的另一名工作人员，写下的数字同样参与生成种子。',
      en: 'The second witness is another of the buyer’s staff, and also adds to the seed.',
    },
    candidateRole: 'approver',
    outcomes: [outcome('witness', '监督并抽取', 'Witness')],
    basis: ['ME-18'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
  'hold-talks': taskKind({
    title: { zh: '谈判（磋商）并记录', en: 'Hold the talks and keep their record' },
    why: {
      zh: '小组与每一供应商分别谈判、机会平等；只能变动技术、服务要求和合同草案条款，变动须书面同时通知所有供应商。',
      en: 'With every supplier alike; only technical and service needs and the draft contract may change, told to all at once in writing.',
    },
    candidateRole: 'officer',
    outcomes: [
      outcome('conclude', '谈判结束，征求最后报价', 'Conclude and ask for last offers'),
      outcome('another-round', '再进行一轮', 'Another round'),
    ],
    basis: ['ME-36'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
  'state-single-source': taskKind({
    title: { zh: '单一来源专业论证', en: 'State on the single source' },
    why: {
      zh: '由具有相关经验的专业人员论证供应商的唯一性，论证意见连同姓名、职称随公示发布。',
      en: 'Experienced professionals state whether only this supplier can do it; statement and name are published.',
    },
    candidateRole: 'expert',
    outcomes: [outcome('support', '只能采用单一来源', 'Support'), outcome('oppose', '可以采用其他方式', 'Oppose')],
    basis: ['ME-35', 'ME-03'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
  'answer-objection': taskKind({
    title: { zh: '答复单一来源公示异议', en: 'Answer an objection to the single source' },
    why: {
      zh: '公示期满后对异议组织补充论证；异议成立的，改用其他采购方式，不成立的告知异议人并报财政部门。',
      en: 'After the publicity each objection is examined: if upheld another method is taken, if not the objector is told.',
    },
    candidateRole: 'officer',
    outcomes: [outcome('reject', '异议不成立', 'Reject'), outcome('uphold', '异议成立', 'Uphold')],
    basis: ['ME-03', 'ME-35'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
  'agree-price': taskKind({
    title: { zh: '单一来源协商', en: 'Negotiate the price of a single source' },
    why: {
      zh: '专业人员与供应商商定合理的成交价格并保证质量，编写协商情况记录；报价高于预算又不能协商降低的，终止采购。',
      en: 'A reasonable price is agreed and quality secured, minutes are kept; above the budget the purchase ends.',
    },
    candidateRole: 'officer',
    outcomes: [outcome('agree', '达成一致', 'Agreed'), outcome('fail', '未达成一致，终止', 'Not agreed')],
    basis: ['ME-30'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
  'attest-minutes': taskKind({
    title: { zh: '专业人员签署协商记录', en: 'Sign the minutes as a professional' },
    why: {
      zh: '协商情况记录由采购全体人员签字认可；有异议的签署不同意见并说明理由。',
      en: 'All who negotiated sign the minutes; whoever differs says so with reasons.',
    },
    candidateRole: 'expert',
    outcomes: [outcome('sign', '签字', 'Sign'), outcome('dissent', '签署不同意见', 'Sign with dissent')],
    basis: ['ME-30'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
  'sign-minutes': taskKind({
    title: { zh: '供应商确认协商价格', en: 'Confirm the agreed price as supplier' },
    why: {
      zh: '协商价格和服务承诺须经供应商确认。',
      en: 'The supplier confirms the agreed price and what it promised.',
    },
    candidateRole: 'provider',
    outcomes: [outcome('sign', '确认', 'Confirm'), outcome('refuse', '不确认', 'Refuse')],
    basis: ['ME-30'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
  'approve-ending': taskKind({
    title: { zh: '审批终止采购', en: 'Approve the end of a purchase' },
    why: {
      zh: '除因重大变故采购任务取消外不得擅自终止；终止须公告、书面通知、退还费用和保证金，并报财政部门。',
      en: 'A purchase ends only when its task is cancelled for a major change: notice, written word to all, refunds, report to finance.',
    },
    candidateRole: 'approver',
    outcomes: [outcome('approve', '同意终止', 'Approve'), outcome('refuse', '不同意', 'Refuse')],
    basis: ['PB-06', 'EV-20'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
};
