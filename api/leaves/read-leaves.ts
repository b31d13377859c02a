import { z } from 'zod';
import { dayOf, instantOfMillis, type Day } from '../../domain/time/shanghai.ts';
import type { Caller } from '../access/caller.ts';
import { regionPrefix } from '../access/scope.ts';
import { keyIn, page, pageOf, pageQuery } from '../http/page.ts';
import { route, type Sql } from '../route.ts';
import { mayDecideOn } from './leave-scope.ts';

const person = z.object({ id: z.uuid(), displayName: z.string() });

export const LeaveView = z
  .object({
    id: z.uuid(),
    person,
    organisation: z.string(),
    from: z.iso.date().meta({ description: 'First day, Asia/Shanghai' }),
    to: z.iso.date().meta({ description: 'Last day, included' }),
    state: z.enum(['coming', 'now', 'over']),
    substitutes: z.array(
      person.extend({ away: z.boolean().meta({ description: 'Is on leave in a part of the period, too' }) }),
    ),
    by: z.string().meta({ description: 'Who entered it: the person, or a supervisor' }),
    mayEnd: z.boolean().meta({ description: 'The caller may end it now' }),
  })
  .meta({ id: 'Leave' });

export type LeaveAnswer = z.input<typeof LeaveView>;

interface LeaveRow {
  readonly id: string;
  readonly userId: string;
  readonly displayName: string;
  readonly organisation: string;
  readonly regionCode: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly by: string;
  readonly substitutes: LeaveAnswer['substitutes'];
}

const LEAVES = `
  SELECT l.id, l.user_id AS "userId", u.display_name AS "displayName", o.name AS organisation,
         l.region_code AS "regionCode", l.starts_at AS "startsAt", l.ends_at AS "endsAt", b.display_name AS by,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'displayName', p.display_name, 'away', EXISTS (
                   SELECT FROM leave x WHERE x.user_id = p.id
                     AND tstzrange(x.starts_at, x.ends_at) && tstzrange(l.starts_at, l.ends_at)))
                 ORDER BY p.display_name, p.id), '[]')
          FROM leave_substitute s JOIN app_user p ON p.id = s.user_id WHERE s.leave_id = l.id) AS substitutes
  FROM leave l
  JOIN app_user u ON u.id = l.user_id
  JOIN organisation o ON o.id = l.organisation_id
  JOIN app_user b ON b.id = l.created_by`;

const AHEAD = `${LEAVES}
  WHERE l.ends_at > now() AND l.ends_at > l.starts_at
    AND (l.organisation_id = $1 OR $2 AND starts_with(l.region_code, $3))
    AND ($4::timestamptz IS NULL OR (l.starts_at, l.id) > ($4, $5::uuid))
  ORDER BY l.starts_at, l.id LIMIT $6`;

/** One leave as the caller is told of it. */
export async function leaveOf(db: Sql, caller: Caller, id: string): Promise<LeaveAnswer> {
  const { rows } = await db.query<LeaveRow>(`${LEAVES} WHERE l.id = $1`, [id]);
  return answerOf(rows[0]!, caller);
}

function answerOf(row: LeaveRow, caller: Caller): LeaveAnswer {
  const { id, userId, displayName, organisation, substitutes, by, startsAt, endsAt } = row;
  const now = Date.now();
  const state = endsAt.getTime() <= now ? 'over' : startsAt.getTime() <= now ? 'now' : 'coming';
  return {
    ...{ id, person: { id: userId, displayName }, organisation, substitutes, by, state },
    from: dayAt(startsAt.getTime()),
    to: dayAt(Math.max(endsAt.getTime() - 1, startsAt.getTime())),
    mayEnd: state !== 'over' && mayDecideOn(caller, row),
  };
}

function dayAt(millis: number): Day {
  return dayOf(instantOfMillis(millis));
}

export const listLeaves = route({
  method: 'get',
  path: '/leaves',
  operationId: 'listLeaves',
  summary: '谁请假 · Who is away, now and later',
  description: 'Of the own office; for those who oversee a region, of every office in it. The earliest first.',
  tag: 'people',
  access: ['read', 'Leave'],
  query: z.strictObject(pageQuery),
  success: { status: 200, schema: pageOf(LeaveView), description: 'A page of leaves' },
  problems: [],
  async handle({ query: { limit, cursor }, caller }, { database: { pool } }) {
    const key = keyIn(cursor, z.tuple([z.iso.datetime(), z.uuid()]));
    const reach = [caller.organisationId, caller.ability.can('oversee', 'Task'), regionPrefix(caller.region)];
    const values = [...reach, key?.[0] ?? null, key?.[1] ?? null, limit + 1];
    const { rows } = await pool.query<LeaveRow>({ name: 'leaves', text: AHEAD, values });
    return page(
      rows,
      limit,
      (row) => [row.startsAt.toISOString(), row.id],
      (row) => answerOf(row, caller),
    );
  },
});
