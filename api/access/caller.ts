import type { Role } from '../../domain/tasks/task-kind.ts';
import type { Ability } from './abilities.ts';

/** Who asks. Read from the session on every request, so that a right taken away is gone at once. */
export interface Caller {
  readonly userId: string;
  readonly username: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly organisationId: string;
  readonly organisationName: string;
  /** Code of the own region; the scope is its subtree. */
  readonly region: string;
  /** Keys of the inboxes that the caller reads (domain/tasks/task-state.ts). */
  readonly inboxes: readonly string[];
  /** Ids of colleagues who are away at this moment and have named the caller as a substitute. */
  readonly standsInFor: readonly string[];
  readonly ability: Ability;
}

export function hasRole(caller: Caller, ...roles: readonly Role[]): boolean {
  return caller.roles.some((role) => roles.includes(role));
}
