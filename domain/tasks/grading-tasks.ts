import { outcome, taskKind } from './task-kind.ts';

/** Human tasks of the yearly grading of providers (年度等级评定, §4.4). */
export const GRADING_TASKS = {
  'review-grade': taskKind({
    title: { zh: '审定年度等级', en: 'Review the grade of a year' },
    why: {
      zh: '系统按公布的办法计算年度得分和等级，逐项说明；由人核实后审定，与计算结果不一致的须写明理由。',
      en: 'Points and grade of the year are computed by the published scheme and explained line by line; a person checks them and decides, and says why where it is another grade.',
    },
    candidateRole: 'officer',
    outcomes: [outcome('confirm', '按计算结果审定', 'Confirm'), outcome('deviate', '另行审定', 'Another grade')],
    basis: ['AD-06', 'DL-07', 'CR-01'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
  'answer-grade': taskKind({
    title: { zh: '确认年度等级', en: 'Answer to the grade of a year' },
    why: {
      zh: '年度等级公布前征求承接主体意见；期限按评定办法，逾期未提出异议的，视为无异议。',
      en: 'The provider is heard before its grade is published, within the period of the scheme; silence counts as agreement.',
    },
    candidateRole: 'provider',
    outcomes: [outcome('agree', '无异议', 'Agree'), outcome('object', '提出异议', 'Object')],
    basis: ['AD-06', 'CR-03'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'expire',
  }),
  'decide-grade-objection': taskKind({
    title: { zh: '处理年度等级异议', en: 'Decide an objection to a grade' },
    why: {
      zh: '由审定人以外的负责人核查异议，决定维持或者改变等级，理由告知对方。',
      en: 'Somebody other than who reviewed the grade examines the objection and keeps or changes it; the provider is told why.',
    },
    candidateRole: 'approver',
    outcomes: [outcome('reject', '维持等级', 'Keep the grade'), outcome('uphold', '改变等级', 'Change the grade')],
    basis: ['AD-06', 'CR-03'],
    due: { rule: 'HS-01', figure: 'due' },
    onDue: 'escalate',
  }),
};
