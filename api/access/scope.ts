import type { Role } from '../../domain/tasks/task-kind.ts';
import { isWithin, regionPrefix } from '../../domain/region.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import { hasRole, type Caller } from './caller.ts';

export { isWithin, regionPrefix };

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

/** The region and those that it lies in: 220422 → 220422, 220400, 220000. */
export function regionsAround(code: string): string[] {
  return [...new Set([code, `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`])];
}

/** True if the caller sees a region's rows by office, not by involvement. */
export function seesRegion(caller: Caller, code: string): boolean {
  return hasRole(caller, ...REGION_ROLES) && isWithin(caller.region, code);
}

/**
 * What fits one of the conditions; without any it is nothing. Prisma takes an empty OR inside AND for no condition at all,
 * which would open every row to a role that is granted none.
 */
export function anyOf<Where>(some: readonly Where[]): { OR: Where[] } | { id: { in: string[] } } {
  return some.length === 0 ? { id: { in: [] } } : { OR: [...some] };
}

/**
 * Purchases: of the own region; for providers those that were announced or that they are invited to; for experts those
 * they were drawn for.
 */
export function purchaseScope(caller: Caller): Prisma.PurchaseWhereInput {
  return purchasesOf(caller, [{ notices: { some: {} } }]);
}

/**
 * Those of them whose documents, questions and course the caller may read. Where suppliers are invited only the invited
 * have them (M87 14, M74 12, K214 6) until the documents are published with the result (实施条例 art. 43, which names
 * none for a single source).
 */
export function disclosedScope(caller: Caller): Prisma.PurchaseWhereInput {
  return purchasesOf(caller, [
    { invitation: 'notice', notices: { some: {} } },
    { method: { not: 'single-source' }, notices: { some: { kind: 'result-notice' } } },
  ]);
}

function purchasesOf(caller: Caller, toProviders: readonly Prisma.PurchaseWhereInput[]): Prisma.PurchaseWhereInput {
  const some: Prisma.PurchaseWhereInput[] = [];
  if (hasRole(caller, ...REGION_ROLES)) some.push({ regionCode: { startsWith: regionPrefix(caller.region) } });
  if (hasRole(caller, 'provider')) some.push(...toProviders, invitedTo(caller.organisationId));
  if (hasRole(caller, 'expert')) some.push({ draws: { some: { drawn: { has: caller.userId } } } });
  return anyOf(some);
}

/** Openings: of the purchases one sees, and of those whose key one holds a share of. */
export function openingScope(caller: Caller): Prisma.PurchaseWhereInput {
  return { OR: [purchaseScope(caller), { openingKey: { shares: { some: { holderId: caller.userId } } } }] };
}

/** Who is invited learns of it without a notice. */
function invitedTo(providerId: string): Prisma.PurchaseWhereInput {
  return { candidates: { some: { providerId, invitedAt: { not: null } } } };
}

/** The same of one purchase in memory. */
export function seesPurchase(
  caller: Caller,
  purchase: { readonly regionCode: string; readonly announced: boolean; readonly drawn: readonly string[] },
): boolean {
  if (seesRegion(caller, purchase.regionCode)) return true;
  if (hasRole(caller, 'provider') && purchase.announced) return true;
  return hasRole(caller, 'expert') && purchase.drawn.includes(caller.userId);
}

/** Contracts: of the own region; for providers those they hold or stand by for. */
export function contractScope(caller: Caller): Prisma.ContractWhereInput {
  const some: Prisma.ContractWhereInput[] = [];
  if (hasRole(caller, ...REGION_ROLES)) some.push({ regionCode: { startsWith: regionPrefix(caller.region) } });
  if (hasRole(caller, 'provider')) {
    some.push({ providerId: caller.organisationId });
    some.push({ standby: { some: { providerId: caller.organisationId } } });
  }
  return anyOf(some);
}

/** The same of one contract, or of one takeover, in memory; the providers are those that are involved in it. */
export function seesInvolved(
  caller: Caller,
  { regionCode, providers }: { readonly regionCode: string; readonly providers: readonly string[] },
): boolean {
  if (seesRegion(caller, regionCode)) return true;
  return hasRole(caller, 'provider') && providers.includes(caller.organisationId);
}

/** Takeovers: of the own region; for providers those of their contracts and those they were asked to stand in for. */
export function takeoverScope(caller: Caller): Prisma.TakeoverWhereInput {
  const some: Prisma.TakeoverWhereInput[] = [];
  if (hasRole(caller, ...REGION_ROLES)) some.push({ regionCode: { startsWith: regionPrefix(caller.region) } });
  if (hasRole(caller, 'provider')) {
    some.push({ contract: { providerId: caller.organisationId } });
    some.push({ invitations: { some: { providerId: caller.organisationId } } });
  }
  return anyOf(some);
}
