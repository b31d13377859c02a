import { DatabaseError } from 'pg';
import type pg from 'pg';
import { z } from 'zod';
import { LONGEST_LEAVE_DAYS, SUBSTITUTABLE_ROLES } from '../../domain/tasks/substitution.ts';
import type { Role } from '../../domain/tasks/task-kind.ts';
import { addDays, dayOf, daysBetween, instantOfMillis, startOfDay, type Day } from '../../domain/time/shanghai.ts';
import { invalid } from '../http/input-errors.ts';
import { notFound, Problem } from '../problem.ts';
import { route } from '../route.ts';
import { inTransaction } from '../transaction.ts';
import { mayDecideOn } from './leave-scope.ts';
import { leaveOf, LeaveView } from './read-leaves.ts';

const MOST_SUBSTITUTES = 5;

const day = z.iso.date().transform((text) => text as Day);

const LeaveInput = z
  .strictObject({
    userId: z.uuid().optional().meta({ description: 'Somebody else, who is ill: a supervisor only' }),
    from: day.meta({ description: 'First day, Asia/Shanghai' }),
    to: day.meta({ description: 'Last day, included' }),
    substitutes: z.array(z.uuid()).min(1).max(MOST_SUBSTITUTES),
  })
  .meta({
    id: 'LeaveInput',
    example: { from: '2027-03-01', to: '2027-03-05', substitutes: ['00000000-0000-4000-8000-000000000001'] },
  });

type Input = z.output<typeof LeaveInput>;

/** The leave, who stands in, the audit line, and a word to everybody concerned. */
const WRITE = `
  WITH l AS (
    INSERT INTO leave (user_id, organisation_id, region_code, starts_at, ends_at, created_by)
    VALUES ($1, $2, $3, $4, $5, $6) RETURNING *
  ), audit AS (
    INSERT INTO audit_event (actor_id, actor_role, action, object_type, object_id, detail)
    SELECT $6, $7, 'leave.taken', 'leave', id, jsonb_build_object('userId', user_id, 'substitutes', $8::uuid[],
           'from', starts_at, 'to', ends_at) FROM l
  ), told AS (
    INSERT INTO notification (key, inbox, kind, subject)
    SELECT 'leave:' || l.id || '/' || part.kind || '/' || part.who, 'user:' || part.who, part.kind,
           jsonb_build_object('leaveId', l.id)
    FROM l, (SELECT unnest($8::uuid[]) AS who, 'standing-in' AS kind UNION ALL SELECT $1::uuid, 'leave-entered') AS part
    WHERE part.who <> $6
  )
  SELECT id FROM l`;

const PERSON = `
  SELECT id, roles, organisation_id AS "organisationId", region_code AS "regionCode" FROM app_user WHERE id = $1 AND active`;

interface Person {
  readonly id: string;
  readonly roles: Role[];
  readonly organisationId: string;
  readonly regionCode: string;
}

export const takeLeave = route({
  method: 'post',
  path: '/leaves',
  operationId: 'takeLeave',
  summary: '请假并指定代理人 · Take leave and name substitutes',
  description:
    'During the period the substitutes see and may claim what the person has claimed or was asked in person, with the ' +
    'role of the task as their own. Four eyes hold for them as for everybody. Not passed on to a substitute’s substitute.',
  tag: 'people',
  access: ['create', 'Leave'],
  body: LeaveInput,
  success: { status: 201, schema: LeaveView, description: 'The leave; a substitute who is away, too, is marked' },
  problems: ['not-found', 'leave-overlaps'],
  async handle({ body, caller }, { database }) {
    checkPeriod(body);
    return inTransaction(database, async (client) => {
      const userId = body.userId ?? caller.userId;
      const person = (await client.query<Person>(PERSON, [userId])).rows[0];
      if (!person || !mayDecideOn(caller, { userId, regionCode: person.regionCode })) throw unknownPerson();
      const substitutes = [...new Set(body.substitutes)];
      await checkSubstitutes(client, person, substitutes);
      const [from, to] = [startOfDay(body.from), startOfDay(addDays(body.to, 1))];
      const place = [person.organisationId, person.regionCode];
      const values = [userId, ...place, from, to, caller.userId, caller.roles.join(','), substitutes];
      const id = await written(client, values);
      await client.query('INSERT INTO leave_substitute (leave_id, user_id) SELECT $1, unnest($2::uuid[])', [
        id,
        substitutes,
      ]);
      return leaveOf(client, caller, id);
    });
  },
});

async function written(client: pg.ClientBase, values: unknown[]): Promise<string> {
  try {
    return (await client.query<{ id: string }>(WRITE, values)).rows[0]!.id;
  } catch (error) {
    if (error instanceof DatabaseError && error.constraint === 'leave_no_overlap') throw overlaps();
    throw error;
  }
}

function checkPeriod({ from, to }: Input): void {
  const today = dayOf(instantOfMillis(Date.now()));
  if (to < from) throw wrong('/to', 'before_start', '结束日期早于开始日期 / the last day is before the first');
  if (to < today) throw wrong('/to', 'past', '请假期间已经过去 / the period is over already');
  if (daysBetween(from, to) >= LONGEST_LEAVE_DAYS) {
    const text = `一次请假最长 ${LONGEST_LEAVE_DAYS} 天 / at most ${LONGEST_LEAVE_DAYS} days at once`;
    throw wrong('/to', 'too_long', text);
  }
}

const FIT = `
  SELECT id FROM app_user
  WHERE id = ANY ($1::uuid[]) AND active AND id <> $2 AND organisation_id = $3 AND roles && $4::text[]`;

/** Colleagues of the office who share an office role; what they may do is asked again for each task. */
async function checkSubstitutes(client: pg.ClientBase, person: Person, ids: readonly string[]): Promise<void> {
  const roles = person.roles.filter((role) => SUBSTITUTABLE_ROLES.includes(role));
  const { rows } = await client.query<{ id: string }>(FIT, [ids, person.id, person.organisationId, roles]);
  const fit = new Set(rows.map(({ id }) => id));
  const at = ids.findIndex((id) => !fit.has(id));
  if (at < 0) return;
  const text =
    '代理人须是同一单位、有相同岗位的同事，不能是本人 / a substitute is a colleague of the same office and role, not oneself';
  throw wrong(`/substitutes/${at}`, 'not_eligible', text);
}

function wrong(pointer: string, code: string, message: string): Problem {
  return invalid([{ pointer, in: 'body', code, message }]);
}

function unknownPerson(): Problem {
  return notFound({ zh: '请假人', en: 'The person' });
}

function overlaps(): Problem {
  return new Problem('leave-overlaps', {
    detail: {
      zh: '这段时间已有请假登记。请改日期，或先结束已有的请假再登记。',
      en: 'There is a leave in this period already. Choose other days, or end that one first.',
    },
  });
}
