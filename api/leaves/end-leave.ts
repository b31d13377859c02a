import { z } from 'zod';
import { notFound, Problem } from '../problem.ts';
import { route } from '../route.ts';
import { inTransaction } from '../transaction.ts';
import { mayDecideOn, seesLeave, type LeaveReach } from './leave-scope.ts';
import { leaveOf, LeaveView } from './read-leaves.ts';

const LOCK = `
  SELECT user_id AS "userId", organisation_id AS "organisationId", region_code AS "regionCode", ends_at <= now() AS over
  FROM leave WHERE id = $1 FOR UPDATE`;

/** One that has not begun becomes empty. What substitutes hold of the person’s comes back, with its draft. */
const END = `
  WITH l AS (
    UPDATE leave SET ends_at = greatest(starts_at, date_trunc('milliseconds', now())), ended_by = $2 WHERE id = $1 RETURNING *
  ), back AS (
    UPDATE task t SET assignee_id = CASE WHEN candidate_user_id IS NULL THEN l.user_id END,
                      state = CASE WHEN candidate_user_id IS NULL THEN 'claimed' ELSE 'open' END,
                      on_behalf_of = NULL, version = version + 1
    FROM l WHERE t.on_behalf_of = l.user_id AND t.state = 'claimed'
      AND t.assignee_id IN (SELECT user_id FROM leave_substitute WHERE leave_id = l.id)
    RETURNING t.id, t.version
  ), given AS (
    INSERT INTO audit_event (actor_id, actor_role, action, object_type, object_id, detail)
    SELECT $2, $3, 'task.returned', 'task', id, jsonb_build_object('version', version) FROM back
  ), audit AS (
    INSERT INTO audit_event (actor_id, actor_role, action, object_type, object_id) SELECT $2, $3, 'leave.ended', 'leave', id FROM l
  )
  INSERT INTO notification (key, inbox, kind, subject)
  SELECT 'leave:' || l.id || '/leave-ended/' || part.who, 'user:' || part.who, 'leave-ended',
         jsonb_build_object('leaveId', l.id)
  FROM l, (SELECT user_id AS who FROM leave_substitute WHERE leave_id = $1 UNION SELECT user_id FROM leave WHERE id = $1) part
  WHERE part.who <> $2`;

export const endLeave = route({
  method: 'post',
  path: '/leaves/{leaveId}/end',
  operationId: 'endLeave',
  summary: '结束请假 · End a leave now',
  description: 'The substitutes’ rights end at once; what they hold of the person’s work comes back, drafts included.',
  tag: 'people',
  access: ['create', 'Leave'],
  params: z.object({ leaveId: z.uuid() }),
  success: { status: 200, schema: LeaveView, description: 'The leave as it was; once ended it stays so' },
  problems: ['not-found', 'forbidden'],
  async handle({ params: { leaveId }, caller }, { database }) {
    return inTransaction(database, async (client) => {
      const { rows } = await client.query<LeaveReach & { userId: string; over: boolean }>(LOCK, [leaveId]);
      const leave = rows[0];
      if (!leave || !seesLeave(caller, leave)) throw notFound({ zh: '请假记录', en: 'The leave' });
      if (!mayDecideOn(caller, leave)) throw notTheirs();
      if (!leave.over) await client.query(END, [leaveId, caller.userId, caller.roles.join(',')]);
      return leaveOf(client, caller, leaveId);
    });
  },
});

function notTheirs(): Problem {
  return new Problem('forbidden', {
    detail: {
      zh: '只有请假人本人或本辖区监督员可以结束请假。',
      en: 'Only the person who is away, or a supervisor of the region, ends a leave.',
    },
  });
}
