import { PROVIDER_KINDS } from '../../domain/providers/organisation-kind.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import { hasRole, type Caller } from '../access/caller.ts';
import { anyOf, REGION_ROLES, regionPrefix } from '../access/scope.ts';
import { notFound, type Problem } from '../problem.ts';

/**
 * Providers: registered in the own region, or with a contract there; a provider knows itself. An organisation without
 * admission is one as soon as it has applied, or was of a kind that may deliver.
 */
export function providerScope(caller: Caller): Prisma.OrganisationWhereInput {
  const some: Prisma.OrganisationWhereInput[] = [];
  if (hasRole(caller, ...REGION_ROLES)) {
    const regionCode = { startsWith: regionPrefix(caller.region) };
    const here = { OR: [{ regionCode }, { contracts: { some: { regionCode } } }] };
    some.push({ AND: [here, { OR: [{ kind: { in: [...PROVIDER_KINDS] } }, { admissions: { some: {} } }] }] });
  }
  if (hasRole(caller, 'provider')) some.push({ id: caller.organisationId });
  return anyOf(some);
}

export function providerNotFound(): Problem {
  return notFound({ zh: '该承接主体', en: 'This provider' });
}
