import type { TaskKind } from '../../domain/tasks/task-kinds.ts';

export const BIDS = [
  { id: '11111111-1111-4111-8111-111111111111', name: '示例承接主体一' },
  { id: '22222222-2222-4222-8222-222222222222', name: '示例承接主体二' },
];

export const CRITERIA = [
  { code: 'plan', titleZh: '服务方案', weight: 45 },
  { code: 'team', titleZh: '服务团队', weight: 35 },
];

/** What the database would tell each form; kinds that are not listed ask it nothing. */
export const TASK_FORM_FACTS: Partial<Record<TaskKind, unknown>> = {
  'draft-documents': { method: 'competitive-consultation', onDay: '2027-03-01' },
  'examine-qualifications': BIDS,
  'last-offer': { firstPriceFen: 69_000_000, ceilingFen: 70_000_000 },
  'score-bids': { bids: BIDS, criteria: CRITERIA },
  'draft-contract': { term: '12 个月', candidates: BIDS },
  'pay-instalment': { amountFen: 17_500_000 },
  'accept-service': [
    { id: 'A01', name: '对象排查' },
    { id: 'B01', name: '照料护理' },
  ],
  'answer-standby': { uncovered: 60, ownCapacity: 50 },
  'confirm-first-visits': { covered: 50 },
  'confirm-last-resort-visits': { covered: 10 },
};
