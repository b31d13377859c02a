import type pg from 'pg';
import { OFFICE_ID, REGION } from './place.ts';

const NAMED = `username LIKE 'bench-expert%'`;

const INSERT = `
  WITH people AS (
    INSERT INTO app_user (username, display_name, password_hash, roles, organisation_id, region_code, demo)
    SELECT 'bench-expert' || n, '示例专家' || n, 'none', '{expert}', $1, $2, true FROM generate_series(1, $3::int) n
    RETURNING id, region_code
  )
  INSERT INTO expert (user_id, region_code, specialities, employer, until, until_legal)
  SELECT id, region_code, '{assistance}', '示例高校', now() + interval '3 years', now() + interval '3 years' FROM people`;

/** Experts that may be drawn, put straight into the bank. */
export async function insertExperts(pool: pg.Pool, count: number): Promise<void> {
  await pool.query(INSERT, [OFFICE_ID, REGION, count]);
  await pool.query('ANALYZE app_user');
}

/** Lets nobody draw them any more; draws that were made keep their names. */
export async function retireExperts(pool: pg.Pool): Promise<void> {
  await pool.query(`UPDATE app_user SET active = false WHERE ${NAMED}`);
}
