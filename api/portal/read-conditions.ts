import type { Database } from '../../prisma/database.ts';
import { PUBLISH, type PublishedCondition } from './allow-list.ts';

const MOST = 500;

const STANDING = `
  SELECT c.region_code AS region, r.name AS "regionName", c.text, c.basis,
         c.effective_from::text AS "effectiveFrom", c.effective_until::text AS "effectiveUntil"
  FROM local_condition c JOIN region r ON r.code = c.region_code
  WHERE coalesce(c.effective_until, 'infinity') >= (now() AT TIME ZONE 'Asia/Shanghai')::date
  ORDER BY c.region_code, c.effective_from, c.id LIMIT ${MOST}`;

/** Further conditions for providers, by region: those that bind, and those that will (AD-07). */
export async function standingConditions({ pool }: Database): Promise<readonly PublishedCondition[]> {
  const { rows } = await pool.query({ name: 'portal-conditions', text: STANDING });
  return rows.map(PUBLISH.condition);
}
