import type { Database } from '../../prisma/database.ts';
import { PUBLISH, type PublishedDebarment } from './allow-list.ts';

const MOST = 500;

const IN_FORCE = `
  SELECT name, credit_code AS "creditCode", rule, facts, authority, document,
         from_day::text AS "fromDay", until_day::text AS "untilDay"
  FROM debarment
  WHERE lifted_at IS NULL AND (now() AT TIME ZONE 'Asia/Shanghai')::date BETWEEN from_day AND until_day
  ORDER BY from_day DESC, id LIMIT ${MOST}`;

/** Bans in force today, the newest first: an expired or lifted one is published no more (DB-10). */
export async function debarmentsInForce({ pool }: Database): Promise<readonly PublishedDebarment[]> {
  const { rows } = await pool.query({ name: 'portal-debarments', text: IN_FORCE });
  return rows.map(PUBLISH.debarment);
}
