import type { Role } from '../../../domain/tasks/task-kind.ts';
import { demoId } from './ids.ts';
import { DEMO_COUNTY, OTHER_COUNTY, PROVINCE, type DemoOrganisationKey } from './organisations.ts';

/** Of every demo user. Production refuses to start while one of them exists. */
export const DEMO_PASSWORD = 'jieli-demo';

export interface DemoUser {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly organisation: DemoOrganisationKey;
  /** Root of the subtree that the user sees. */
  readonly regionCode: string;
}

type Row = readonly [
  username: string,
  displayName: string,
  role: Role,
  organisation: DemoOrganisationKey,
  regionCode: string,
];

const OFFICES: readonly Row[] = [
  ['officer', '示例采购经办人', 'officer', 'buyer', DEMO_COUNTY],
  ['approver', '示例审批人', 'approver', 'buyer', DEMO_COUNTY],
  ['finance', '示例财政经办人', 'finance', 'finance', DEMO_COUNTY],
  ['supervisor', '示例监督员', 'supervisor', 'supervision', DEMO_COUNTY],
  ['clerk', '示例窗口经办人', 'clerk', 'buyer', DEMO_COUNTY],
  ['assistant', '示例村级协理员', 'assistant', 'lastResort', DEMO_COUNTY],
  ['auditor', '示例审计员', 'auditor', 'audit', PROVINCE],
  ['admin', '示例系统管理员', 'admin', 'operations', PROVINCE],
  ['officer2', '示例二县采购经办人', 'officer', 'otherBuyer', OTHER_COUNTY],
];

const EXPERTS = Array.from({ length: 7 }, (_, index): Row => [
  `expert${index + 1}`,
  `示例专家${index + 1}`,
  'expert',
  'expertBank',
  PROVINCE,
]);

const PROVIDERS = ([1, 2, 3, 4] as const).map((n): Row => [
  `provider${n}`,
  `示例承接主体经办人${n}`,
  'provider',
  `provider${n}`,
  DEMO_COUNTY,
]);

/** Of an organisation that has not applied for admission yet. */
const NEWCOMER: Row = ['provider5', '示例承接主体经办人5', 'provider', 'newcomer', DEMO_COUNTY];

/** A second person of the finance department: whoever drafts a decision on a complaint does not approve it. */
const SECOND_EYES: Row = ['finance2', '示例财政复核人', 'finance', 'finance', DEMO_COUNTY];

/** Of the officer's office and role: to hand a task to, to stand in for the officer, and to decide what the officer drafted. */
const COLLEAGUE: Row = ['colleague', '示例同岗经办人', 'officer', 'buyer', DEMO_COUNTY];

/** The office of the province's bank of experts. */
const BANK_OFFICE: readonly Row[] = [
  ['bankofficer', '示例专家库经办人', 'officer', 'expertBank', PROVINCE],
  ['bankapprover', '示例专家库审批人', 'approver', 'expertBank', PROVINCE],
];

/** Of the third party that evaluates. */
const EVALUATOR: Row = ['evaluator1', '示例评估师', 'evaluator', 'evaluator', DEMO_COUNTY];

/** The people of the demo, one per username that the documentation names. All fictitious. New ones last: the place makes the id. */
export const DEMO_USERS: readonly DemoUser[] = [
  ...OFFICES,
  ...EXPERTS,
  ...PROVIDERS,
  NEWCOMER,
  COLLEAGUE,
  ...BANK_OFFICE,
  SECOND_EYES,
  EVALUATOR,
].map(([username, displayName, role, organisation, regionCode], index) => {
  return { id: demoId('user', index + 1), username, displayName, role, organisation, regionCode };
});
