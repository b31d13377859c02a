import { z } from 'zod';
import { SUBSTITUTABLE_ROLES } from '../../domain/tasks/substitution.ts';
import { ROLES, type Role } from '../../domain/tasks/task-kind.ts';
import { hasRole } from '../access/caller.ts';
import { regionPrefix } from '../access/scope.ts';
import { route } from '../route.ts';

const MOST = 50;

const PEOPLE = `
  SELECT u.id, u.display_name AS "displayName", u.roles, o.name AS organisation
  FROM app_user u JOIN organisation o ON o.id = u.organisation_id, app_user a
  WHERE a.id = $1 AND u.active AND u.id <> a.id AND u.organisation_id = a.organisation_id
    AND u.roles && ARRAY(SELECT unnest(a.roles) INTERSECT SELECT unnest($2::text[]))
    AND (a.id = $3 OR $4 AND starts_with(a.region_code, $5))
  ORDER BY u.display_name, u.id LIMIT ${MOST}`;

const WHO = `
  SELECT u.id, u.display_name AS "displayName", u.roles, o.name AS organisation
  FROM app_user u JOIN organisation o ON o.id = u.organisation_id
  WHERE $4 AND u.active AND u.id <> $3 AND u.roles && $2::text[] AND starts_with(u.region_code, $5) AND $1::uuid IS NULL
  ORDER BY u.display_name, u.id LIMIT ${MOST}`;

interface Row {
  readonly id: string;
  readonly displayName: string;
  readonly roles: Role[];
  readonly organisation: string;
}

export const leavePeople = route({
  method: 'get',
  path: '/leaves/people',
  operationId: 'listLeavePeople',
  summary: '可指定的代理人 · Who can stand in, or be entered',
  description: `With \`for\`: colleagues of that person’s office who share a role. Without: whom a supervisor may enter. At most ${MOST}.`,
  tag: 'people',
  access: ['create', 'Leave'],
  query: z.strictObject({ for: z.uuid().optional() }),
  success: {
    status: 200,
    schema: z
      .object({
        items: z.array(
          z.object({ id: z.uuid(), displayName: z.string(), roles: z.array(z.enum(ROLES)), organisation: z.string() }),
        ),
      })
      .meta({ id: 'LeavePeople' }),
    description: 'People, by name',
  },
  problems: [],
  async handle({ query, caller }, { database: { pool } }) {
    const values = [
      ...[query.for ?? null, SUBSTITUTABLE_ROLES, caller.userId],
      ...[hasRole(caller, 'supervisor'), regionPrefix(caller.region)],
    ];
    const { rows } = await pool.query<Row>(query.for === undefined ? WHO : PEOPLE, values);
    return { items: rows };
  },
});
