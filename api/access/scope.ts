import type { Role } from '../../domain/tasks/task-kind.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import { hasRole, type Caller } from './caller.ts';

/** Roles that see what lies in their region's subtree; providers and experts see only what concerns them. */
export const REGION_ROLES: readonly Role[] = [
  'officer',
  'approver',
  'finance',
  'supervisor',
  'clerk',
  'auditor',
  'admin',
];

/** The part of a GB/T 2260 code that its subtree shares: 220000 → 22, 220100 → 2201, 220122 → 220122. */
export function regionPrefix(code: string): string {
  return code.replace(/(?:00)+$/, '');
}

/** True if `code` is the region itself or lies below it. */
export function isWithin(region: string, code: string): boolean {
  return code.startsWith(regionPrefix(region));
}

/** True if the caller sees a region's rows by office, not by involvement. */
export function seesRegion(caller: Caller, code: string): boolean {
  return hasRole(caller, ...REGION_ROLES) && isWithin(caller.region, code);
}

/** Purchases: of the own region; for providers those that were announced; for experts those they were drawn for. */
export function purchaseScope(caller: Caller): Prisma.PurchaseWhereInput {
  const some: Prisma.PurchaseWhereInput[] = [];
  if (hasRole(caller, ...REGION_ROLES)) some.push({ regionCode: { startsWith: regionPrefix(caller.region) } });
  if (hasRole(caller, 'provider')) some.push({ notices: { some: {} } });
  if (hasRole(caller, 'expert')) some.push({ draws: { some: { drawn: { has: caller.userId } } } });
  return { OR: some };
}

/** Contracts: of the own region; for providers those they hold or stand by for. */
export function contractScope(caller: Caller): Prisma.ContractWhereInput {
  const some: Prisma.ContractWhereInput[] = [];
  if (hasRole(caller, ...REGION_ROLES)) some.push({ regionCode: { startsWith: regionPrefix(caller.region) } });
  if (hasRole(caller, 'provider')) {
    some.push({ providerId: caller.organisationId });
    some.push({ standby: { some: { providerId: caller.organisationId } } });
  }
  return { OR: some };
}

/** Takeovers: of the own region; for providers those of their contracts and those they were asked to stand in for. */
export function takeoverScope(caller: Caller): Prisma.TakeoverWhereInput {
  const some: Prisma.TakeoverWhereInput[] = [];
  if (hasRole(caller, ...REGION_ROLES)) some.push({ regionCode: { startsWith: regionPrefix(caller.region) } });
  if (hasRole(caller, 'provider')) {
    some.push({ contract: { providerId: caller.organisationId } });
    some.push({ invitations: { some: { providerId: caller.organisationId } } });
  }
  return { OR: some };
}
