import { z } from 'zod';
import type { ApiContext } from '../../context.ts';
import type { TaskRow } from '../task-row.ts';

const points = z.number().meta({ description: 'Points of 100' });

export const LotRanking = z
  .object({
    lot: z.object({ seq: z.int(), name: z.string() }),
    candidates: z.array(
      z.object({
        rank: z.int(),
        provider: z.string(),
        priceFen: z.int().meta({ description: 'Fen; the last offer where there was one' }),
        technicalPoints: points,
        pricePoints: points,
        totalPoints: points,
        winner: z.boolean().meta({ description: 'Has the award that is live now' }),
      }),
    ),
    excluded: z.array(z.object({ provider: z.string(), reason: z.string().nullable() })),
  })
  .meta({ id: 'LotRanking' });

type Ranking = z.input<typeof LotRanking>;

interface Row {
  readonly seq: number;
  readonly lot: string;
  readonly rank: number | null;
  readonly provider: string;
  readonly priceFen: string;
  readonly technical: number;
  readonly price: number;
  readonly total: number;
  readonly winner: boolean;
  readonly reason: string | null;
}

/** Ranked bids and those that fell out, of one lot or of all lots of the purchase that are ranked. */
const RANKED = `
  SELECT l.seq, l.name AS lot, r.rank, o.name AS provider, coalesce(b.last_price_fen, b.price_fen) AS "priceFen",
         r.technical_hundredths AS technical, r.price_hundredths AS price, r.total_hundredths AS total,
         EXISTS (SELECT 1 FROM award a WHERE a.bid_id = b.id AND a.state = 'live') AS winner,
         b.refusal_reason AS reason
  FROM lot l
  JOIN bid b ON b.lot_id = l.id AND b.state = 'current'
  JOIN organisation o ON o.id = b.provider_id
  LEFT JOIN ranking r ON r.bid_id = b.id
  WHERE l.purchase_id = $1 AND ($2::uuid IS NULL OR l.id = $2::uuid)
    AND EXISTS (SELECT 1 FROM ranking other WHERE other.lot_id = l.id)
  ORDER BY l.seq, r.rank NULLS LAST, o.name`;

export async function rankings({ database }: ApiContext, task: TaskRow): Promise<Ranking[]> {
  const values = [task.purchaseId, task.subject['lotId'] ?? null];
  const { rows } = await database.pool.query<Row>({ name: 'ranking-material', text: RANKED, values });
  const lots = new Map<number, Ranking>();
  for (const row of rows) {
    const ranking = lots.get(row.seq) ?? { lot: { seq: row.seq, name: row.lot }, candidates: [], excluded: [] };
    lots.set(row.seq, ranking);
    if (row.rank === null) ranking.excluded.push({ provider: row.provider, reason: row.reason });
    else ranking.candidates.push(candidate(row, row.rank));
  }
  return [...lots.values()];
}

function candidate({ provider, priceFen, technical, price, total, winner }: Row, rank: number) {
  return {
    rank,
    provider,
    priceFen: Number(priceFen),
    technicalPoints: technical / 100,
    pricePoints: price / 100,
    totalPoints: total / 100,
    winner,
  };
}
