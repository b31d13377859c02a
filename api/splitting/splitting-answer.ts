import { z } from 'zod';
import type { Sql } from '../route.ts';

const fen = z.int().meta({ description: 'Fen' });

const countedPurchase = z
  .object({
    id: z.uuid(),
    number: z.string(),
    name: z.string(),
    method: z.string(),
    state: z.string(),
    fundSource: z.string(),
    fen: fen.meta({ description: 'Fen; of the lots that have the item' }),
  })
  .meta({ id: 'CountedPurchase' });

export const splittingGroup = z
  .object({
    buyer: z.string(),
    year: z.int(),
    item: z.object({ code: z.string(), nameZh: z.string(), nameEn: z.string() }),
    sumFen: fen,
    limitFen: fen.meta({ description: 'Fen; the open-tender threshold in force (PL-17)' }),
    purchases: z.array(countedPurchase).meta({ description: 'What adds up, the largest first' }),
  })
  .meta({ id: 'Splitting', description: 'Purchases that look like one that was split (化整为零, PL-08)' });

export type SplittingGroup = z.input<typeof splittingGroup>;

/** The figure of the year: of its last day, or of today while the year runs. */
const LIMIT_DAY = `least((now() AT TIME ZONE 'Asia/Shanghai')::date, make_date($2::int, 12, 31))`;

/** The item with its names of today, from `i`: a group has many purchases, which may be of several editions. */
export function namedItem(code: string): string {
  return `json_build_object('code', ${code}, 'nameZh', coalesce(i.name_zh, ${code}), 'nameEn', coalesce(i.name_en, ${code})) AS item`;
}

/** Offices of a region's subtree ($1, prefix with %) and a year ($2); the heaviest first. */
const OF_REGION = `
  SELECT o.name AS buyer, $2::int AS year, ${namedItem('s.item')}, s.sum_fen AS "sumFen", s.limit_fen AS "limitFen", s.purchases
  FROM (SELECT DISTINCT buyer_id, region_code FROM purchase WHERE region_code LIKE $1 AND budget_year = $2) b
  JOIN organisation o ON o.id = b.buyer_id
  CROSS JOIN LATERAL splitting_of(b.buyer_id, $2::int, b.region_code, ${LIMIT_DAY}) s
  LEFT JOIN LATERAL catalogue_item_for(NULL, b.region_code, s.item) i ON true`;

interface GroupRow {
  readonly buyer: string;
  readonly year: number;
  readonly item: SplittingGroup['item'];
  readonly sumFen: string;
  readonly limitFen: string;
  readonly purchases: string[];
}

/** At most so many groups; there is a reason to look at every one, so a long list is itself the finding. */
const MOST_GROUPS = 100;

/** Every group of the region's offices in that year. */
export async function splittingIn(db: Sql, prefix: string, year: number): Promise<SplittingGroup[]> {
  const text = `${OF_REGION} ORDER BY s.sum_fen DESC, s.item LIMIT ${MOST_GROUPS}`;
  return groupsOf(db, (await db.query<GroupRow>(text, [`${prefix}%`, year])).rows);
}

/** The groups that one purchase is part of. */
const OF_PURCHASE = `
  SELECT o.name AS buyer, p.budget_year AS year, ${namedItem('s.item')}, s.sum_fen AS "sumFen", s.limit_fen AS "limitFen", s.purchases
  FROM purchase p JOIN organisation o ON o.id = p.buyer_id
  CROSS JOIN LATERAL splitting_of(p.buyer_id, p.budget_year, p.region_code,
    least((now() AT TIME ZONE 'Asia/Shanghai')::date, make_date(p.budget_year, 12, 31))) s
  LEFT JOIN LATERAL catalogue_item_for(NULL, p.region_code, s.item) i ON true
  WHERE p.id = $1 AND p.id = ANY (s.purchases) ORDER BY s.sum_fen DESC, s.item`;

export async function splittingOfPurchase(db: Sql, purchaseId: string): Promise<SplittingGroup[]> {
  return groupsOf(db, (await db.query<GroupRow>(OF_PURCHASE, [purchaseId])).rows);
}

const COUNTED = `
  SELECT p.id, p.number, p.name, p.method, p.state, p.fund_source AS "fundSource", l.catalogue_items AS items,
         l.budget_fen::float8 AS fen
  FROM purchase p JOIN lot l ON l.purchase_id = p.id WHERE p.id = ANY ($1::uuid[])`;

type LotRow = Omit<z.input<typeof countedPurchase>, 'fen'> & { readonly items: string[]; readonly fen: number };

async function groupsOf(db: Sql, rows: readonly GroupRow[]): Promise<SplittingGroup[]> {
  if (rows.length === 0) return [];
  const lots = await db.query<LotRow>(COUNTED, [[...new Set(rows.flatMap(({ purchases }) => purchases))]]);
  return rows.map(({ buyer, year, item, sumFen, limitFen, purchases }) => ({
    ...{ buyer, year, item, sumFen: Number(sumFen), limitFen: Number(limitFen) },
    purchases: purchases.map((id) =>
      countedOf(
        lots.rows.filter((lot) => lot.id === id),
        item.code,
      ),
    ),
  }));
}

function countedOf(lots: readonly LotRow[], item: string): z.input<typeof countedPurchase> {
  const { id, number, name, method, state, fundSource } = lots[0]!;
  const fenOf = lots.filter(({ items }) => items.includes(item)).reduce((sum, lot) => sum + lot.fen, 0);
  return { ...{ id, number, name, method, state, fundSource }, fen: fenOf };
}
