import { HOLDER_ROLES } from '../../domain/procurement/opening.ts';
import type { Role } from '../../domain/tasks/task-kind.ts';
import type { zh } from '../words/zh.ts';

interface Entry {
  readonly path: string;
  readonly word: keyof (typeof zh)['nav'];
  /** Whom it is shown to; every page's data is guarded by the api, this only keeps the head short. */
  readonly roles: readonly Role[];
}

const OFFICE: readonly Role[] = ['officer', 'approver', 'finance', 'supervisor', 'clerk', 'auditor', 'admin'];
const WATCHERS = OFFICE.filter((role) => role !== 'clerk');
const EVERYBODY: readonly Role[] = [...OFFICE, 'expert', 'provider', 'assistant', 'evaluator'];

/** The head's entries, in the order of a working day. */
const ENTRIES: readonly Entry[] = [
  { path: '/inbox', word: 'inbox', roles: EVERYBODY },
  { path: '/provider', word: 'provider', roles: ['provider'] },
  { path: '/supervision', word: 'supervision', roles: WATCHERS },
  { path: '/purchases', word: 'purchases', roles: [...OFFICE, 'expert'] },
  { path: '/projects', word: 'projects', roles: OFFICE },
  { path: '/contracts', word: 'contracts', roles: OFFICE },
  { path: '/takeovers', word: 'takeovers', roles: OFFICE },
  { path: '/questions', word: 'questions', roles: ['officer'] },
  { path: '/challenges', word: 'challenges', roles: OFFICE },
  { path: '/complaints', word: 'complaints', roles: [...OFFICE, 'provider'] },
  { path: '/providers', word: 'providers', roles: OFFICE },
  { path: '/experts', word: 'experts', roles: WATCHERS },
  { path: '/expert', word: 'ownExpert', roles: ['expert'] },
  { path: '/dashboards', word: 'dashboards', roles: OFFICE },
  { path: '/opening-key', word: 'openingKey', roles: HOLDER_ROLES },
  { path: '/leave', word: 'leave', roles: [...OFFICE, 'assistant'] },
  { path: '/guide', word: 'guide', roles: EVERYBODY },
];

export function entriesFor(roles: readonly string[]): readonly Entry[] {
  return ENTRIES.filter((entry) => entry.roles.some((role) => roles.includes(role)));
}
