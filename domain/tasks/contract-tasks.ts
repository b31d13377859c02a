import { outcome, taskKind } from './task-kind.ts';

/** Human tasks around a contract: its bond, a winner that does not sign, and changes in force (CO-05, CO-06, CO-08). */
export const CONTRACT_TASKS = {
  'receive-bond': taskKind({
    title: { zh: '登记履约保证金', en: 'Record the performance bond' },
    why: {
      zh: '采购文件要求提交履约保证金的，合同签订前核实到账并登记；不得以现金形式，不超过合同金额的百分之十。',
      en: 'Where the documents demand a bond it is checked and recorded before signing: not in cash, at most ten per cent.',
    },
    candidateRole: 'finance',
    outcomes: [outcome('received', '已收到', 'Received'), outcome('unpaid', '逾期未提交', 'Not paid')],
    basis: ['CO-05', 'CO-08'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
  'decide-after-refusal': taskKind({
    title: { zh: '成交供应商放弃后的处理', en: 'Decide after the winner’s refusal' },
    why: {
      zh: '成交供应商拒绝签订合同的，可以按照推荐排序确定下一候选人，也可以重新开展采购；决定和理由向社会公告。没有正当理由的，不得参加重新开展的采购。',
      en: 'The buyer turns to the next in rank or buys anew; the reason is published. Without a lawful reason the supplier is barred from the re-run.',
    },
    candidateRole: 'approver',
    outcomes: [
      outcome('next', '确定下一候选人', 'Turn to the next in rank'),
      outcome('restart', '重新开展采购', 'Buy anew'),
    ],
    basis: ['CO-08', 'EV-15'],
    due: { rule: 'EV-15', figure: 'decision' },
    onDue: 'escalate',
  }),
  'settle-bond': taskKind({
    title: { zh: '处理履约保证金', en: 'Return or keep the performance bond' },
    why: {
      zh: '履约验收合格后退还履约保证金；因承接主体违约不予退还的，写明合同依据，由他人审批。',
      en: 'After the acceptance the bond goes back; whoever would keep it names the breach, and somebody else decides.',
    },
    candidateRole: 'finance',
    outcomes: [outcome('return', '退还', 'Return'), outcome('forfeit', '申请不予退还', 'Ask to keep it')],
    basis: ['CO-05'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
  'approve-forfeiture': taskKind({
    title: { zh: '审批不予退还履约保证金', en: 'Approve that the bond is kept' },
    why: {
      zh: '保证金不予退还影响承接主体权益，须由申请人以外的负责人核实违约事实和合同依据。',
      en: 'Keeping a bond hits the provider: somebody other than who asks checks breach and clause.',
    },
    candidateRole: 'approver',
    outcomes: [outcome('approve', '同意不予退还', 'Keep it'), outcome('return', '不同意，退回', 'Send back')],
    basis: ['CO-05'],
    due: { rule: 'HS-06', figure: 'step' },
    onDue: 'escalate',
  }),
  'approve-change': taskKind({
    title: { zh: '审批合同变更', en: 'Approve a change of the contract' },
    why: {
      zh: '合同不得擅自变更。补充合同的标的和其他条款不变，累计不超过原合同金额的百分之十，由提出人以外的负责人审批。',
      en: 'Same object, other terms unchanged, all supplements at most ten per cent; somebody other than the proposer decides.',
    },
    candidateRole: 'approver',
    outcomes: [outcome('approve', '同意变更', 'Approve'), outcome('refuse', '不同意', 'Refuse')],
    basis: ['CO-06', 'CO-07', 'CO-10'],
    due: { rule: 'HS-06', figure: 'step' },
    onDue: 'escalate',
  }),
  'sign-change': taskKind({
    title: { zh: '签署补充合同', en: 'Sign the supplementary contract' },
    why: {
      zh: '采购人与您单位协商变更合同；签署后变更生效并公告，不签署的，原合同继续履行。',
      en: 'The buyer wants to change the contract with you; unsigned, the contract goes on as it is.',
    },
    candidateRole: 'provider',
    outcomes: [outcome('sign', '签署', 'Sign'), outcome('decline', '不同意变更', 'Decline')],
    basis: ['CO-06', 'CO-10'],
    due: { rule: 'HS-06', figure: 'step' },
    onDue: 'escalate',
  }),
  'publish-change': taskKind({
    title: { zh: '公告合同变更', en: 'Publish the change of the contract' },
    why: {
      zh: '合同变更之日起两个工作日内公告。',
      en: 'Within two working days of the change.',
    },
    candidateRole: 'officer',
    outcomes: [outcome('publish', '公告', 'Publish')],
    basis: ['CO-03'],
    due: { rule: 'CO-03', figure: 'publish' },
    onDue: 'escalate',
  }),
};
