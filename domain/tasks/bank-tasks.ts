import { outcome, taskKind } from './task-kind.ts';

/** Human tasks of the bank of providers after admission (社会力量库, §1.3). */
export const BANK_TASKS = {
  'review-provider': taskKind({
    title: { zh: '复核在库承接主体', en: 'Review a provider of the bank' },
    why: {
      zh: '在库单位每年复核一次，情况有变化的随时复核：条件、信用、人员和履约情况由人核实，决定继续在库、暂停或者移出。',
      en: 'A provider of the bank is reviewed every year, and when something has changed: a person looks at conditions, credit, staff and performance and keeps, suspends or removes it.',
    },
    candidateRole: 'officer',
    outcomes: [
      outcome('keep', '继续在库', 'Keep'),
      outcome('suspend', '暂停', 'Suspend'),
      outcome('exit', '移出社会力量库', 'Remove'),
    ],
    basis: ['AD-06', 'AD-01', 'DB-06', 'DB-08', 'DL-07'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
  'decide-credit-appeal': taskKind({
    title: { zh: '处理信用异议或者修复', en: 'Decide an objection to the credit file, or a repair' },
    why: {
      zh: '承接主体认为信用记录有误，或者已经整改到位申请修复；由作出该记录以外的人核查后决定，结果和理由告知对方。',
      en: 'A provider says that an event of its file is wrong, or that it has put the matter right; somebody other than who made the event decides, and the provider is told why.',
    },
    candidateRole: 'approver',
    outcomes: [outcome('uphold', '成立', 'Uphold'), outcome('reject', '不成立', 'Reject')],
    basis: ['CR-03', 'CR-01'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
};
