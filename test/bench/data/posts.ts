import type pg from 'pg';
import type { Role } from '../../../domain/tasks/task-kind.ts';
import type { Person } from './people.ts';
import { OFFICE_ID, REGION } from './place.ts';

interface Post {
  readonly roles: readonly Role[];
  readonly organisationId?: string;
  readonly region?: string;
}

/** Somebody does another's work for a while, with their password just given. */
export async function atPost<T>(pool: pg.Pool, { id }: Person, post: Post, work: () => Promise<T>): Promise<T> {
  const take = ({ roles, organisationId = OFFICE_ID, region = REGION }: Post) =>
    pool.query('UPDATE app_user SET roles = $2, organisation_id = $3, region_code = $4 WHERE id = $1', [
      ...[id, roles, organisationId, region],
    ]);
  await take(post);
  await pool.query('UPDATE session SET password_checked_at = now() WHERE user_id = $1', [id]);
  try {
    return await work();
  } finally {
    await take({ roles: ['officer', 'finance', 'approver'] });
  }
}
