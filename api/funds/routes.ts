import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import { programmeNames } from '../../prisma/earmarks.ts';
import { invalid } from '../http/input-errors.ts';
import { route, type Route, type Sql } from '../route.ts';
import { inTransaction } from '../transaction.ts';

const programmes = z.array(z.string().max(60)).min(1).max(40).meta({ description: 'Codes that it may serve' });

const fundSchema = z
  .object({
    code: z.string().meta({ description: 'Stays the same when its direction is entered anew' }),
    nameZh: z.string(),
    nameEn: z.string(),
    programmes: z.array(z.string()),
    effectiveFrom: z.iso.date(),
    source: z.string(),
    region: z.string().meta({ description: 'Code of the region whose office entered it' }),
    regionName: z.string(),
  })
  .meta({ id: 'FundSource' });

const fundsSchema = z
  .object({
    rule: z.literal('BU-03'),
    inForce: z.array(fundSchema).meta({ description: 'One of a code: the nearest office’s newest, today' }),
    programmes: z.array(z.object({ code: z.string(), nameZh: z.string(), nameEn: z.string() })),
  })
  .meta({ id: 'FundSources' });

export const listFundSources = route({
  method: 'get',
  path: '/funds/sources',
  operationId: 'listFundSources',
  summary: '资金渠道及使用方向 · Sources of money and whom they may serve (BU-03)',
  description: 'In force for the own region today, with every programme of the directory.',
  tag: 'projects',
  access: ['read', 'FundSource'],
  success: { status: 200, schema: fundsSchema, description: 'The sources with their documents' },
  problems: [],
  handle: ({ caller }, { database }) => answer(database.pool, caller.region),
});

export const enterFundSource = route({
  method: 'put',
  path: '/funds/sources',
  operationId: 'enterFundSource',
  summary: '登记资金渠道 · Enter a source of money, or a new direction of one (BU-03)',
  description:
    'For the own region and those below it, from a day on, with the document that gives the money its direction. What was entered stays; a new direction needs another day.',
  tag: 'projects',
  access: ['work', 'FundSource'],
  body: z
    .strictObject({
      code: z
        .string()
        .regex(/^[a-z0-9-]{2,60}$/)
        .optional()
        .meta({ description: 'Of a source that is there; left out for a new one' }),
      nameZh: z.string().trim().min(2).max(60),
      nameEn: z.string().trim().min(2).max(120).optional(),
      programmes,
      effectiveFrom: z.iso.date(),
      source: z.string().trim().min(4).max(200).meta({ description: 'Document that gives the money its direction' }),
    })
    .meta({
      id: 'FundSourceInput',
      example: {
        ...{ code: 'special-fund', nameZh: '社会救助专项资金（示例）', programmes: ['subsistence-allowance'] },
        ...{ effectiveFrom: '2099-01-01', source: '示例财社〔2098〕7号' },
      },
    }),
  success: { status: 200, schema: fundsSchema, description: 'The sources as they stand now' },
  problems: [],
  async handle({ body, caller: { region, userId } }, { database }) {
    const known = await programmeNames(database.pool);
    const unknown = body.programmes.find((code) => !known.has(code));
    if (unknown !== undefined) throw notInDirectory(unknown);
    const { code = `fund-${randomUUID().slice(0, 8)}`, nameZh, nameEn = nameZh, effectiveFrom, source } = body;
    await inTransaction(database, async (db) => {
      const values = [region, code, nameZh, nameEn, body.programmes, effectiveFrom, source];
      const entered = await db.query(ENTER, [...values, userId]);
      if (entered.rowCount === 0) {
        const { rowCount } = await db.query(SAME, values);
        if (rowCount === 0) throw enteredForThatDay();
        return;
      }
      await db.query(AUDIT, [userId, `${region}/${code}/${effectiveFrom}`, { programmes: body.programmes, source }]);
    });
    return answer(database.pool, region);
  },
});

const ENTER = `
  INSERT INTO fund_source (region_code, code, name_zh, name_en, programmes, effective_from, source, set_by)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (region_code, code, effective_from) DO NOTHING`;

/** The same sent twice is entered once. */
const SAME = `
  SELECT 1 FROM fund_source WHERE region_code = $1 AND code = $2 AND name_zh = $3 AND name_en = $4 AND programmes = $5
    AND effective_from = $6::date AND source = $7`;

const AUDIT = `
  INSERT INTO audit_event (actor_id, actor_role, action, object_type, object_id, detail)
  VALUES ($1, 'finance', 'fund-source.entered', 'fund-source', $2, $3)`;

const IN_FORCE = `
  SELECT f.code, f.name_zh AS "nameZh", f.name_en AS "nameEn", f.programmes, f.effective_from::text AS "effectiveFrom", f.source,
         f.region_code AS region, r.name AS "regionName"
  FROM fund_sources_in_force($1, $2::date) f JOIN region r ON r.code = f.region_code ORDER BY f.code`;

async function answer(db: Sql, region: string): Promise<z.input<typeof fundsSchema>> {
  const { rows } = await db.query<z.input<typeof fundSchema>>(IN_FORCE, [region, dayOf(instantOfMillis(Date.now()))]);
  const names = await programmeNames(db);
  return {
    rule: 'BU-03',
    inForce: rows,
    programmes: [...names].map(([code, { zh: nameZh, en: nameEn }]) => ({ code, nameZh, nameEn })),
  };
}

function notInDirectory(code: string) {
  const message = `指导性目录没有救助项目 ${code}。 / The directory has no programme ${code}.`;
  return invalid([{ pointer: '/programmes', in: 'body', code: 'unknown_programme', message, rule: 'BU-03' }]);
}

function enteredForThatDay() {
  const message =
    '该资金渠道在这一天已有登记，登记后不能更改；请另定起用日期。 / There is an entry for that day, which stays; choose another day.';
  return invalid([{ pointer: '/effectiveFrom', in: 'body', code: 'taken', message, rule: 'BU-03' }]);
}

export const FUND_ROUTES: readonly Route[] = [listFundSources, enterFundSource];
