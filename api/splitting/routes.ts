import { z } from 'zod';
import { regionPrefix } from '../access/scope.ts';
import { route, type Route } from '../route.ts';
import { purchaseNotFound, purchaseParams, visiblePurchase } from '../purchases/visible-purchase.ts';
import { namedItem, splittingGroup, splittingIn, splittingOfPurchase } from './splitting-answer.ts';

const year = z.coerce.number().int().min(2018).max(2100);

const groups = z.object({ items: z.array(splittingGroup) });

export const listSplitting = route({
  method: 'get',
  path: '/splitting/{year}',
  operationId: 'listSplitting',
  summary: '化整为零预警 · Purchases of a year that look like one that was split (PL-08)',
  description:
    'Of every office of the own region: several purchases of one item without an open tender, more than the threshold in all. The heaviest first.',
  tag: 'purchases',
  access: ['read', 'Supervision'],
  params: z.object({ year }),
  success: { status: 200, schema: groups, description: 'With the purchases that add up' },
  problems: [],
  async handle({ params: { year: of }, caller }, { database }) {
    return { items: await splittingIn(database.pool, regionPrefix(caller.region), of) };
  },
});

export const purchaseSplitting = route({
  method: 'get',
  path: '/purchases/{purchaseId}/splitting',
  operationId: 'purchaseSplitting',
  summary: '本采购的化整为零预警 · What this purchase adds up with (PL-08)',
  tag: 'purchases',
  access: ['read', 'Supervision'],
  params: purchaseParams,
  success: { status: 200, schema: groups, description: 'Empty when nothing looks split' },
  problems: ['not-found'],
  async handle({ params: { purchaseId }, caller }, { database }) {
    if ((await database.prisma.purchase.count({ where: visiblePurchase(caller, purchaseId) })) === 0) {
      throw purchaseNotFound();
    }
    return { items: await splittingOfPurchase(database.pool, purchaseId) };
  },
});

const total = z
  .object({
    item: z.object({ code: z.string(), nameZh: z.string(), nameEn: z.string() }),
    purchases: z.array(z.object({ id: z.uuid(), number: z.string(), name: z.string(), fen: z.int() })),
    sumFen: z.int().meta({ description: 'Fen' }),
  })
  .meta({ id: 'RunningTotal' });

const TOTALS = `
  SELECT ${namedItem('a.item')}, sum(a.fen)::float8 AS "sumFen",
         json_agg(json_build_object('id', p.id, 'number', p.number, 'name', p.name, 'fen', a.fen) ORDER BY a.fen DESC, p.id) AS purchases
  FROM added_up($1::uuid, $2::int) a JOIN purchase p ON p.id = a.purchase_id
  LEFT JOIN LATERAL catalogue_item_for(NULL, $3, a.item) i ON true
  GROUP BY a.item, i.name_zh, i.name_en ORDER BY a.item`;

/** Beside a new purchase it shows what is there already, before anything is opened. */
export const runningTotals = route({
  method: 'get',
  path: '/totals/{year}',
  operationId: 'runningTotals',
  summary: '本单位年度累计 · What the own office has bought of each item in a year without an open tender (PL-08)',
  tag: 'purchases',
  access: ['create', 'Purchase'],
  params: z.object({ year }),
  success: { status: 200, schema: z.object({ items: z.array(total) }), description: 'By item of the directory' },
  problems: [],
  async handle({ params: { year: of }, caller }, { database: { pool } }) {
    const { rows } = await pool.query<z.input<typeof total>>(TOTALS, [caller.organisationId, of, caller.region]);
    return { items: rows };
  },
});

export const SPLITTING_ROUTES: readonly Route[] = [listSplitting, purchaseSplitting, runningTotals];
