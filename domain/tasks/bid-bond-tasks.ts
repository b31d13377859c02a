import { outcome, taskKind } from './task-kind.ts';

/** Human tasks around the bonds of bidders: what had come by the deadline, and what becomes of each (PB-08, PB-09). */
export const BID_BOND_TASKS = {
  'record-bid-bonds': taskKind({
    title: { zh: '登记投标保证金', en: 'Record the bid bonds' },
    why: {
      zh: '采购文件要求投标保证金的，开标后逐家核实截止前是否到账；开标前不登记，谁投标任何人都不得知悉。未按要求提交的，投标无效。',
      en: 'After the opening each bidder’s bond is checked: had it come by the deadline? Nothing is recorded before, when nobody may know who bids. A bid without its bond is invalid.',
    },
    candidateRole: 'finance',
    outcomes: [outcome('record', '登记', 'Record')],
    basis: ['PB-08', 'PB-05'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
  'settle-bid-bond': taskKind({
    title: { zh: '退还投标保证金', en: 'Refund the bid bond' },
    why: {
      zh: '未成交的自成交通知书发出之日起、成交的自合同签订之日起五个工作日内退还；逾期退还的加付资金占用费。法定不予退还的，由他人审批。',
      en: 'Losers within five working days of the award letter, the winner of the contract; a late refund carries interest. Whoever would keep it names the case of the law, and somebody else decides.',
    },
    candidateRole: 'finance',
    outcomes: [outcome('return', '退还', 'Refund'), outcome('keep', '申请不予退还', 'Ask to keep it')],
    basis: ['PB-09', 'PB-08'],
    due: { rule: 'PB-09', figure: 'losers' },
    onDue: 'escalate',
  }),
  'return-bid-bond': taskKind({
    title: { zh: '退还撤回或者未开启投标的保证金', en: 'Return the bond of a withdrawn or unopened bid' },
    why: {
      zh: '截止前撤回投标的，自收到撤回通知之日起五个工作日内退还；不再开启的，程序终止或者本标段结束后五个工作日内退还。谁投标在开标前任何人不得知悉，本任务只有财政经办人可见。',
      en: 'A bid withdrawn before the deadline has its bond back within five working days, one that is never opened within five of the end. Before the opening nobody may know who bids: only finance sees this task.',
    },
    candidateRole: 'finance',
    outcomes: [
      outcome('return', '已退还', 'Returned'),
      outcome('none', '没有收到保证金', 'None had come'),
      outcome('moved', '转作重新提交的投标的保证金', 'Secures its new bid'),
    ],
    basis: ['PB-09', 'PB-06', 'PB-05'],
    due: { rule: 'PB-09', figure: 'withdrawn' },
    onDue: 'escalate',
    confidential: true,
  }),
  'approve-bid-bond-kept': taskKind({
    title: { zh: '审批不予退还投标保证金', en: 'Approve that the bid bond is kept' },
    why: {
      zh: '只有法律规定的情形可以不予退还，由申请人以外的负责人核实事实和依据。',
      en: 'Only the cases of the law allow it: somebody other than who asks checks fact and ground.',
    },
    candidateRole: 'approver',
    outcomes: [outcome('approve', '同意不予退还', 'Keep it'), outcome('return', '不同意，退回', 'Send back')],
    basis: ['PB-09'],
    due: { rule: 'HS-06', figure: 'step' },
    onDue: 'escalate',
  }),
};
