import type { Database } from '../../prisma/database.ts';
import { PUBLISH, type PublishedDebarment } from './allow-list.ts';

const MOST = 500;

const IN_FORCE = `
  SELECT d.name, d.credit_code AS "creditCode", d.rule, d.facts, d.authority, d.document,
         d.from_day::text AS "fromDay", d.until_day::text AS "untilDay"
  FROM ban_standing s JOIN debarment d ON d.id = s.debarment_id
  WHERE s.published
  ORDER BY d.from_day DESC, d.id LIMIT ${MOST}`;

/** Bans in force today, the newest first: an expired, lifted or repaired one is published no more (DB-10). */
export async function debarmentsInForce({ pool }: Database): Promise<readonly PublishedDebarment[]> {
  const { rows } = await pool.query({ name: 'portal-debarments', text: IN_FORCE });
  return rows.map(PUBLISH.debarment);
}
