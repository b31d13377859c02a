import { readFileSync } from 'node:fs';
import type { CatalogueItem } from '../../domain/procurement/catalogue.ts';
import type { NegativeFunction } from '../../domain/procurement/negative-list.ts';
import type { Day } from '../../domain/time/shanghai.ts';

/** A GB/T 2260 division; parents stand before their children. */
export interface RegionRow {
  readonly code: string;
  readonly name: string;
  readonly level: 'province' | 'prefecture' | 'county';
  readonly parentCode: string | null;
}

export interface ProgrammeRow {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

/** Items that one contract may buy together. */
export interface CombinationRow extends ProgrammeRow {
  readonly items: readonly string[];
  readonly noteZh: string;
  readonly noteEn: string;
}

/** The State Council's holidays and make-up workdays (调休), each with the name of its festival. */
export interface CalendarFile {
  readonly version: string;
  readonly coveredFrom: Day;
  readonly coveredThrough: Day;
  readonly holidays: Readonly<Record<Day, string>>;
  readonly makeUpWorkdays: Readonly<Record<Day, string>>;
}

/** The guidance directory (指导性目录) of one edition. */
export interface Directory {
  readonly version: string;
  readonly effectiveFrom: Day;
  readonly items: readonly CatalogueItem[];
  readonly programmes: readonly ProgrammeRow[];
  readonly combinations: readonly CombinationRow[];
  readonly negativeList: readonly NegativeFunction[];
}

/** Sources of money that every installation begins with (BU-03), and the document that names them. */
export interface FundsFile {
  readonly effectiveFrom: Day;
  readonly source: string;
  readonly funds: readonly ProgrammeRow[];
}

interface Edition {
  readonly version: string;
  readonly effectiveFrom: Day;
}

/** The province, its prefectures and counties. */
export function readRegions(): readonly RegionRow[] {
  return readJson<{ regions: RegionRow[] }>('regions.json').regions;
}

export function readCalendar(): CalendarFile {
  return readJson('calendar.json');
}

/**
 * The service directory of §2.1. All its files are of one edition.
 *
 * @throws Error when a file carries another version than the items do
 */
export function readDirectory(): Directory {
  const transactional = readJson<Edition & { items: CatalogueItem[] }>('catalogue/items-transactional.json');
  const direct = readJson<Edition & { items: CatalogueItem[] }>('catalogue/items-direct.json');
  const programmes = readJson<Edition & { programmes: ProgrammeRow[] }>('catalogue/programmes.json');
  const combinations = readJson<Edition & { combinations: CombinationRow[] }>('catalogue/combinations.json');
  const negative = readJson<Edition & { functions: NegativeFunction[] }>('catalogue/negative-list.json');
  const { version, effectiveFrom } = transactional;
  for (const file of [direct, programmes, combinations, negative]) {
    if (file.version !== version) throw new Error(`The directory mixes the editions ${version} and ${file.version}.`);
  }
  return {
    version,
    effectiveFrom,
    items: [...transactional.items, ...direct.items],
    programmes: programmes.programmes,
    combinations: combinations.combinations,
    negativeList: negative.functions,
  };
}

export function readFunds(): FundsFile {
  return readJson('funds.json');
}

function readJson<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as T;
}
