import type { Prisma } from '../../prisma/generated/client.ts';
import { hasRole, type Caller } from '../access/caller.ts';
import { anyOf, REGION_ROLES, regionPrefix } from '../access/scope.ts';
import { notFound, type Problem } from '../problem.ts';

/**
 * Complaints: of the own region; for a provider its own, and accepted ones of purchases in which a bid of its was opened:
 * copies go to whoever is concerned (CH-08).
 */
export function complaintScope(caller: Caller): Prisma.ComplaintWhereInput {
  const some: Prisma.ComplaintWhereInput[] = [];
  if (hasRole(caller, ...REGION_ROLES)) some.push({ regionCode: { startsWith: regionPrefix(caller.region) } });
  if (hasRole(caller, 'provider')) {
    const opened = { providerId: caller.organisationId, openedAt: { not: null } };
    some.push({ providerId: caller.organisationId });
    some.push({ acceptedAt: { not: null }, purchase: { bids: { some: opened } } });
  }
  return anyOf(some);
}

/** Complaints whose files the caller reads: its own, and as an office those whose complainant it may know (PB-05). */
export function complaintFilesScope(caller: Caller): Prisma.ComplaintWhereInput {
  const some: Prisma.ComplaintWhereInput[] = [];
  if (hasRole(caller, 'provider')) some.push({ providerId: caller.organisationId });
  if (hasRole(caller, ...REGION_ROLES)) {
    const opened = hasRole(caller, 'officer', 'finance') ? {} : { purchase: { bidsOpenedAt: { not: null } } };
    some.push({ regionCode: { startsWith: regionPrefix(caller.region) }, ...opened });
  }
  return anyOf(some);
}

export function complaintNotFound(): Problem {
  return notFound({ zh: '该投诉', en: 'This complaint' });
}
