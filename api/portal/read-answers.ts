import { regionPrefix } from '../access/scope.ts';
import type { Database } from '../../prisma/database.ts';
import { PUBLISH, type PublishedAnswer } from './allow-list.ts';

/** More than any purchase has; the page shows them all. */
const MOST = 500;

/**
 * Answers to suppliers' questions of purchases whose tender notice is public. Where only the invited have the documents,
 * the answers are theirs, too (M87 14). The instants are those of the purchase's own clock, as those of its notices are.
 */
const ANSWERS = `
  SELECT q.id, p.number, p.name AS title, p.method, p.region_code AS region, r.name AS "regionName", b.name AS buyer,
         q.text AS question, q.answer,
         business_time(p.clock_epoch, p.clock_scale, p.clock_catches_up, q.answered_at) AS "publishedAt"
  FROM question q
  JOIN purchase p ON p.id = q.purchase_id
  JOIN organisation b ON b.id = p.buyer_id
  JOIN region r ON r.code = p.region_code
  WHERE q.answer IS NOT NULL AND p.invitation = 'notice' AND EXISTS (
    SELECT 1 FROM notice n WHERE n.purchase_id = p.id AND n.kind = 'tender-notice' AND n.withdrawn_at IS NULL)`;

/** The published answers of one purchase, the newest first. */
export async function answersOf({ pool }: Database, number: string): Promise<readonly PublishedAnswer[]> {
  const { rows } = await pool.query<object>({
    name: 'portal-purchase-answers',
    text: `${ANSWERS} AND p.number = $1 ORDER BY q.answered_at DESC, q.id LIMIT ${MOST}`,
    values: [number],
  });
  return rows.map(PUBLISH.answer);
}

/** The newest answers of a region, or of all. */
export async function newestAnswers(
  { pool }: Database,
  region: string | undefined,
  most: number,
): Promise<readonly PublishedAnswer[]> {
  const { rows } = await pool.query<object>({
    name: 'portal-newest-answers',
    text: `${ANSWERS} AND p.region_code LIKE $1 ORDER BY q.answered_at DESC, q.id LIMIT ${most}`,
    values: [`${region === undefined ? '' : regionPrefix(region)}%`],
  });
  return rows.map(PUBLISH.answer);
}
