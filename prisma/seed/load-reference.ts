import type pg from 'pg';
import type { CalendarFile, Directory, FundsFile, RegionRow } from './reference-data.ts';
import { upsert } from './upsert.ts';

export interface ReferenceData {
  readonly regions: readonly RegionRow[];
  readonly calendar: CalendarFile;
  readonly directory: Directory;
  readonly funds: FundsFile;
}

/** Loads what every installation needs: regions, the working-day calendar, the service directory and the sources of money. */
export async function loadReference(client: pg.ClientBase, data: ReferenceData): Promise<void> {
  await loadRegions(client, data.regions);
  await loadCalendar(client, data.calendar);
  await loadDirectory(client, data.directory, data.regions);
  await loadFunds(client, data);
}

async function loadRegions(client: pg.ClientBase, regions: readonly RegionRow[]): Promise<void> {
  const columns = { code: 'text', name: 'text', level: 'text', parent_code: 'text' };
  const rows = regions.map(({ code, name, level, parentCode }) => ({ code, name, level, parent_code: parentCode }));
  await upsert(client, { name: 'region', key: ['code'], columns }, rows);
}

async function loadCalendar(client: pg.ClientBase, calendar: CalendarFile): Promise<void> {
  const { version, coveredThrough, holidays, makeUpWorkdays } = calendar;
  const versions = {
    name: 'calendar_version',
    key: ['version'] as const,
    columns: { version: 'text', covered_through: 'date' },
  };
  await upsert(client, versions, [{ version, covered_through: coveredThrough }]);
  const days = {
    name: 'calendar_day',
    key: ['version', 'day'] as const,
    columns: { version: 'text', day: 'date', kind: 'text' },
  };
  const ofKind = (kind: string, of: object) => Object.keys(of).map((day) => ({ version, day, kind }));
  await upsert(client, days, [...ofKind('holiday', holidays), ...ofKind('makeup-workday', makeUpWorkdays)]);
}

async function loadDirectory(
  client: pg.ClientBase,
  directory: Directory,
  regions: readonly RegionRow[],
): Promise<void> {
  await loadProgrammes(client, directory);
  await loadItems(client, directory, regions);
  await loadNegativeList(client, directory);
}

async function loadProgrammes(client: pg.ClientBase, { programmes }: Directory): Promise<void> {
  const columns = { code: 'text', name_zh: 'text', name_en: 'text' };
  const rows = programmes.map(({ code, nameZh, nameEn }) => ({ code, name_zh: nameZh, name_en: nameEn }));
  await upsert(client, { name: 'programme', key: ['code'], columns }, rows);
}

/**
 * The delivered edition becomes the province's first. A published edition never changes, so one that is there already is
 * left alone: a change of the files needs a version of its own.
 */
async function loadItems(client: pg.ClientBase, directory: Directory, regions: readonly RegionRow[]): Promise<void> {
  const { version, effectiveFrom, items } = directory;
  const province = regions.find(({ parentCode }) => parentCode === null)!.code;
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO directory_version (region_code, label, basis, effective_from) VALUES ($1, $2, $3, $4)
     ON CONFLICT (region_code, label) DO NOTHING RETURNING id`,
    [province, version, DELIVERED, effectiveFrom],
  );
  const versionId = rows[0]?.id;
  if (versionId === undefined) return;
  const columns = {
    version_id: 'uuid',
    code: 'text',
    class: 'text',
    name_zh: 'text',
    name_en: 'text',
    content_zh: 'text',
    content_en: 'text',
    unit_zh: 'text',
    unit_en: 'text',
    programmes: 'text[]',
    indicators: 'jsonb',
  };
  const lines = items.map((item) => ({
    version_id: versionId,
    code: item.code,
    class: item.class,
    name_zh: item.nameZh,
    name_en: item.nameEn,
    content_zh: item.contentZh,
    content_en: item.contentEn,
    unit_zh: item.unitZh,
    unit_en: item.unitEn,
    programmes: item.programmes,
    indicators: item.indicators,
  }));
  await upsert(client, { name: 'catalogue_item', key: ['code', 'version_id'], columns }, lines);
  await client.query(`UPDATE directory_version SET state = 'published', published_at = now() WHERE id = $1`, [
    versionId,
  ]);
}

/** What the delivered edition gives as its document; the migration says the same. */
const DELIVERED = '随系统交付的指导性目录';

async function loadNegativeList(client: pg.ClientBase, { version, negativeList }: Directory): Promise<void> {
  const columns = {
    code: 'text',
    version: 'text',
    name_zh: 'text',
    name_en: 'text',
    keywords: 'text[]',
    rule_id: 'text',
    reason_zh: 'text',
    reason_en: 'text',
  };
  const rows = negativeList.map((entry) => ({
    code: entry.code,
    version,
    name_zh: entry.nameZh,
    name_en: entry.nameEn,
    keywords: entry.keywords,
    rule_id: entry.ruleId,
    reason_zh: entry.reasonZh,
    reason_en: entry.reasonEn,
  }));
  await upsert(client, { name: 'negative_function', key: ['code', 'version'], columns }, rows);
}

/** The province's sources of money, for every programme until finance enters the direction of each; what is there stays. */
async function loadFunds(client: pg.ClientBase, { funds, directory, regions }: ReferenceData): Promise<void> {
  const province = regions.find(({ parentCode }) => parentCode === null)!.code;
  const programmes = directory.programmes.map(({ code }) => code);
  await client.query(
    `INSERT INTO fund_source (region_code, code, name_zh, name_en, programmes, effective_from, source)
     SELECT $1, f.code, f."nameZh", f."nameEn", $2, $3, $4
     FROM jsonb_to_recordset($5::jsonb) AS f (code text, "nameZh" text, "nameEn" text)
     ON CONFLICT (region_code, code, effective_from) DO NOTHING`,
    [province, programmes, funds.effectiveFrom, funds.source, JSON.stringify(funds.funds)],
  );
}
