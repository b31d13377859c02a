import { z } from 'zod';
import { ROLES, type Role } from '../../domain/tasks/task-kind.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import { hasRole, type Caller } from '../access/caller.ts';
import { anyOf, REGION_ROLES, regionPrefix } from '../access/scope.ts';
import { route, type Route } from '../route.ts';
import { containing } from '../text-search.ts';

/** Offices that work is handed to; experts and providers are asked one by one and answer for themselves. */
const OFFICE_ROLES: readonly Role[] = ['officer', 'approver', 'finance', 'supervisor', 'clerk', 'assistant'];
const MOST = 50;

const Colleagues = z
  .object({ items: z.array(z.object({ id: z.uuid(), displayName: z.string(), roles: z.array(z.enum(ROLES)) })) })
  .meta({ id: 'Colleagues' });

const users = route({
  method: 'get',
  path: '/users',
  operationId: 'listUsers',
  summary: '可转交的同事 · Colleagues to hand a task to',
  description: `Offices of the own region’s subtree; for providers the own organisation. At most ${MOST}: narrow with q.`,
  tag: 'people',
  access: ['read', 'User'],
  query: z.strictObject({
    role: z.enum(ROLES).optional(),
    q: z.string().trim().max(50).optional().meta({ description: 'Part of the name' }),
  }),
  success: { status: 200, schema: Colleagues, description: 'People, by name' },
  problems: [],
  async handle({ query: { role, q }, caller }, { database }) {
    const rows = await database.prisma.user.findMany({
      where: {
        AND: [colleaguesOf(caller)],
        active: true,
        ...(role === undefined ? {} : { roles: { has: role } }),
        ...(q === undefined ? {} : { displayName: containing(q) }),
      },
      select: { id: true, displayName: true, roles: true },
      orderBy: [{ displayName: 'asc' }, { id: 'asc' }],
      take: MOST,
    });
    return { items: rows.map((row) => ({ ...row, roles: row.roles as Role[] })) };
  },
});

function colleaguesOf(caller: Caller): Prisma.UserWhereInput {
  const some: Prisma.UserWhereInput[] = [];
  if (hasRole(caller, 'provider')) some.push({ organisationId: caller.organisationId, roles: { has: 'provider' } });
  if (hasRole(caller, ...REGION_ROLES)) {
    some.push({ regionCode: { startsWith: regionPrefix(caller.region) }, roles: { hasSome: [...OFFICE_ROLES] } });
  }
  return anyOf(some);
}

export const USER_ROUTES: readonly Route[] = [users];
