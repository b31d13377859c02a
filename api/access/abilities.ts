import { AbilityBuilder, createMongoAbility, type MongoAbility } from '@casl/ability';
import type { Role } from '../../domain/tasks/task-kind.ts';

export type Subject =
  | 'Task'
  | 'Attachment'
  | 'Purchase'
  | 'Bid'
  | 'Question'
  | 'Opening'
  | 'Contract'
  | 'Takeover'
  | 'Supervision'
  | 'LastResort'
  | 'User'
  | 'Notification'
  | 'Leave'
  | 'Audit'
  | 'Statistics'
  | 'Provider'
  | 'Admission'
  | 'Credit'
  | 'Challenge'
  | 'Complaint'
  | 'Report'
  | 'Visit'
  | 'Recipient'
  | 'Feedback'
  | 'Evaluation'
  | 'Project'
  | 'SpecialFund'
  | 'Expert'
  | 'Debarment'
  | 'Condition'
  | 'Directory'
  | 'FundSource'
  | 'ProcurementLimit';
/**
 * `work`: claim, complete, delegate a task. `assign`: take a task from its owner. `oversee`: see all tasks of the region,
 * also those asked of one organisation or person. Of visits: `create` records them, `work` sets what the contract owes. Of an opening: `work` signs its record off, `create` keeps a key of one's own. Of an edition of the directory: `work` drafts, `assign` approves.
 */
export type Action = 'read' | 'create' | 'work' | 'assign' | 'oversee';
export type Ability = MongoAbility<[Action, Subject]>;

type Grant = readonly [Action, Subject];

const WORKS_ON_TASKS: readonly Grant[] = [
  ['read', 'Task'],
  ['work', 'Task'],
  ['read', 'Attachment'],
  ['create', 'Attachment'],
  ['read', 'Notification'],
];
/** Takes leave and stands in for colleagues; experts and providers answer for themselves. */
const TAKES_LEAVE: readonly Grant[] = [
  ['read', 'Leave'],
  ['create', 'Leave'],
];
/** May hold a share of an opening key, in the hall and with a key of their own (HOLDER_ROLES). */
const HOLDS_SHARES: readonly Grant[] = [
  ['read', 'Opening'],
  ['work', 'Opening'],
  ['create', 'Opening'],
];
const SEES_THE_REGION: readonly Grant[] = [
  ['read', 'Purchase'],
  ['read', 'Question'],
  ['read', 'Contract'],
  ['read', 'Takeover'],
  ['read', 'Provider'],
  ['read', 'Admission'],
  ['read', 'Challenge'],
  ['read', 'Complaint'],
];
/** The bank of projects is the offices’ own business until a purchase is announced. */
const SEES_PROJECTS: Grant = ['read', 'Project'];
/** Offices that look at the region as a whole. */
const WATCHES_THE_REGION: readonly Grant[] = [
  ...SEES_THE_REGION,
  SEES_PROJECTS,
  ['read', 'Expert'],
  ['read', 'Debarment'],
  ['read', 'Supervision'],
  ['read', 'Statistics'],
  ['read', 'ProcurementLimit'],
  ['read', 'FundSource'],
  ['read', 'Directory'],
];

/** What each role may do. Whatever is not listed is denied; which rows it applies to is decided in scope.ts. */
export const GRANTS: Readonly<Record<Role, readonly Grant[]>> = {
  officer: [
    ...WORKS_ON_TASKS,
    ...TAKES_LEAVE,
    ...HOLDS_SHARES,
    ...WATCHES_THE_REGION,
    ['read', 'User'],
    ['read', 'Audit'],
    ['create', 'Purchase'],
    ['create', 'Project'],
    ['work', 'Project'],
    ['work', 'Question'],
    ['create', 'Expert'],
    ['work', 'Expert'],
    ['work', 'Provider'],
    ['work', 'Debarment'],
    ['read', 'Credit'],
    ['work', 'Condition'],
    ['work', 'Directory'],
    ['work', 'Visit'],
    ['work', 'Recipient'],
    ['create', 'Feedback'],
    ['work', 'Evaluation'],
  ],
  approver: [
    ...WORKS_ON_TASKS,
    ...TAKES_LEAVE,
    ...HOLDS_SHARES,
    ...WATCHES_THE_REGION,
    ['read', 'User'],
    ['read', 'Audit'],
    ['assign', 'Debarment'],
    ['assign', 'Directory'],
    ['read', 'Credit'],
    ['work', 'Credit'],
  ],
  finance: [
    ...WORKS_ON_TASKS,
    ...TAKES_LEAVE,
    ...HOLDS_SHARES,
    ...WATCHES_THE_REGION,
    ['read', 'User'],
    ['read', 'Audit'],
    ['work', 'SpecialFund'],
    ['work', 'ProcurementLimit'],
    ['work', 'FundSource'],
  ],
  supervisor: [
    ...WORKS_ON_TASKS,
    ...TAKES_LEAVE,
    ...HOLDS_SHARES,
    ...WATCHES_THE_REGION,
    ['read', 'User'],
    ['read', 'Audit'],
    ['assign', 'Task'],
    ['oversee', 'Task'],
    ['create', 'Takeover'],
    ['work', 'LastResort'],
    ['read', 'Credit'],
    ['work', 'Visit'],
    ['create', 'Feedback'],
  ],
  expert: [...WORKS_ON_TASKS, ['read', 'Purchase'], ['read', 'Question'], ['read', 'Expert'], ['create', 'Expert']],
  provider: [
    ...WORKS_ON_TASKS,
    ...SEES_THE_REGION,
    ['read', 'User'],
    ['create', 'Bid'],
    ['read', 'Bid'],
    ['read', 'Opening'],
    ['work', 'Opening'],
    ['create', 'Question'],
    ['create', 'Admission'],
    ['create', 'Challenge'],
    ['create', 'Complaint'],
    ['create', 'Report'],
    ['create', 'Visit'],
    ['read', 'Credit'],
    ['create', 'Credit'],
  ],
  clerk: [
    ...WORKS_ON_TASKS,
    ...TAKES_LEAVE,
    ...HOLDS_SHARES,
    ...SEES_THE_REGION,
    SEES_PROJECTS,
    ['create', 'Project'],
    ['read', 'Statistics'],
    ['read', 'User'],
    ['create', 'Visit'],
    ['work', 'Recipient'],
    ['create', 'Feedback'],
  ],
  assistant: [...WORKS_ON_TASKS, ...TAKES_LEAVE, ...HOLDS_SHARES],
  auditor: [
    ['read', 'Leave'],
    ['read', 'Task'],
    ['oversee', 'Task'],
    ['read', 'Attachment'],
    ['read', 'Audit'],
    ['read', 'Opening'],
    ...WATCHES_THE_REGION,
    ['read', 'Notification'],
    ['read', 'Credit'],
  ],
  evaluator: [...WORKS_ON_TASKS],
  admin: [
    ['read', 'Leave'],
    ['read', 'Task'],
    ['oversee', 'Task'],
    ['read', 'Attachment'],
    ['read', 'Audit'],
    ...WATCHES_THE_REGION,
    ['read', 'User'],
    ['read', 'Notification'],
  ],
};

const cache = new Map<string, Ability>();

/** Deny by default; the union of what the roles grant. Callers with the same roles share one ability. */
export function abilityOf(roles: readonly Role[]): Ability {
  const key = [...roles].sort().join(' ');
  const known = cache.get(key);
  if (known) return known;
  const builder = new AbilityBuilder<Ability>(createMongoAbility);
  for (const role of roles) for (const [action, subject] of GRANTS[role] ?? []) builder.can(action, subject);
  const ability = builder.build();
  cache.set(key, ability);
  return ability;
}
