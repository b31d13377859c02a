import { createHash } from 'node:crypto';
import type { Database } from '../../prisma/database.ts';
import { PUBLISH, type PublishedDraw } from './allow-list.ts';

/**
 * The draws of a purchase that has a notice. Who was drawn is told with the result (EV-08); the seed and the hash of the
 * pool as soon as the draw is made, so that nobody can change them afterwards.
 */
export async function drawsOf({ pool }: Database, number: string): Promise<readonly PublishedDraw[]> {
  const { rows } = await pool.query<DrawRow>({ name: 'portal-draws', text: DRAWS, values: [number] });
  const today = rows.some(({ resultPublished }) => resultPublished) ? await poolOfToday(pool) : [];
  return rows.map((row) =>
    PUBLISH.draw({
      ...row,
      members: row.drawn.length,
      drawn: row.resultPublished ? row.drawn : null,
      pool: row.resultPublished && hashOf(today) === row.poolHash ? today : null,
    }),
  );
}

interface DrawRow {
  readonly drawn: readonly string[];
  readonly poolHash: string;
  readonly resultPublished: boolean;
}

const DRAWS = `
  SELECT p.number, p.name AS title, d.round, d.seed, d.pool_hash AS "poolHash", d.pool_size AS "poolSize", d.drawn,
         d.drawn_at AS "drawnAt",
         EXISTS (SELECT 1 FROM notice n WHERE n.purchase_id = p.id AND n.kind = 'result-notice' AND n.withdrawn_at IS NULL)
           AS "resultPublished"
  FROM expert_draw d JOIN purchase p ON p.id = d.purchase_id
  WHERE p.number = $1 AND p.bids_opened_at IS NOT NULL
    AND EXISTS (SELECT 1 FROM notice n WHERE n.purchase_id = p.id AND n.kind = 'tender-notice')
  ORDER BY d.round`;

async function poolOfToday(pool: Database['pool']): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT id FROM app_user WHERE 'expert' = ANY (roles) AND active ORDER BY id`,
  );
  return rows.map(({ id }) => id);
}

/** As the draw makes it: the ids in order, one a line. */
function hashOf(ids: readonly string[]): string {
  return createHash('sha256').update(ids.join('\n')).digest('hex');
}
