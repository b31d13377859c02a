import type { Prisma } from '../../prisma/generated/client.ts';
import { hasRole, type Caller } from '../access/caller.ts';
import { anyOf, REGION_ROLES, regionPrefix } from '../access/scope.ts';

/** Repairs: the provider its own; offices those of bans of their own region, once they are handed in. */
export function repairScope(caller: Caller): Prisma.BanRepairWhereInput {
  const some: Prisma.BanRepairWhereInput[] = [];
  if (hasRole(caller, ...REGION_ROLES)) {
    some.push({ regionCode: { startsWith: regionPrefix(caller.region) }, state: { not: 'draft' } });
  }
  if (hasRole(caller, 'provider')) some.push({ organisationId: caller.organisationId });
  return anyOf(some);
}
