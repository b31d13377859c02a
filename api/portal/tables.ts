import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { Router, type Request, type Response } from 'express';
import { METHODS } from '../../domain/procurement/methods.ts';
import { NOTICE_KIND_LABELS } from '../../domain/procurement/notice-kinds.ts';
import { formatInstant, type Instant } from '../../domain/time/shanghai.ts';
import type { Database } from '../../prisma/database.ts';
import type { ApiContext } from '../context.ts';
import type { NoticeOf, PublishedContract, PublishedNotice } from './allow-list.ts';
import { filtersOf, type Filters } from './filters.ts';
import { limitDocuments } from './limit.ts';
import { awardsOf } from './purchase-record.ts';
import { contractsBy } from './read-contracts.ts';
import { noticesBy, type PageOfList } from './read-notices.ts';
import type { Visit } from './visit.ts';
import { purchasePath } from './view.ts';
import { WORDS } from './words.ts';

/** Of the newest: whoever wants all of many years narrows the list year by year. */
const MOST_ROWS = 50_000;
const ROWS_AT_ONCE = 500;

type Cells = readonly (string | number | null)[];

interface Table<T> {
  readonly columns: readonly string[];
  readonly read: (database: Database, filters: Filters) => Promise<PageOfList<T>>;
  readonly rows: (item: T, origin: string) => readonly Cells[];
}

const notices: Table<PublishedNotice> = {
  columns: ['采购编号', '项目名称', '公告类型', '采购方式', '采购单位', '地区', '发布时间', '地址'],
  read: (database, filters) => noticesBy(database, filters, ROWS_AT_ONCE),
  rows: ({ number, title, kind, method, buyer, regionName, publishedAt }, origin) => [
    [
      ...[number, title, NOTICE_KIND_LABELS[kind].zh, METHODS[method].title.zh, buyer, regionName],
      ...[inShanghai(publishedAt), `${origin}${purchasePath(number)}`],
    ],
  ],
};

const awards: Table<NoticeOf<'result-notice'>> = {
  columns: [
    '采购编号',
    '项目名称',
    '标段',
    '中标（成交）供应商',
    '金额（元）',
    '采购方式',
    '采购单位',
    '地区',
    '发布时间',
    '地址',
  ],
  read: async (database, filters) =>
    (await noticesBy(database, { ...filters, kind: 'result-notice' }, ROWS_AT_ONCE)) as PageOfList<
      NoticeOf<'result-notice'>
    >,
  rows: (notice, origin) =>
    awardsOf(notice).map(({ lot, provider, amountFen }) => [
      ...[notice.number, notice.title, lot, provider, amountFen / 100, METHODS[notice.method].title.zh],
      ...[notice.buyer, notice.regionName, inShanghai(notice.publishedAt), `${origin}${purchasePath(notice.number)}`],
    ]),
};

const contracts: Table<PublishedContract> = {
  columns: [
    ...['合同编号', '采购编号', '项目名称', '标段', '承接主体', '金额（元）', '开始日期', '结束日期'],
    ...['状态', '采购单位', '地区', '发布时间', '地址'],
  ],
  read: (database, filters) => contractsBy(database, filters, { rows: ROWS_AT_ONCE }),
  rows: (contract, origin) => [
    [
      ...[contract.number, contract.purchase, contract.title, contract.lot, contract.provider],
      ...[contract.amountFen / 100, contract.startsOn, contract.endsOn, WORDS.zh[contract.state]],
      ...[contract.buyer, contract.regionName, inShanghai(contract.publishedAt)],
      `${origin}${purchasePath(contract.purchase)}`,
    ],
  ],
};

function inShanghai(instant: string): string {
  return formatInstant(instant as Instant);
}

/** The lists as CSV for a spreadsheet, narrowed as the address says; they stream, however long they are. */
export function tablesRouter(context: ApiContext, visitOf: (request: Request, response: Response) => Visit): Router {
  const router = Router({ strict: true });
  const serve = <T>(path: string, table: Table<T>) =>
    router.get(`${path}.csv`, limitDocuments(), async (request, response) => {
      const { origin } = visitOf(request, response).view;
      response.setHeader('Content-Type', 'text/csv; charset=utf-8');
      response.setHeader('Content-Disposition', `attachment; filename="jieli${path.replace('/', '-')}.csv"`);
      response.setHeader('Cache-Control', 'public, max-age=60');
      await pipeline(
        Readable.from(linesOf(context.database, table, filtersOf(request.query), origin)),
        // A spreadsheet knows UTF-8 by the mark, and takes what begins with = for a formula.
        stringify({ header: true, columns: [...table.columns], bom: true, escape_formulas: true }),
        response,
      );
    });
  serve('/notices', notices);
  serve('/awards', awards);
  serve('/contracts', contracts);
  return router;
}

async function* linesOf<T>(database: Database, table: Table<T>, filters: Filters, origin: string) {
  let asked: Filters | undefined = filters;
  for (let lines = 0; asked !== undefined && lines < MOST_ROWS; lines += ROWS_AT_ONCE) {
    const { items, next }: PageOfList<T> = await table.read(database, asked);
    for (const item of items) yield* table.rows(item, origin);
    asked = next === undefined ? undefined : { ...filters, after: next };
  }
}
