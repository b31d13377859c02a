import { hasRole, type Caller } from '../access/caller.ts';
import { isWithin } from '../access/scope.ts';

/** What decides who may know of a leave. */
export interface LeaveReach {
  readonly organisationId: string;
  readonly regionCode: string;
}

/** One's own office knows who is away; those who oversee a region know it of every office there. */
export function seesLeave(caller: Caller, { organisationId, regionCode }: LeaveReach): boolean {
  if (!caller.ability.can('read', 'Leave')) return false;
  if (organisationId === caller.organisationId) return true;
  return caller.ability.can('oversee', 'Task') && isWithin(caller.region, regionCode);
}

/** The person themselves, or a supervisor of the region for somebody who is ill. */
export function mayDecideOn(caller: Caller, leave: { readonly userId: string; readonly regionCode: string }): boolean {
  if (leave.userId === caller.userId) return true;
  return hasRole(caller, 'supervisor') && isWithin(caller.region, leave.regionCode);
}
