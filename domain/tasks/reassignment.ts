import type { Bilingual } from '../procurement/rules/rule.ts';

/** Why a supervisor takes a task from its owner: a closed list, so that causes can be counted; the words are their own. */
export const REASSIGNMENT_REASONS = {
  absence: { zh: '办理人请假或不在岗', en: 'The owner is absent' },
  overdue: { zh: '逾期未办', en: 'Overdue' },
  'conflict-of-interest': { zh: '办理人应当回避', en: 'Conflict of interest' },
  workload: { zh: '办理人工作量过大', en: 'Workload' },
  other: { zh: '其他原因', en: 'Other' },
} as const satisfies Record<string, Bilingual>;

export type ReassignmentReason = keyof typeof REASSIGNMENT_REASONS;

export const REASSIGNMENT_REASON_CODES = Object.keys(REASSIGNMENT_REASONS) as [
  ReassignmentReason,
  ...ReassignmentReason[],
];
