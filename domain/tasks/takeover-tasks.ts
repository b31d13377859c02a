import { outcome, taskKind, type TaskPeriod } from './task-kind.ts';

/** Human tasks of an interim takeover (§2.6: 临时接管预案). */
export const TAKEOVER_TASKS = {
  'decide-takeover': taskKind({
    title: { zh: '决定启动临时接管', en: 'Decide on the takeover' },
    why: {
      zh: '承接主体不能按约提供服务时及时启动预案；紧急时先行接管、事后确认，决定人不得是提出人。',
      en: 'The plan starts when the contractor cannot serve; in urgency one acts first and confirms after. Whoever asked does not decide.',
    },
    candidateRole: 'approver',
    outcomes: [outcome('start', '启动接管', 'Start'), outcome('dismiss', '不启动', 'Dismiss')],
    basis: ['CT-01', 'CT-06', 'CO-10'],
    due: { rule: 'HS-05', figure: 'decision' },
    onDue: 'escalate',
  }),
  'weigh-takeover': taskKind({
    title: { zh: '研判是否临时接管', en: 'Weigh a takeover' },
    why: {
      zh: '承接主体被禁止参加采购、失去登记、自报不能履约，或者已确认的问题达到界限；是否接管由监督员研判后提出，系统不自行启动。',
      en: 'The contractor was debarred, lost its registration, says it cannot go on, or confirmed findings have reached the limit: a supervisor weighs it, and nothing starts by itself.',
    },
    candidateRole: 'supervisor',
    outcomes: [
      outcome('urgent', '紧急接管', 'Take over at once'),
      outcome('ordinary', '一般接管', 'Take over in the ordinary way'),
      outcome('none', '暂不接管', 'No takeover'),
    ],
    basis: ['CT-01', 'CT-06', 'HS-22', 'DB-09'],
    due: { rule: 'HS-05', figure: 'decision' },
    onDue: 'escalate',
  }),
  'answer-standby': taskKind({
    title: { zh: '答复是否承接临时服务', en: 'Answer as standby provider' },
    why: {
      zh: '你方是该合同预案中的备选承接主体；逾期未答复视为不承接，将询问下一家。',
      en: 'You are a standby provider in the plan; no answer in time counts as no, and the next is asked.',
    },
    candidateRole: 'provider',
    outcomes: [outcome('accept', '承接', 'Accept'), outcome('decline', '不承接', 'Decline')],
    basis: ['CT-01', 'CT-04'],
    due: { rule: 'HS-04', figure: 'ordinary' },
    onDue: 'expire',
  }),
  'confirm-first-visits': taskKind({
    title: { zh: '确认首次上门', en: 'Confirm the first visits' },
    why: {
      zh: '接管后对每名救助对象完成首次上门，失能、半失能对象优先。',
      en: 'Every recipient taken over gets a first visit, the most dependent first.',
    },
    candidateRole: 'provider',
    outcomes: [outcome('confirm', '已全部上门', 'All visited')],
    basis: ['CT-06'],
    due: { rule: 'HS-08', figure: 'firstVisits' },
    onDue: 'escalate',
  }),
  'confirm-last-resort-visits': taskKind({
    title: { zh: '乡镇兜底首次上门', en: 'First visits by the township' },
    why: {
      zh: '没有备选承接主体承接的救助对象由乡镇（街道）工作人员兜底服务，不得中断。',
      en: 'Recipients whom no standby provider took are served by township staff: service never stops.',
    },
    candidateRole: 'clerk',
    outcomes: [outcome('confirm', '已全部上门', 'All visited')],
    basis: ['CT-06'],
    due: { rule: 'HS-08', figure: 'firstVisits' },
    onDue: 'escalate',
  }),
  'settle-takeover': taskKind({
    title: { zh: '与原承接主体结算', en: 'Settle with the failed contractor' },
    why: {
      zh: '按已验收的服务结算；接管增加的费用按合同约定由违约方承担。',
      en: 'Accepted service is settled; the takeover’s extra cost falls on the party at fault as the contract says.',
    },
    candidateRole: 'finance',
    outcomes: [outcome('settle', '结算', 'Settle')],
    basis: ['CO-10', 'CT-03'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
  'resolve-takeover': taskKind({
    title: { zh: '决定原合同去留', en: 'Decide on the original contract' },
    why: {
      zh: '整改到位可恢复原合同；主要义务经催告仍不履行的可以解除，并另行采购。',
      en: 'After rectification the contract may resume; if the main duty stays unperformed after demand it may be terminated and bought anew.',
    },
    candidateRole: 'approver',
    outcomes: [
      outcome('terminate', '解除合同', 'Terminate the contract'),
      outcome('return', '整改后恢复原合同', 'Rectify, then return to the contractor'),
    ],
    basis: ['CT-03', 'CT-04', 'CO-10'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
  'order-rectification': taskKind({
    title: { zh: '责令限期整改', en: 'Order the rectification' },
    why: {
      zh: '写明须整改的事项和合理期限；未经整改验收合格，救助对象不交还原承接主体。',
      en: 'Says what is to be mended and by when; recipients do not go back before it is accepted.',
    },
    candidateRole: 'supervisor',
    outcomes: [outcome('order', '发出整改通知', 'Send the order')],
    basis: ['CT-03'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
  'report-rectification': taskKind({
    title: { zh: '报告整改情况', en: 'Report the rectification' },
    why: {
      zh: '按整改通知逐项报告；逾期未报告视为未整改，由审批人重新决定合同去留。',
      en: 'Item by item of the order; silence until its day counts as not mended, and the approver decides again.',
    },
    candidateRole: 'provider',
    outcomes: [outcome('report', '提交整改报告', 'Hand in the report')],
    basis: ['CT-03'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'expire',
  }),
  'accept-rectification': taskKind({
    title: { zh: '验收整改', en: 'Examine the rectification' },
    why: {
      zh: '逐项核实；合格的恢复原合同、交还救助对象，不合格的由审批人重新决定。',
      en: 'Checked item by item: accepted, the contract resumes and recipients go back; refused, the approver decides again.',
    },
    candidateRole: 'supervisor',
    outcomes: [outcome('accept', '整改合格', 'Accepted'), outcome('refuse', '整改不合格', 'Not accepted')],
    basis: ['CT-03', 'CT-06'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
  'plan-succession': taskKind({
    title: { zh: '拟定过渡安排', en: 'Plan the bridge' },
    why: {
      zh: '原合同解除后，写明临时合同的法律依据、费率和费用上限、最长期限，并另行采购。',
      en: 'After the termination: legal basis, rate, ceiling and term of the interim contracts, until a purchase anew.',
    },
    candidateRole: 'officer',
    outcomes: [outcome('submit', '提交审批', 'Submit')],
    basis: ['CT-01', 'CT-04', 'CT-05', 'HS-19'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
  'approve-succession': taskKind({
    title: { zh: '审批过渡安排', en: 'Approve the bridge' },
    why: {
      zh: '核对法律依据、费用上限和期限；拟定人不得审批。',
      en: 'Basis, ceiling and term are checked; whoever planned them does not approve.',
    },
    candidateRole: 'approver',
    outcomes: [outcome('approve', '同意', 'Approve'), outcome('return', '退回', 'Send back')],
    basis: ['CT-04', 'CO-10'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
  'confirm-successor-visits': taskKind({
    title: { zh: '确认接续后首次上门', en: 'Confirm the first visits of the new contract' },
    why: {
      zh: '新合同接回临时接管的救助对象，逐人完成首次上门后接管方告结束。',
      en: 'The new contract has taken the recipients over; the takeover ends when each of them has been visited.',
    },
    candidateRole: 'provider',
    outcomes: [outcome('confirm', '已全部上门', 'All visited')],
    basis: ['CT-06'],
    due: { rule: 'HS-08', figure: 'firstVisits' },
    onDue: 'escalate',
  }),
};

/** How long a standby provider has for its answer: less where one acts first (CT-06). */
export function answerStandbyDue(urgent: boolean): TaskPeriod {
  return { rule: 'HS-04', figure: urgent ? 'urgent' : 'ordinary' };
}
