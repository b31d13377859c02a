import type { Database } from '../prisma/database.ts';

/**
 * What a substitute still holds of somebody whose leave is over, and who has no other leave now in which the same person
 * stands in. As when a leave is ended early: a task that was claimed goes back to its person, one that was asked of them
 * alone is open for them, the draft stays.
 */
const GIVE_BACK = `
  WITH held AS (
    SELECT DISTINCT ON (t.id) t.id, t.assignee_id, l.id AS leave_id, l.user_id
    FROM leave l
    JOIN leave_substitute s ON s.leave_id = l.id
    JOIN task t ON t.on_behalf_of = l.user_id AND t.assignee_id = s.user_id AND t.state = 'claimed'
    WHERE l.ends_at <= now() AND NOT EXISTS (
      SELECT FROM leave x JOIN leave_substitute y ON y.leave_id = x.id
      WHERE x.user_id = l.user_id AND y.user_id = s.user_id AND x.starts_at <= now() AND x.ends_at > now())
    ORDER BY t.id, l.ends_at DESC
  ), back AS (
    UPDATE task t SET assignee_id = CASE WHEN candidate_user_id IS NULL THEN held.user_id END,
                      state = CASE WHEN candidate_user_id IS NULL THEN 'claimed' ELSE 'open' END,
                      on_behalf_of = NULL, version = version + 1
    FROM held WHERE t.id = held.id AND t.assignee_id = held.assignee_id AND t.state = 'claimed'
    RETURNING t.id, t.version, held.leave_id, held.user_id, held.assignee_id AS substitute_id
  ), audit AS (
    INSERT INTO audit_event (action, object_type, object_id, detail)
    SELECT 'task.returned', 'task', id, jsonb_build_object('version', version, 'leaveId', leave_id) FROM back
  )
  INSERT INTO notification (key, inbox, kind, subject)
  SELECT DISTINCT 'leave:' || leave_id || '/leave-ended/' || who, 'user:' || who, 'leave-ended',
         jsonb_build_object('leaveId', leave_id)
  FROM back, LATERAL (VALUES (user_id), (substitute_id)) AS part(who)
  ON CONFLICT (key) DO NOTHING`;

/** Gives back what substitutes hold of people whose leave has run out, and tells both. Safe to run twice and at once. */
export async function giveBackAfterLeaves({ pool }: Database): Promise<void> {
  await pool.query(GIVE_BACK);
}
