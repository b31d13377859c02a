import { AbilityBuilder, createMongoAbility, type MongoAbility } from '@casl/ability';
import type { Role } from '../../domain/tasks/task-kind.ts';

export type Subject = 'Task' | 'Purchase' | 'Bid' | 'Contract' | 'Takeover' | 'User' | 'Notification';
/**
 * `work`: claim, complete, delegate a task. `assign`: take a task from its owner. `oversee`: see all tasks of the region,
 * also those asked of one organisation or person.
 */
export type Action = 'read' | 'create' | 'work' | 'assign' | 'oversee';
export type Ability = MongoAbility<[Action, Subject]>;

type Grant = readonly [Action, Subject];

const WORKS_ON_TASKS: readonly Grant[] = [
  ['read', 'Task'],
  ['work', 'Task'],
  ['read', 'Notification'],
];
const SEES_THE_REGION: readonly Grant[] = [
  ['read', 'Purchase'],
  ['read', 'Contract'],
  ['read', 'Takeover'],
];

/** What each role may do. Whatever is not listed is denied; which rows it applies to is decided in scope.ts. */
export const GRANTS: Readonly<Record<Role, readonly Grant[]>> = {
  officer: [...WORKS_ON_TASKS, ...SEES_THE_REGION, ['read', 'User'], ['create', 'Purchase']],
  approver: [...WORKS_ON_TASKS, ...SEES_THE_REGION, ['read', 'User']],
  finance: [...WORKS_ON_TASKS, ...SEES_THE_REGION, ['read', 'User']],
  supervisor: [
    ...WORKS_ON_TASKS,
    ...SEES_THE_REGION,
    ['read', 'User'],
    ['assign', 'Task'],
    ['oversee', 'Task'],
    ['create', 'Takeover'],
  ],
  expert: [...WORKS_ON_TASKS, ['read', 'Purchase']],
  provider: [...WORKS_ON_TASKS, ...SEES_THE_REGION, ['read', 'User'], ['create', 'Bid'], ['read', 'Bid']],
  clerk: [...WORKS_ON_TASKS, ...SEES_THE_REGION, ['read', 'User']],
  assistant: [...WORKS_ON_TASKS],
  auditor: [['read', 'Task'], ['oversee', 'Task'], ...SEES_THE_REGION, ['read', 'Notification']],
  admin: [['read', 'Task'], ['oversee', 'Task'], ...SEES_THE_REGION, ['read', 'User'], ['read', 'Notification']],
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
