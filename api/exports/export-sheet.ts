import { dayOf, formatInstant, instantOfMillis } from '../../domain/time/shanghai.ts';
import type { Caller } from '../access/caller.ts';
import type { ApiContext } from '../context.ts';
import type { ExportJob } from './export-job.ts';
import { EXPORT_KINDS } from './export-kinds.ts';
import type { ExportKind, Names } from './export-kind.ts';
import { filterLine } from './filter-line.ts';
import type { Sheet, SheetColumn } from './xlsx/sheet.ts';

/** An export with everything that an office writes around a table. */
export async function sheetOf(
  context: ApiContext,
  caller: Caller,
  { kind: code, filter }: ExportJob,
  rows: AsyncIterable<readonly never[]>,
): Promise<Sheet<never>> {
  const kind: ExportKind = EXPORT_KINDS[code];
  const names = await namesOf(context);
  const now = instantOfMillis(Date.now());
  return {
    name: kind.name,
    title: kind.title,
    unitLine: `单位：${caller.organisationName}`,
    dateLine: `制表时间：${chineseDay(dayOf(now))} ${formatInstant(now).slice(11)}`,
    filterLine: filterLine(filter, kind, names),
    columns: [numbered(), ...kind.columns(names)],
    rows,
    signatures: [`制表人：${caller.displayName}`, '审核人：'],
  };
}

/** 2026年11月5日 (GB/T 9704: Arabic, without leading zeros). */
function chineseDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

function numbered(): SheetColumn<never> {
  let number = 0;
  return { title: '序号', kind: 'count', width: 7, value: () => (number += 1) };
}

async function namesOf({ database }: ApiContext): Promise<Names> {
  const { rows } = await database.pool.query<{ code: string; name: string }>({
    name: 'region-names',
    text: 'SELECT code, name FROM region',
  });
  const names = new Map(rows.map(({ code, name }) => [code, name]));
  return { region: (code) => names.get(code) ?? code };
}
