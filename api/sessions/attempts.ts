import { createHash } from 'node:crypto';
import { formatInstant, instantOfMillis } from '../../domain/time/shanghai.ts';
import type { Database } from '../../prisma/database.ts';
import { Problem } from '../problem.ts';

/** After so many failures within so many minutes a username is locked until the first of them is that old. */
const FAILURES = 5;
const MINUTES = 15;

/**
 * Failures since the last success, counted from the audit record: they outlive the process and hold for every process.
 * Unknown usernames are counted alike, so that a lock tells nothing about who exists.
 */
const LOCKED_UNTIL = `
  SELECT min(at) + $3 * interval '1 minute' AS "until" FROM (
    SELECT at FROM audit_event
    WHERE object_type = 'sign-in' AND object_id = $1 AND action = 'session.refused'
      AND at > now() - $3 * interval '1 minute'
      AND id > coalesce((SELECT max(id) FROM audit_event
        WHERE object_type = 'sign-in' AND object_id = $1 AND action <> 'session.refused'), 0)
    ORDER BY id DESC LIMIT $2
  ) recent HAVING count(*) = $2`;

/** @throws Problem `too-many-attempts` while the username is locked, also for the right password */
export async function refuseLocked({ pool }: Database, username: string): Promise<void> {
  const values = [objectOf(username), FAILURES, MINUTES];
  const { rows } = await pool.query<{ until: Date }>({ name: 'sign-in-locked', text: LOCKED_UNTIL, values });
  if (rows[0]) throw locked(rows[0].until);
}

/**
 * Keeps the attempt in the audit record, under a hash: people type passwords into the wrong field.
 *
 * @param userId undefined when the password was wrong
 */
export async function recordAttempt(
  { pool }: Database,
  username: string,
  userId: string | undefined,
  success: 'session.opened' | 'session.confirmed' = 'session.opened',
): Promise<void> {
  await pool.query({
    name: 'sign-in-attempt',
    text: `INSERT INTO audit_event (actor_id, action, object_type, object_id) VALUES ($1, $2, 'sign-in', $3)`,
    values: [userId, userId === undefined ? 'session.refused' : success, objectOf(username)],
  });
}

function objectOf(username: string): string {
  return createHash('sha256').update(username.normalize().toLowerCase()).digest('hex');
}

function locked(until: Date): Problem {
  const time = formatInstant(instantOfMillis(until.getTime() + 59_999)); // shown in minutes, so round up
  const seconds = Math.max(1, Math.ceil((until.getTime() - Date.now()) / 1000));
  return new Problem('too-many-attempts', {
    detail: {
      zh: `连续 ${FAILURES} 次密码不正确，账号已锁定。请在 ${time}（北京时间）后重试；忘记密码请联系本单位管理员。`,
      en: `Locked after ${FAILURES} failures. Try again after ${time} (Asia/Shanghai); if the password is lost, ask your administrator.`,
    },
    headers: { 'Retry-After': String(seconds) },
  });
}
