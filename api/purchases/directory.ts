import type { CatalogueClass } from '../../domain/procurement/catalogue.ts';
import type { NegativeFunction } from '../../domain/procurement/negative-list.ts';
import type { Database } from '../../prisma/database.ts';

/** An item of the directory as the database has it. */
export interface DirectoryItem {
  readonly code: string;
  readonly version: string;
  readonly class: CatalogueClass;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly contentZh: string;
  readonly contentEn: string;
  readonly unitZh: string;
  readonly unitEn: string;
  readonly indicators: unknown[];
}

export interface Programme {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

/** The guidance directory in force (§2.1): the newest edition of every item, and what may never be bought. */
export interface Directory {
  readonly items: readonly DirectoryItem[];
  readonly programmes: readonly Programme[];
  readonly negativeList: readonly NegativeFunction[];
}

/** A new edition is seen within this time; in between nothing is read. */
const KEPT_MS = 60_000;

const kept = new WeakMap<Database, { readonly until: number; readonly directory: Promise<Directory> }>();

/** The directory, read at most once a minute: every start of a purchase needs it. */
export async function directoryOf(database: Database): Promise<Directory> {
  const known = kept.get(database);
  if (known !== undefined && known.until > Date.now()) return known.directory;
  const directory = read(database);
  kept.set(database, { until: Date.now() + KEPT_MS, directory });
  directory.catch(() => kept.delete(database));
  return directory;
}

async function read({ pool }: Database): Promise<Directory> {
  const [items, programmes, negativeList] = await Promise.all([
    pool.query<DirectoryItem>(ITEMS),
    pool.query<Programme>('SELECT code, name_zh AS "nameZh", name_en AS "nameEn" FROM programme ORDER BY code'),
    pool.query<NegativeFunction>(NEGATIVE),
  ]);
  return { items: items.rows, programmes: programmes.rows, negativeList: negativeList.rows };
}

const ITEMS = `
  SELECT DISTINCT ON (code) code, version, class, name_zh AS "nameZh", name_en AS "nameEn",
         content_zh AS "contentZh", content_en AS "contentEn", unit_zh AS "unitZh", unit_en AS "unitEn", indicators
  FROM catalogue_item
  WHERE effective_from <= (now() AT TIME ZONE 'Asia/Shanghai')::date
  ORDER BY code, effective_from DESC, version DESC`;

const NEGATIVE = `
  SELECT DISTINCT ON (code) code, name_zh AS "nameZh", name_en AS "nameEn", keywords, rule_id AS "ruleId",
         reason_zh AS "reasonZh", reason_en AS "reasonEn"
  FROM negative_function
  ORDER BY code, version DESC`;
