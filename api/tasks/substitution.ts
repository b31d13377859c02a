import { SUBSTITUTABLE_ROLES } from '../../domain/tasks/substitution.ts';
import type { Role } from '../../domain/tasks/task-kind.ts';
import type { Caller } from '../access/caller.ts';
import { isWithin } from '../access/scope.ts';
import type { TaskRow } from './task-row.ts';

type Standing = Pick<Caller, 'standsInFor' | 'roles' | 'region'>;
type Asked = Pick<
  TaskRow,
  'state' | 'assigneeId' | 'candidateOrgId' | 'candidateUserId' | 'candidateRole' | 'regionCode' | 'excluded'
>;

/**
 * The absent colleague who has the task and whom the caller may stand in for: with the task's role as the caller's own, so
 * that no right is gained, and never for somebody who may not act on it either. Whether the caller is excluded is asked
 * by `refusal` before anything else.
 */
export function principalOf(task: Asked, { standsInFor, roles, region }: Standing): string | undefined {
  const holder = task.state === 'claimed' ? task.assigneeId : task.state === 'open' ? task.candidateUserId : null;
  if (holder === null || !standsInFor.includes(holder)) return undefined;
  const role = task.candidateRole as Role;
  const isOffice = SUBSTITUTABLE_ROLES.includes(role) && task.candidateOrgId === null;
  const fits = isOffice && roles.includes(role) && isWithin(region, task.regionCode);
  return fits && !task.excluded.includes(holder) ? holder : undefined;
}

/** The roles in which the caller can stand in for anybody. */
export function standInRoles({ roles }: Pick<Caller, 'roles'>): readonly Role[] {
  return roles.filter((role) => SUBSTITUTABLE_ROLES.includes(role));
}
