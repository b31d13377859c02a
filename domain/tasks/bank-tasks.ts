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
};
