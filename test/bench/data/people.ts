import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { OFFICE_ID, REGION } from './place.ts';

export interface Person {
  readonly id: string;
  /** Bearer token of an open session. */
  readonly token: string;
}

const INSERT = `
  WITH person AS (
    INSERT INTO app_user (username, display_name, password_hash, roles, organisation_id, region_code, demo)
    SELECT 'bench' || n, '示例测试员' || n, 'none', '{officer,finance,approver}', $1, $2, true
    FROM generate_series(1, $3::int) n
    RETURNING id, substr(username, 6)::int AS n
  ), opened AS (
    INSERT INTO session (token_hash, user_id, expires_at)
    SELECT ($4::bytea[])[n], id, now() + interval '12 hours' FROM person
  )
  SELECT id, n FROM person ORDER BY n`;

/**
 * People who are officer, finance and approver at once, each with a session. Signing in is slow on purpose (argon2id)
 * and happens once a day, so it is not measured.
 */
export async function hirePeople(pool: pg.Pool, count: number): Promise<Person[]> {
  const tokens = Array.from({ length: count }, () => randomBytes(32).toString('base64url'));
  const hashes = tokens.map((token) => createHash('sha256').update(token).digest());
  const { rows } = await pool.query<{ id: string; n: number }>(INSERT, [OFFICE_ID, REGION, count, hashes]);
  return rows.map(({ id, n }) => ({ id, token: tokens[n - 1]! }));
}
