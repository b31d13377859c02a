import { outcome, taskKind } from './task-kind.ts';

/** Human tasks while the service is delivered, inspected, paid and accepted (§2.4, §2.6). */
export const DELIVERY_TASKS = {
  'monthly-inspection': taskKind({
    title: { zh: '月度服务检查', en: 'Monthly inspection' },
    why: {
      zh: '事中管质量：每月检查服务数量、质量和救助对象满意度。',
      en: 'Quality is watched while the service runs: quantity, quality and recipients’ satisfaction, every month.',
    },
    candidateRole: 'supervisor',
    outcomes: [outcome('pass', '合格', 'Pass'), outcome('problems', '发现问题', 'Problems found')],
    basis: ['DL-07', 'DL-12', 'HS-23'],
    due: { rule: 'HS-03', figure: 'due' },
    onDue: 'escalate',
  }),
  'look-into-records': taskKind({
    title: { zh: '核查服务记录预警', en: 'Look into an alert of service records' },
    why: {
      zh: '事中管质量：系统巡查服务记录发现异常，由监督员核实，排除或者确认问题；预警本身不作任何决定。',
      en: 'Quality is watched while the service runs: something in the records stands out, and a supervisor explains or confirms it; the alert itself decides nothing.',
    },
    candidateRole: 'supervisor',
    outcomes: [outcome('explain', '排除', 'Explained'), outcome('confirm', '确认问题', 'Confirmed')],
    basis: ['HS-18', 'DL-07', 'DL-12'],
    due: { rule: 'HS-03', figure: 'due' },
    onDue: 'escalate',
  }),
  'accept-stage': taskKind({
    title: { zh: '分期验收', en: 'Accept the period' },
    why: {
      zh: '每期服务届满后在合同约定的期限内逐项验收，听取服务对象意见；验收结果决定当期款项。',
      en: 'After each period the service is accepted item by item within the agreed days, with the recipients heard; its result decides what is paid.',
    },
    candidateRole: 'officer',
    outcomes: [outcome('accept', '完成分期验收', 'Record the acceptance')],
    basis: ['DL-01', 'DL-02', 'DL-05', 'DL-11'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
  'decide-deductions': taskKind({
    title: { zh: '决定扣款', en: 'Decide the deductions' },
    why: {
      zh: '按合同约定的指标和验收结果逐项提出扣款，由验收人以外的负责人决定；减免须写明理由，承接主体逐项可见。',
      en: 'Deductions follow from the contract’s indicators and the acceptance; somebody else than the acceptor decides, gives reasons for taking less, and the contractor reads every line.',
    },
    candidateRole: 'approver',
    outcomes: [outcome('decide', '确定扣款', 'Decide')],
    basis: ['DL-05', 'DL-08'],
    due: { rule: 'HS-06', figure: 'step' },
    onDue: 'escalate',
  }),
  'pay-instalment': taskKind({
    title: { zh: '支付服务费', en: 'Pay the instalment' },
    why: {
      zh: '验收合格后按合同约定期限付款，不得因内部程序拖延。',
      en: 'Paid within the agreed time after acceptance; internal procedure is no reason to wait.',
    },
    candidateRole: 'finance',
    outcomes: [outcome('pay', '支付', 'Pay'), outcome('withhold', '暂不支付', 'Withhold')],
    basis: ['DL-08', 'DL-09', 'DL-10'],
    due: { rule: 'DL-08', figure: 'ordinary' },
    onDue: 'escalate',
  }),
  'decide-dispute': taskKind({
    title: { zh: '处理争议款项', en: 'Decide on a disputed amount' },
    why: {
      zh: '有争议而暂不支付的金额，由暂不支付经办人以外的人核实后决定全部支付、部分支付或者不支付，承接主体可见理由。',
      en: 'What was withheld in dispute is decided by somebody other than who withheld it: paid in full, in part or not; the contractor reads why.',
    },
    candidateRole: 'approver',
    outcomes: [outcome('release', '支付', 'Pay it'), outcome('keep', '不予支付', 'Do not pay it')],
    basis: ['DL-08', 'DL-10', 'DL-05'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
  'pay-dispute': taskKind({
    title: { zh: '支付争议款项', en: 'Pay what was in dispute' },
    why: {
      zh: '争议已经处理，应当支付的金额随即支付，逾期的连同利息。',
      en: 'The dispute is settled: what is owed is paid at once, with interest where it is late.',
    },
    candidateRole: 'finance',
    outcomes: [outcome('pay', '支付', 'Pay')],
    basis: ['DL-08', 'DL-10'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
  'accept-service': taskKind({
    title: { zh: '履约验收', en: 'Accept the service' },
    why: {
      zh: '按合同标准逐项验收；向社会公众提供的公共服务须有服务对象参与并出具意见。',
      en: 'Item by item against the contract’s standard, with the recipients taking part and giving their opinion.',
    },
    candidateRole: 'officer',
    outcomes: [outcome('accept', '验收合格', 'Accept'), outcome('refuse', '验收不合格', 'Refuse')],
    basis: ['DL-01', 'DL-02', 'DL-06'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
  'approve-acceptance': taskKind({
    title: { zh: '审批验收结果', en: 'Approve the acceptance' },
    why: {
      zh: '验收结果由验收人以外的负责人审定后公告。',
      en: 'Someone other than the one who accepted approves the result before it is published.',
    },
    candidateRole: 'approver',
    outcomes: [outcome('approve', '同意', 'Approve'), outcome('return', '退回复验', 'Return')],
    basis: ['DL-01', 'DL-03'],
    due: { rule: 'DL-03', figure: 'publish' },
    onDue: 'escalate',
  }),
};
